import { measureSteps } from '../../bot/advice/measure-steps.ts';
import type { AdviceRecord } from '../../bot/advice/record.ts';
import type { ReportLocale } from '../../bot/report/words.ts';
import { listOpinions } from '../../db/desk/opinions.ts';
import { countCases, type Days } from '../../db/desk/record.ts';
import { adviceOfProgramme } from '../../db/repositories/advice.ts';
import { knowledgeInForce } from '../../db/repositories/editions.ts';
import type { ProgrammeRow } from '../../db/repositories/programmes.ts';
import { loadLedgerFirms } from '../../db/repositories/report-data.ts';
import { japanTime } from '../../engine/business-time/hours.ts';
import { delayReasons } from '../../engine/jcredit/procedure.ts';
import { textIn } from '../../engine/knowledge/text.ts';
import { addMonths, firstDay, lastDay, type Period } from '../../engine/period.ts';
import type { Activities } from '../../engine/report/activities.ts';
import type { ReportFirm, ReportKind, ReportOpinion, ReportProposal } from '../../engine/report/input.ts';
import type { Storage } from '../storage.ts';
import { loadActivities } from './activities.ts';

/** What reports of a programme are made from. */
export type ReportData = {
  readonly firms: readonly ReportFirm[];
  readonly consultations: number;
  readonly activities: Activities | null;
};

type Wanted = {
  readonly kind: ReportKind;
  readonly period: Period;
  readonly today: string;
  readonly locale: ReportLocale;
  /** Of one firm only, by its id or number; null: of all. */
  readonly business: string | null;
};

/**
 * Reads it for these months, the year before included; words only with consent. All of it as it stood at one moment: a
 * figure that is corrected meanwhile is in it whole or not at all.
 */
export async function loadReportData(
  { database, vault }: Pick<Storage, 'database' | 'vault'>,
  programme: ProgrammeRow,
  wanted: Wanted,
): Promise<ReportData> {
  return database.snapshot(programme.id, (db) =>
    readAll({ database: { ...database, scoped: (_programme, work) => work(db) }, vault }, programme, wanted),
  );
}

async function readAll(
  storage: Pick<Storage, 'database' | 'vault'>,
  programme: ProgrammeRow,
  { kind, period, today, locale, business: whole }: Wanted,
): Promise<ReportData> {
  const { id: programmeId } = programme;
  const book = { database: storage.database, vault: storage.vault, programmeId };
  const end = lastDay(period.to);
  const days: Days = { from: firstDay(period.from), to: end };
  const ledgers = await loadLedgerFirms(storage, programmeId, {
    ...{ from: addMonths(period.from, -12), to: period.to, whole },
  });
  const said = await saidBy(storage, programmeId, { locale, days });
  // What is said while the report is being made belongs to it.
  const opinions = await opinionsOf(book, { ...days, to: today > end ? today : end });
  const firms = ledgers.map((firm) => ({
    ...firm,
    ...(said.get(firm.id) ?? { proposals: [], delays: [] }),
    opinions: opinions.get(firm.number) ?? [],
  }));
  return {
    firms,
    consultations: await countCases(book, days),
    activities: kind === 'completion' ? await loadActivities(storage, programme, { days, today, firms }) : null,
  };
}

type Said = Required<Pick<ReportFirm, 'proposals' | 'delays'>>;

/** What was proposed to each firm, and why it could not register a project. */
async function saidBy(
  { database }: Pick<Storage, 'database'>,
  programmeId: string,
  { locale, days }: { readonly locale: ReportLocale; readonly days: Days },
): Promise<ReadonlyMap<string, Said>> {
  const knowledge = await database.scoped(programmeId, (db) => knowledgeInForce(db));
  const titles = new Map(knowledge.measures.map(({ id, title }) => [id, textIn(title, locale)]));
  const advice = await adviceOfProgramme(database, programmeId);
  return new Map(
    [...advice].map(([id, { records }]) => [
      id,
      { proposals: proposalsIn(records, titles), delays: delaysIn(records, days) },
    ]),
  );
}

function proposalsIn(records: readonly AdviceRecord[], titles: ReadonlyMap<string, string>): readonly ReportProposal[] {
  return [...measureSteps(records)].flatMap(([measureId, steps]) => {
    const last = steps.at(-1);
    const title = titles.get(measureId) ?? measureId;
    return last === undefined ? [] : [{ measureId, title, step: last.step, day: last.day }];
  });
}

function delaysIn(records: readonly AdviceRecord[], { from, to }: Days): Said['delays'] {
  const given = records.flatMap((one) =>
    one.about === 'credit-delay' && one.day >= from && one.day <= to ? [one.reason] : [],
  );
  return delayReasons.filter((reason) => given.includes(reason));
}

async function opinionsOf(
  book: Parameters<typeof listOpinions>[0],
  days: Days,
): Promise<ReadonlyMap<number, readonly ReportOpinion[]>> {
  const said = await listOpinions(book, days);
  const told = said.flatMap(({ at, firm, consent, words }) =>
    firm === null || !consent || words === null ? [] : [{ firm, day: japanTime(at).day, words }],
  );
  const byFirm = Map.groupBy(told, ({ firm }) => firm);
  return new Map([...byFirm].map(([firm, list]) => [firm, list.map(({ day, words }) => ({ day, words }))]));
}
