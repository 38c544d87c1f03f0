import { type BillContext, readBill } from './read-bill.ts';
import type { BillReading } from './reading.ts';
import type { Scan } from './scan.ts';

const ranks: readonly BillReading['status'][] = ['reject', 'review', 'ok'];

/** The page that says most, and which it is: the back of a bill says nothing. Null where there is no page. */
export function readPages(
  pages: readonly Scan[],
  context: BillContext,
): { readonly page: number; readonly reading: BillReading } | null {
  const read = pages.map((scan, page) => ({ page, reading: readBill(scan, context) }));
  const rank = ({ reading }: (typeof read)[number]): number => ranks.indexOf(reading.status);
  return read.toSorted((a, b) => rank(b) - rank(a))[0] ?? null;
}
