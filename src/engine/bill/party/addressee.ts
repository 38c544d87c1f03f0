import { type Page, pageOf, type Row } from '../page/page.ts';
import type { Scan } from '../scan.ts';
import { isNearName } from './same-party.ts';

// 仕様, 同様 and 多様 are no address.
const honoured = /^(.*?[^仕同多異模])(?:様方?|さま|御中|殿)$/u;
const honorific = /^(?:様方?|さま|御中|殿)$/u;
const named =
  /^(?:ご?契約(?:者|名義)(?:人|名)?|ご?名義(?:人)?|お客(?:様|さま)(?:の?お?名前|名|氏名)|お名前|需要家名|納入者名?|ご?使用者名|お届け?先名?|納品先名?|排出事業者名?|宛名|ご?請求先名?)[:・]?(.*)$/u;
/** Nobody in particular, and what is no name at all. */
const nobody =
  /お客|ご?契約者|ご(?:利用|使用|担当)|需要家|お得意|貴社|御社|関係者|^(?:使用者|利用者|担当者|世帯主|会員|皆|皆々|上|各位)$/u;
const noName =
  /番号|電話|FAX|(?<!ho)TEL|No\.|〒|請求|料金|使用量|期間|金額|検針|合計|ログイン|ログアウト|問い?合わ?せ|お知らせ|ください|(?:です|ます|ません)$|kWh|\d円|[都道府県].{1,8}[市区町村郡]|丁目|番地|\d-\d|[。、!?]|\d{3,}|\d[月日年]/iu;
const [shortest, longest] = [2, 30];

const mostNames = 3;

/**
 * The names a paper is addressed to, as printed, at most three; none where none was read well enough. Two recognisers
 * that find their lines in different ways have to have read nearly the same. They name somebody: never to be logged, nor
 * kept unsealed.
 */
export function addresseesOf({ lines }: Scan): readonly string[] {
  const others = namesOn(pageOf(lines.tesseract));
  const agreed = namesOn(pageOf(lines.kana)).filter((name) => others.some((other) => isNearName(name, other)));
  return agreed.filter((name, at) => !agreed.slice(0, at).some((other) => isNearName(name, other))).slice(0, mostNames);
}

function namesOn({ rows }: Page): readonly string[] {
  return rows.flatMap((row) => row.flatMap((_, at) => textsAt(row, at).flatMap((text) => nameIn(text) ?? [])));
}

/**
 * A cell that ends in 様, one with 様 in the next cell, one that follows ご契約名義. Print that is set wide falls into
 * several cells: the longer name comes first.
 */
function textsAt(row: Row, at: number): readonly string[] {
  const text = row[at]?.text ?? '';
  const next = row[at + 1]?.text ?? '';
  const label = named.exec(text)?.[1];
  if (label !== undefined) return [label === '' ? next : label];
  const name = honoured.exec(text)?.[1] ?? (honorific.test(next) ? text : null);
  return name === null ? [] : [`${nearBefore(row, at)}${name}`, name];
}

// Wider than this many heights of its print, and it is not of the same name.
const widestGap = 3;

function nearBefore(row: Row, at: number): string {
  const [before, cell] = [row[at - 1], row[at]];
  if (before === undefined || cell === undefined) return '';
  const gap = cell.box[0] - before.box[0] - before.box[2];
  return gap <= cell.box[3] * widestGap ? before.text : '';
}

function nameIn(text: string): string | null {
  const labelled = named.exec(text)?.[1] ?? text;
  const name = (honoured.exec(labelled)?.[1] ?? labelled).replace(
    /^[\p{P}|]+(?<!\()|(?<!\([^)]*)\)+$|[^\p{L}\p{N})]+$/gu,
    '',
  );
  const isName = name.length >= shortest && name.length <= longest && /\p{L}{2}|\p{sc=Han}/u.test(name);
  return isName && !nobody.test(name) && !noName.test(name) ? name : null;
}
