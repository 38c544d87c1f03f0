import { cohortOf } from '../../engine/report/cohort.ts';
import type { ReportFirm, ReportQuestion } from '../../engine/report/input.ts';
import { membersOf } from '../../engine/report/members.ts';
import { pairingOf } from '../../engine/report/pairing.ts';
import { reportOf } from '../../engine/report/report.ts';
import { dayInJapan } from '../day.ts';
import type { ReportDesk, ReportOrder } from './desk.ts';
import { loadReportData, type ReportData } from './load.ts';
import { type Kept, keepVersion } from './versions.ts';

/** One report of an order after it was kept, and how far the order is. */
export type Step = Kept & { readonly done: number; readonly total: number };

/** Nothing was made: there is no such firm, or no firm at all. */
export type NothingMade = 'no-firm';

/**
 * Makes what an order asks for, one report after the other, all of them from the ledger as it stood at one moment. It can
 * be left at any step; whoever begins again finds what was made, and makes a new version only where something changed.
 */
export async function* makeVersions(desk: ReportDesk, order: ReportOrder): AsyncGenerator<Step, NothingMade | null> {
  const asOf = desk.clock.now();
  const { programme, kind, period, language } = order;
  const today = dayInJapan(asOf);
  const data = await loadReportData(desk, programme, {
    kind,
    period,
    today,
    locale: language,
    business: order.business,
  });
  const question = questionOf(order, data, today);
  const units = kind === 'firm' ? data.firms.filter((firm) => isWanted(firm, order.business)) : [null];
  for (const [at, firm] of units.entries()) {
    const report = reportOf(firm === null ? question : { ...question, firms: [firm] });
    const kept = await keepVersion(desk, {
      programmeId: programme.id,
      series: { kind, period, language, businessId: firm?.id ?? null },
      ...{ report, asOf, by: order.by, members: firm === null ? membersIn(question) : [] },
    });
    // Erased while it was being made: there is nothing to keep.
    if (kept !== null) yield { ...kept, done: at + 1, total: units.length };
  }
  return units.length === 0 ? 'no-firm' : null;
}

function questionOf({ programme, kind, period }: ReportOrder, data: ReportData, today: string): ReportQuestion {
  const { code, name, client, operator, cohortMinimum } = programme.document;
  return {
    ...{ kind, period, madeOn: today, approvedBy: null, fewest: cohortMinimum },
    programme: { code, name, client, operator },
    consultations: kind === 'firm' ? null : data.consultations,
    firms: data.firms,
    activities: data.activities,
    cohort: kind === 'firm' ? cohortOf(data.firms, pairingOf(data.firms, period, today)) : null,
  };
}

function membersIn({ firms, kind }: ReportQuestion): readonly string[] {
  return kind === 'completion' ? [] : membersOf(firms, kind).firms.map(({ id }) => id);
}

/** Whoever took back the use of its figures gets its own only when it is asked for by name. */
function isWanted({ id, number, consents }: ReportFirm, business: string | null): boolean {
  return business === null ? consents.use : business === id || business === String(number);
}
