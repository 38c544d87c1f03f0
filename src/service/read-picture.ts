import type { BillScanner, Scanned } from '../adapters/bills/bill-scanner.ts';
import type { ScannedPage } from '../adapters/bills/messages.ts';
import { addresseesOf } from '../engine/bill/party/addressee.ts';
import { type BillContext, doubted } from '../engine/bill/read-bill.ts';
import { readPages, surenessOf } from '../engine/bill/read-pages.ts';
import type { BillReading } from '../engine/bill/reading.ts';

/** A bill, the sheet it was read from, and whom it is addressed to. */
export type BillOnSheet = {
  readonly sheet: ScannedPage;
  readonly reading: BillReading;
  readonly addressees: readonly string[];
};

/** The bills in a picture or file, the surest first (or the refusal of what is none), or why it cannot be read. */
export type PictureRead =
  | { readonly bills: readonly BillOnSheet[] }
  | { readonly problem: Extract<Scanned, { readonly problem: string }>['problem'] };

/**
 * Reads a picture or file. Where the sheet may have been cut out wrongly, a second look is taken at the whole picture. What is
 * known beside it may be still on its way: the picture takes its turn at the scanner at once, so that several keep their order.
 */
export async function readPicture(
  scanner: BillScanner,
  bytes: Uint8Array,
  context: BillContext | Promise<BillContext>,
): Promise<PictureRead> {
  const [scanned, known] = await Promise.all([scanner.scan(bytes), context]);
  const first = readFrom(scanned, known);
  if ('problem' in first || !(isWorthAnotherLook(first.bills) || isInParts(first.bills, scanned))) return first;
  const second = readFrom(await scanner.scan(bytes, { whole: true }), known);
  if ('problem' in second || sureness(second.bills) <= sureness(first.bills)) return first;
  return sawNone(first.bills)
    ? { bills: second.bills.map((bill) => ({ ...bill, reading: doubted(bill.reading) })) }
    : second;
}

function readFrom(scanned: Scanned, context: BillContext): PictureRead {
  if ('problem' in scanned) return scanned;
  const bills = readPages(scanned.pages, context).flatMap(({ sheet: at, reading }) => {
    const sheet = scanned.pages[at];
    return sheet === undefined ? [] : [{ sheet, reading, addressees: addresseesOf(sheet.scan) }];
  });
  const [only, ...others] = bills;
  if (only === undefined) return { problem: 'picture-broken' };
  return { bills: others.length > 0 ? bills : [{ ...only, addressees: onAnySide(only, scanned.pages) }] };
}

/** A bill of several pages may name its addressee on one of the others. */
function onAnySide({ sheet, addressees }: BillOnSheet, pages: readonly ScannedPage[]): readonly string[] {
  if (addressees.length > 0) return addressees;
  const others = pages.filter((one) => one !== sheet).map(({ scan }) => addresseesOf(scan));
  return others.find((names) => names.length > 0) ?? [];
}

/** It was seen to be a bill, and none of its numbers to be the amount: what a look from further off finds has to be asked. */
function sawNone([only]: readonly BillOnSheet[]): boolean {
  return only?.reading.reason === 'no-amount-found';
}

function sureness([best]: readonly BillOnSheet[]): number {
  return best === undefined ? -1 : surenessOf(best.reading);
}

/** Of several sheets in a picture one is a bill that does not say all: they may be parts of one paper. */
function isInParts([only, ...others]: readonly BillOnSheet[], scanned: Scanned): boolean {
  if (only === undefined || others.length > 0 || 'problem' in scanned) return false;
  return only.reading.status === 'review' && scanned.pages.filter(({ page }) => page === only.sheet.page).length > 1;
}

function isWorthAnotherLook(bills: readonly BillOnSheet[]): boolean {
  const [only, ...others] = bills;
  if (only === undefined || others.length > 0 || only.sheet.paper === 'none') return false;
  const { status } = only.reading;
  return status === 'reject' || (status === 'review' && only.sheet.paper === 'sides');
}
