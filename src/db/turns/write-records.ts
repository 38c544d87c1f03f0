import type { RecordEffect } from '../../bot/effect.ts';
import { forgetSaid, keepTranscript } from './keep-transcript.ts';
import { adviceRows, saveAdvice } from './records/advice.ts';
import { cancelWaiting, forgetPhotos, photosHeard, saveCharts } from './records/conversation.ts';
import type { Decided, RecordContext } from './records/decided.ts';
import { createBusinesses, saveConsents, saveProfiles } from './records/firm.ts';
import { countBills, votePlaces } from './records/layouts.ts';
import { ledgerRows, saveEmissions, saveReadings, withdrawnRows, withdrawReadings } from './records/ledger.ts';
import { forgetOpinions, saveOpinions } from './records/opinions.ts';
import { saveShown, tellCorrections } from './records/shown.ts';
import { saveSites } from './records/site.ts';
import type { Settled } from './write-queues.ts';

/**
 * Writes what the turns of one programme decided: one statement for each sort of record, whatever their number. They
 * travel together and run in this order, so that what belongs to a firm finds it there.
 */
export async function writeRecords(context: RecordContext, settled: readonly Settled[]): Promise<void> {
  const decided = settled.flatMap(decisions);
  const of = <D extends RecordEffect['do']>(name: D): readonly Decided<D>[] => decided.filter((one) => isOf(one, name));
  const saved = ledgerRows(of('save-reading'));
  await Promise.all([
    createBusinesses(context, of('create-business')),
    saveConsents(context, of('save-consent')),
    saveProfiles(context, of('save-profile')),
    saveSites(context, of('save-site')),
    saveReadings(context, saved),
    saveEmissions(context, saved),
    withdrawReadings(context, withdrawnRows(of('withdraw-reading'))),
    saveAdvice(context, adviceRows(of('save-advice'))),
    saveShown(context, of('save-shown')),
    tellCorrections(context, of('corrections-told')),
    countBills(context, of('learn-layout')),
    votePlaces(context, of('learn-layout')),
    saveOpinions(context, of('save-opinion')),
    saveCharts(context, of('save-chart')),
    photosHeard(context, of('photo-heard')),
    forgetPhotos(context, of('forget-photo')),
    forgetOpinions(context, of('forget-photo')),
    forgetSaid(context, of('forget-photo')),
    cancelWaiting(context, of('set-reachable')),
    keepTranscript(context.db, context.programmeId, settled),
  ]);
}

function decisions({ claim, outcome }: Settled): readonly Decided[] {
  const created = outcome.records.find((record) => record.do === 'create-business' || record.do === 'take-place');
  const businessId = created?.businessId ?? claim.businessId;
  return outcome.records.map((record) => ({ claim, businessId, record }));
}

function isOf<D extends RecordEffect['do']>(one: Decided, name: D): one is Decided & Decided<D> {
  return one.record.do === name;
}
