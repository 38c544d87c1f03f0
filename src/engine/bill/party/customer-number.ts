import type { Sheet } from '../page/sheet.ts';

const named =
  /(?:お客[様さ]ま?(?:番号|No\.?|コード)|供給地点(?:特定)?番号|契約番号|使用者番号|水栓番号|顧客(?:番号|コード)|お得意様(?:番号|コード)|会員番号|カード番号|需要家番号|整理番号|交付番号|コード)[^\d\n]{0,4}([\d*][\d *-]{3,40}\d)/;

/** Whether a number identifies the customer, masked but for its last two digits. Nothing else of it is ever kept. */
export function customerNumber(sheet: Sheet): string | null {
  const found = named.exec(sheet.pages.kana.text) ?? named.exec(sheet.pages.tesseract.text);
  const digits = found?.[1]?.replace(/\D/g, '') ?? '';
  return digits.length < 4 ? null : `****-${digits.slice(-2)}`;
}
