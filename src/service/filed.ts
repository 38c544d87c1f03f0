import { forecastOf } from '../bot/desk/record/forecast.ts';
import { measuresOf } from '../bot/desk/record/measures.ts';
import type { Filed } from '../bot/desk/record/sheets.ts';
import { sumsOf } from '../bot/desk/record/sums.ts';
import { hoursOf } from '../bot/desk/timers/hours.ts';
import { listOpinions } from '../db/desk/opinions.ts';
import { countCases, type Days, loadRecord } from '../db/desk/record.ts';
import type { ProgrammeRow } from '../db/repositories/programmes.ts';
import { allHolidays } from './desk-options.ts';
import type { Storage } from './storage.ts';

/**
 * The record of a programme's cases on some days, with sums, measures, opinions and the forecast until the end of the
 * term. `today` (`YYYY-MM-DD` in Japan): nothing is known of later days.
 */
export async function loadFiled(
  { database, vault }: Pick<Storage, 'database' | 'vault'>,
  { id: programmeId, document }: ProgrammeRow,
  { days, today }: { readonly days: Days; readonly today: string },
): Promise<Filed> {
  const { term, consultation } = document;
  const book = { database, vault, programmeId };
  const hours = hoursOf(consultation, allHolidays());
  const cases = await loadRecord(book, days);
  const since = await countCases(book, { from: term.from, to: days.to });
  return {
    ...{ cases, hours, opinions: await listOpinions(book, days) },
    sums: sumsOf(cases, { since, target: consultation.target }),
    measures: measuresOf(cases, hours),
    forecast: forecastOf({ since, term, today: days.to < today ? days.to : today }, hours),
  };
}
