import { pageOf } from '../page/page.ts';
import type { Sheet } from '../page/sheet.ts';
import type { Scan } from '../scan.ts';

const named =
  /(?:お客[様さ]ま?(?:番号|No\.?|コード)|供給地点(?:特定)?番号|契約番号|使用者番号|水栓番号|顧客(?:番号|コード)|お得意様(?:番号|コード)|会員番号|カード番号|需要家番号|整理番号|交付番号|コード)[^\d\n]{0,4}([\d*][\d *-]{3,40}\d)/;

/** Whether a number identifies the customer, masked but for its last two digits. Nothing else of it is ever kept. */
export function customerNumber(sheet: Sheet): string | null {
  const found = named.exec(sheet.pages.kana.text) ?? named.exec(sheet.pages.tesseract.text);
  const digits = found?.[1]?.replace(/\D/g, '') ?? '';
  return digits.length < 4 ? null : `****-${digits.slice(-2)}`;
}

/** A number that tells one meter or contract from another, as digits. It names a customer: only a keyed hash of it may be kept. */
export type MeterNumber = { readonly sort: 'supply' | 'meter' | 'customer'; readonly digits: string };

// The surest first: one customer may have several meters, and a meter is exchanged one day.
const sorts: readonly (readonly [MeterNumber['sort'], RegExp])[] = [
  ['supply', /供給地点(?:特定)?番号[^\d\n]{0,4}(\d[\d -]{4,40}\d)/],
  ['meter', /(?:計器|メータ[ー一-]?|水栓)番号[^\d\n]{0,4}(\d[\d -]{4,40}\d)/],
  ['customer', /(?:お客[様さ]ま?番号|契約番号|使用者番号|需要家番号|お得意様番号)[^\d\n]{0,4}(\d[\d -]{4,40}\d)/],
];
const leastDigits = 6;

/** The numbers of a paper by which its meter is known again; only what two recognisers have read alike to the last digit. */
export function meterNumbers({ lines }: Scan): readonly MeterNumber[] {
  const [one, other] = [pageOf(lines.kana).text, pageOf(lines.tesseract).text];
  return sorts.flatMap(([sort, pattern]) => {
    const [digits, again] = [one, other].map((text) => pattern.exec(text)?.[1]?.replace(/\D/g, '') ?? '');
    return digits !== undefined && digits === again && digits.length >= leastDigits ? [{ sort, digits }] : [];
  });
}
