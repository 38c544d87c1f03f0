import { type Draft, type Stretch, stretches } from './finding.ts';

const what =
  '(?:会社|店|事業者|お?名前?|氏|担当|日付?|時刻?|月|年|金額|数字?|数値|使用量|単位|住所|電話|番号|理由|内容|要件|件名|url|リンク|name|date|month|number|figure|company)';
const patterns: readonly RegExp[] = [
  /\{\{?[^{}\n]{0,40}\}?\}/g,
  /\$\{?[a-z_]{2,}\}?|%[a-z_]{2,}%|%[sd]\b/g,
  // One alone may be a mark of a good answer; two, or one before a title or a unit, is a gap.
  /[○◯〇●△▲□■]{2,}/g,
  /[○◯〇●△]\s?(?=様|さん|殿|御中|月|日|円|時|kwh|㎥|m3|kg|l\b|市|社|株式会社|に入)/g,
  /【[\s○◯〇●]*】|\[\s*\]|\(\s*\)/g,
  new RegExp(`[【[<]\\s?[^】\\]>\\n]{0,8}${what}[^】\\]>\\n]{0,6}\\s?[】\\]>]`, 'g'),
  /\((?:ここに|要記入|記入|後で入力|あとで入れる|insert|your|enter)[^)\n]{0,30}\)/g,
  /ここに(?:名前|数字|金額|日付|理由|文章?|内容)を?(?:入れ|書|入力|記入)/g,
  /x{2,}|[×✕]{2,}/g,
  /_{2,}|\.{6,}|…{3,}/g,
  /\?{2,}/g,
  /担当者?名(?=様|さん)/g,
  /(?<![a-z])(?:undefined|null|nan)(?![a-z])|\[object object\]/g,
  /(?<![a-z\d])[nx]+(?=月|日|円|kwh)/g,
];

/** Places that were to be filled in. */
export function placeholders({ text }: Draft): readonly Stretch[] {
  return patterns.flatMap((pattern) => stretches(text, pattern));
}
