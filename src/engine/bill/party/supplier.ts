import type { Sheet } from '../page/sheet.ts';

/** Names of suppliers as the lists have them, for one kind. */
export type SupplierNames = readonly string[];

const company = /(?:株式会社|有限会社|合同会社|\(株\)|\(有\))/;
const customer = /様|さま|御中|殿|[^水]使用者|お客|排出|宛/;
const publicBody =
  /[\p{sc=Han}]{1,8}[市町村都府県](?:上下?水道局|水道局|上下水道部|水道部|水道課|企業局)|[\p{sc=Han}]{2,12}(?:水道企業団|広域水道|水道組合)/u;
/** Whether a name is that of a public body such as a 水道局. */
export function isPublicBody(name: string): boolean {
  return publicBody.exec(name)?.[0] === name;
}

const shop = /[^\s]{2,20}(?:SS|給油所|石油店|商店|燃料店|ガス商会|プロパン店|サービスステーション)/;

const comparable = (name: string): string =>
  name
    .replace(/株式会社|有限会社|合同会社|\(株\)|\(有\)|㈱|㈲|[\s・.()（）]/g, '')
    .replaceAll('力', 'カ')
    .replaceAll('ー', '一');

/** Who sells or delivers: a name of the lists where one is written, else whoever is not addressed. */
export function supplierOf(sheet: Sheet, names: SupplierNames): string | null {
  const rows = sheet.pages.kana.rows.map((row) => row.map(({ text }) => text));
  const written = comparable(rows.flat().join('\n'));
  const listed = names
    .filter((name) => comparable(name).length >= 4 && written.includes(comparable(name)))
    .sort((a, b) => b.length - a.length)[0];
  if (listed !== undefined) return listed;
  const cells = rows.flatMap((row) =>
    row.map((text, at) => ({ text, next: row[at + 1] ?? '', before: row[at - 1] ?? '' })),
  );
  const isAddressed = (cell: (typeof cells)[number]): boolean =>
    customer.test(cell.text) || /^(様|御中|殿)/.test(cell.next) || customer.test(cell.before);
  const others = cells.filter((cell) => !isAddressed(cell));
  const body = others.map(({ text }) => publicBody.exec(text)?.[0]).find((name) => name !== undefined);
  const firm = others.find(({ text }) => company.test(text) && text.length >= 6)?.text;
  return body ?? firm ?? others.map(({ text }) => shop.exec(text)?.[0]).find((name) => name !== undefined) ?? null;
}
