import { measureSteps } from '../../bot/advice/measure-steps.ts';
import type { ReportLocale } from '../../bot/report/words.ts';
import { listOpinions } from '../../db/desk/opinions.ts';
import { countCases, type Days } from '../../db/desk/record.ts';
import { adviceOfProgramme } from '../../db/repositories/advice.ts';
import { knowledgeInForce } from '../../db/repositories/editions.ts';
import type { ProgrammeRow } from '../../db/repositories/programmes.ts';
import { loadLedgerFirms } from '../../db/repositories/report-data.ts';
import { japanTime } from '../../engine/business-time/hours.ts';
import { textIn } from '../../engine/knowledge/text.ts';
import { addMonths, firstDay, lastDay, type Period } from '../../engine/period.ts';
import type { ReportFirm, ReportOpinion, ReportProposal } from '../../engine/report/input.ts';
import type { Storage } from '../storage.ts';

/** What reports of a programme are made from. */
export type ReportData = { readonly firms: readonly ReportFirm[]; readonly consultations: number };

/** Reads it for these months, the year before included; words only with consent. */
export async function loadReportData(
  storage: Pick<Storage, 'database' | 'vault'>,
  { id: programmeId }: ProgrammeRow,
  { period, today, locale }: { readonly period: Period; readonly today: string; readonly locale: ReportLocale },
): Promise<ReportData> {
  const book = { database: storage.database, vault: storage.vault, programmeId };
  const end = lastDay(period.to);
  const days: Days = { from: firstDay(period.from), to: end };
  const ledgers = await loadLedgerFirms(storage, programmeId, { from: addMonths(period.from, -12), to: period.to });
  const proposals = await proposalsOf(storage, programmeId, locale);
  // What is said while the report is being made belongs to it.
  const opinions = await opinionsOf(book, { ...days, to: today > end ? today : end });
  const firms = ledgers.map((firm) => ({
    ...firm,
    proposals: proposals.get(firm.id) ?? [],
    opinions: opinions.get(firm.number) ?? [],
  }));
  return { firms, consultations: await countCases(book, days) };
}

async function proposalsOf(
  { database }: Pick<Storage, 'database'>,
  programmeId: string,
  locale: ReportLocale,
): Promise<ReadonlyMap<string, readonly ReportProposal[]>> {
  const knowledge = await database.scoped(programmeId, (db) => knowledgeInForce(db));
  const titles = new Map(knowledge.measures.map(({ id, title }) => [id, textIn(title, locale)]));
  const advice = await adviceOfProgramme(database, programmeId);
  return new Map(
    [...advice].map(([id, { records }]) => [
      id,
      [...measureSteps(records)].flatMap(([measureId, steps]) => {
        const last = steps.at(-1);
        const title = titles.get(measureId) ?? measureId;
        return last === undefined ? [] : [{ measureId, title, step: last.step, day: last.day }];
      }),
    ]),
  );
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
