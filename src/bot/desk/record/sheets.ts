import type { BusinessHours } from '../../../engine/business-time/hours.ts';
import type { Locale } from '../../facts.ts';
import { writeText } from '../../text/write.ts';
import type { CaseRecord } from './case.ts';
import { type RecordSums, sumsTable } from './sums.ts';
import { type Cell, recordTable } from './table.ts';

/** What is filed: cases, their sums, and the hours by which answers are measured. */
export type Filed = {
  readonly cases: readonly CaseRecord[];
  readonly sums: RecordSums;
  readonly hours: BusinessHours;
};

type RecordSheet = { readonly name: string; readonly rows: readonly (readonly Cell[])[]; readonly heads: boolean };

/** The sheets of the file: the cases, and the sums. */
export function recordSheets({ cases, sums, hours }: Filed, locale: Locale): readonly RecordSheet[] {
  return [
    { name: writeText({ key: 'record.sheet-cases' }, locale), rows: recordTable(cases, hours, locale), heads: true },
    { name: writeText({ key: 'record.sheet-sums' }, locale), rows: sumsTable(sums, locale), heads: false },
  ];
}
