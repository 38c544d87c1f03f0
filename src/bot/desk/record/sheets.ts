import type { BusinessHours } from '../../../engine/business-time/hours.ts';
import type { Locale } from '../../facts.ts';
import { writeText } from '../../text/write.ts';
import type { CaseRecord } from './case.ts';
import { type Forecast, forecastTable } from './forecast.ts';
import { type Measures, measuresTable } from './measures.ts';
import { type Opinion, opinionsTable } from './opinions.ts';
import { type RecordSums, sumsTable } from './sums.ts';
import { type Cell, recordTable } from './table.ts';

/** What is filed: cases, their sums and measures, what people said, and the hours by which answers are measured. */
export type Filed = {
  readonly cases: readonly CaseRecord[];
  readonly sums: RecordSums;
  readonly measures: Measures;
  readonly forecast: Forecast | null;
  readonly opinions: readonly Opinion[];
  readonly hours: BusinessHours;
};

type RecordSheet = { readonly name: string; readonly rows: readonly (readonly Cell[])[]; readonly heads: boolean };

/** The sheets of the file: the cases, the sums, and the opinions. */
export function recordSheets(filed: Filed, locale: Locale): readonly RecordSheet[] {
  const { cases, sums, measures, forecast, opinions, hours } = filed;
  const name = (key: string): string => writeText({ key }, locale);
  const counted = [...sumsTable(sums, locale), ...measuresTable(measures, locale), ...forecastTable(forecast, locale)];
  return [
    { name: name('record.sheet-cases'), rows: recordTable(cases, hours, locale), heads: true },
    { name: name('record.sheet-sums'), rows: counted, heads: false },
    { name: name('record.sheet-opinions'), rows: opinionsTable(opinions, locale), heads: true },
  ];
}
