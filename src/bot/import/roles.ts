import { normalise } from '../understand/normalise.ts';

/** What a column of a table about firms holds, by its head. */
export type ColumnRole =
  | 'number'
  | 'name'
  | 'site'
  | 'industry'
  | 'employees'
  | 'municipality'
  | 'floor'
  | 'route'
  | 'month'
  | 'year'
  | 'kind'
  | 'unit'
  | 'value';

/** Words for heads, after width and case are one; the first that fits counts. */
const roles: readonly (readonly [ColumnRole, RegExp])[] = [
  ['number', /^(?:事業[所者]|企業|会社|参加者|施設|整理|登録|受付)?(?:番号|no\.?|id|コード)$|^(?:№|#)$/],
  ['route', /^(?:支援)?(?:ルート|区分|方式|コース)$|^route$/],
  ['site', /^(?:拠点|場所|サイト|営業所|工場|店舗|支店|site)(?:名称?)?$/],
  [
    'name',
    /^(?:事業[所者]|企業|会社|法人|商号|施設|参加者|団体)(?:の)?(?:名称?|名前)?$|^(?:名称|屋号|商号.*|(?:firm|company|business)(?: name)?)$/,
  ],
  ['industry', /業種|産業分類|^industry$/],
  ['employees', /従業員|社員数|^人数|職員数|^employees$/],
  ['municipality', /市区?町村|^所在地$|^住所$|^自治体$|^municipality$/],
  ['floor', /(?:延床|床)面積|^floor area/],
  ['month', /^(?:対象|使用|報告|請求)?(?:年月|月分?)$|^(?:year)?month$/],
  ['year', /^(?:年度?|西暦|year)$/],
  ['kind', /^(?:エネルギー|燃料)(?:の)?(?:種類|種別|区分|名)?$|^(?:種類|種別|品目)$|^kind$/],
  ['unit', /^単位$|^unit$/],
  ['value', /^(?:月間|月別)?(?:使用量|数量|値|実績|消費量)$|^(?:usage|quantity|value)$/],
];

/** One form of width and case, without blanks. */
export function plain(cell: string): string {
  return normalise(cell).text.trim().replace(/\s+/g, '');
}

const sums = /^(?:合計|総計|小計|累計|平均|計|total|sum)$/;

/** Whether a row of this name or number is one of sums. */
export function isSum(text: string): boolean {
  return sums.test(plain(text));
}

/** The role of a head, by its words alone. What stands in brackets is a note: 従業員数（人）. */
export function roleOf(head: string): ColumnRole | null {
  const text = plain(head).replace(/[([（［【].*[)\]）］】]$/u, '');
  return roles.find(([, words]) => words.test(text))?.[0] ?? null;
}
