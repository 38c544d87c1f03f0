import { randomUUID } from 'node:crypto';
import { type ReportAct, readReportAct } from '../../bot/desk/staff/reports.ts';
import type { Text } from '../../bot/message.ts';
import type { SlackAnswer, SlackValues } from '../../bot/slack/happening.ts';
import { showBusiness } from '../../db/repositories/businesses.ts';
import { addJob, type NewJob } from '../../db/repositories/report-jobs.ts';
import { japanTime } from '../../engine/business-time/hours.ts';
import { isMonth, type Period } from '../../engine/period.ts';
import { type ReportKind, reportKinds } from '../../engine/report/input.ts';
import { mayHave } from '../report/may.ts';
import type { Refused } from './act.ts';
import { type Answer, said } from './answers.ts';
import { notice } from './blocks.ts';
import { consentsOf, firmByNumber } from './firm-facts.ts';
import { officeOf } from './office/who.ts';
import { showForm } from './open.ts';
import type { Scene, SceneOf } from './options.ts';
import { reportForm } from './report-form.ts';
import { text, write } from './say.ts';
import { type Actor, actorOf, type Member } from './who.ts';

/** `/hakaru 報告書`: the form. Null: it stands on a page of its own. */
export function reportAnswer(scene: Scene, actor: Actor, programme: string | null): Answer | null {
  const members = officeOf(actor).filter((one) => programme === null || one.programme.code === programme);
  const [member, other] = members;
  if (member === undefined) return said(text('door.report-refused'));
  if (other !== undefined) {
    const codes = members.map((one) => one.programme.code).join('、');
    return said(text('door.report-which', { codes, first: member.programme.code }));
  }
  const today = japanTime(scene.now.toISOString()).day;
  showForm(scene, async () => reportForm(member, { entry: randomUUID(), today }));
  return null;
}

/** A form in which a report was asked for. Anything else is not ours: null. */
export function reportActOf(metadata: string): ReportAct | null {
  const act = readReportAct(metadata);
  return act?.act === 'form' ? act : null;
}

/** The form was sent: the report is queued, and made by whoever works. What is wrong stands at its field. */
export async function askReport(
  scene: SceneOf<'submitted'>,
  act: ReportAct,
  values: SlackValues,
): Promise<SlackAnswer> {
  const found = await memberOf(scene, act.programmeId);
  if ('refused' in found) return errorAt('kind', found.refused);
  const filled = filledIn(values);
  if ('at' in filled) return errorAt(filled.at, filled.text);
  const firm = await firmOf(found, filled);
  if (firm !== null && 'refused' in firm) return errorAt('firm', firm.refused);
  if (!mayHave(found.role, filled.kind, firm?.agreed === true)) return errorAt('kind', text('door.report-not-yours'));
  const { options, happening } = scene;
  const job: NewJob = {
    ...{ id: act.about, programmeId: act.programmeId, kind: filled.kind, period: filled.period, language: 'ja' },
    ...{ businessId: firm?.id ?? null, staffId: found.id, account: happening.account },
  };
  await options.desk.database.scoped(act.programmeId, (db) => addJob(db, job, scene.now));
  options.onReport?.();
  return { answer: 'update', view: notice(text('door.report-begun')) };
}

/** Somebody of the client or of those who run the programme, as it knows the person now. */
export async function memberOf(scene: Scene, programmeId: string): Promise<Member | Refused> {
  const actor = await actorOf(scene, programmeId);
  if ('refused' in actor) return actor;
  return officeOf(actor)[0] ?? { refused: text('door.report-refused') };
}

function errorAt(field: string, why: Text): SlackAnswer {
  return { answer: 'errors', errors: { [field]: write(why) } };
}

type Filled = { readonly kind: ReportKind; readonly period: Period; readonly number: number | null };
type Wrong = { readonly at: string; readonly text: Text };

function filledIn(values: SlackValues): Filled | Wrong {
  const first = (block: string): string => values[block]?.[0]?.trim() ?? '';
  const kind = reportKinds.find((one) => one === first('kind'));
  const [from, to] = [first('from'), first('to')];
  const typed = first('firm').normalize('NFKC');
  if (kind === undefined) return { at: 'kind', text: text('door.choose') };
  if (!isMonth(from) || !isMonth(to)) return { at: 'from', text: text('door.choose') };
  if (from > to) return { at: 'to', text: text('door.report-order') };
  if (typed !== '' && !/^\d{1,6}$/.test(typed)) return { at: 'firm', text: text('door.report-firm-number') };
  if (typed !== '' && kind !== 'firm') return { at: 'firm', text: text('door.report-firm-only') };
  return { kind, period: { from, to }, number: typed === '' ? null : Number(typed) };
}

type Firm = { readonly id: string; readonly agreed: boolean };

/** The firm of a number, and whether it agrees that the client hears of it; null: none is named. */
async function firmOf(member: Member, { number }: Filled): Promise<Firm | Refused | null> {
  if (number === null) return null;
  const id = await firmByNumber(member, number);
  const { database, vault, programmeId } = member.book;
  const firm = id === null ? null : await showBusiness(database, vault, programmeId, id);
  if (id === null || firm === null) return { refused: text('door.no-number', { number: String(number) }) };
  const given = consentsOf(firm);
  return { id, agreed: given.get('use') === true && given.get('client') === true };
}
