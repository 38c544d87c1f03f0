import { judgeMonth } from './judge/month.ts';
import { monthCandidates } from './month/month.ts';
import { sheetOf } from './page/sheet.ts';
import { type BillContext, readBill, verdictOn } from './read-bill.ts';
import type { BillReading } from './reading.ts';
import type { Scan } from './scan.ts';

/** A sheet that was read, and the page of the file it is on: papers in one photograph share their page. */
export type ReadableSheet = { readonly scan: Scan; readonly page: number };

/** What a sheet says; `sheet` is its place among those that were given. */
export type SheetReading = { readonly sheet: number; readonly reading: BillReading };

const ranks: readonly BillReading['status'][] = ['reject', 'review', 'ok'];

/**
 * The bills on the sheets of a file or photograph, the surest first. Where none is a bill, the first sheet's refusal; empty
 * only where there is no sheet. The back of a bill is no bill of its own, but may name the month.
 */
export function readPages(sheets: readonly ReadableSheet[], context: BillContext): readonly SheetReading[] {
  const read = sheets.map(({ scan }, sheet) => ({ sheet, reading: readBill(scan, context) }));
  const accepted = read.filter(({ reading }) => reading.status !== 'reject').toSorted(bySureness);
  if (accepted.length === 0) return read.slice(0, 1);
  const bills = accepted.filter((one, at) => !accepted.slice(0, at).some((other) => isSameBill(one, other, sheets)));
  const [only, ...others] = bills;
  return only === undefined || others.length > 0 ? bills : [withMonthOf(only, sheets, context)];
}

/** How much of a reading is sure: more is better. */
export function surenessOf({ status, fields }: BillReading): number {
  const sure = [fields.kind, fields.usage, fields.month].filter((field) => field.status === 'ok').length;
  const found = [fields.usage, fields.month].filter(({ candidates }) => candidates.length > 0).length;
  return ranks.indexOf(status) * 100 + sure * 10 + found;
}

function bySureness(a: SheetReading, b: SheetReading): number {
  return surenessOf(b.reading) - surenessOf(a.reading);
}

/** Pages of one file are of one bill, unless they say otherwise; papers beside each other are not, unless all is the same. */
function isSameBill(one: SheetReading, other: SheetReading, sheets: readonly ReadableSheet[]): boolean {
  const [a, b] = [one.reading, other.reading];
  const isOnePage = sheets[one.sheet]?.page === sheets[other.sheet]?.page;
  if (a.kind !== b.kind) return false;
  if (!isOnePage) return a.month === null || b.month === null || a.month === b.month;
  return a.month === b.month && a.usage?.value === b.usage?.value;
}

/** A bill that names no month, and another side of it that does. */
function withMonthOf(bill: SheetReading, sheets: readonly ReadableSheet[], context: BillContext): SheetReading {
  const { reading } = bill;
  if (reading.fields.month.why !== 'not-found') return bill;
  const found = sheets
    .filter((_, at) => at !== bill.sheet)
    .map(({ scan }) => judgeMonth(monthCandidates(sheetOf(scan), context.today), reading.kind ?? 'electricity'))
    .find(({ why }) => why !== 'not-found');
  if (found === undefined) return bill;
  // Its box is on the other side: nothing of this one can be shown for it.
  const fields = { ...reading.fields, month: { ...found, box: null } };
  const month = found.candidates[0] ?? null;
  return { ...bill, reading: { ...reading, ...verdictOn(fields, reading.items), month, fields } };
}
