import type { ChangeMention, PercentMention } from '../../mention.ts';
import type { ReadNumeral } from '../numerals.ts';
import { unitBehind } from '../units.ts';

type Parts = { readonly numerals: readonly ReadNumeral[]; readonly percents: readonly PercentMention[] };

const more = /^\s?(?:くらい|ぐらい|ほど)?\s?(?:増|ふえ|増し|増加|アップ|up|多い|多く|多かっ|プラス|余計|more|higher)/;
const less = /^\s?(?:くらい|ぐらい|ほど)?\s?(?:減|へっ|減少|ダウン|down|少な|引き|マイナス|下が|less|fewer|lower|下回)/;
const compared = /先月|前月|前回|前の月|前年|去年|昨年|いつも|前より|比べ|last month|before|previous/;

/** 先月より1割減, 300増えた, 倍, 半分: what a known figure becomes. Only where something is compared. */
export function findChanges(text: string, { numerals, percents }: Parts): readonly ChangeMention[] {
  return [
    ...percents.flatMap((one) => ofPercent(text, one)),
    ...numerals.flatMap((one) => ofFigure(text, one)),
    ...ofWords(text),
  ];
}

function change(start: number, end: number, by: Pick<ChangeMention, 'factor' | 'add' | 'unit'>): ChangeMention {
  return { type: 'change', start, end, ...by };
}

function ofPercent(text: string, { start, end, value }: PercentMention): readonly ChangeMention[] {
  const behind = text.slice(end, end + 10);
  const up = more.exec(behind);
  const down = up === null ? less.exec(behind) : null;
  const found = up ?? down ?? signed(text, start);
  if (found === null) return [];
  const share = value / 100;
  const rises = up !== null || found[0].endsWith('+');
  const factor = Number((rises ? 1 + share : 1 - share).toPrecision(12));
  return [change(start, end + (found === up || found === down ? found[0].length : 0), { factor, add: 0, unit: null })];
}

// 前月比-10%: the sign stands before.
function signed(text: string, start: number): RegExpExecArray | null {
  return /(?:比|より)で?\s?[-+]$/.exec(text.slice(Math.max(0, start - 6), start));
}

function ofFigure(text: string, numeral: ReadNumeral): readonly ChangeMention[] {
  const times = /^\s?倍/.exec(text.slice(numeral.end));
  if (times !== null && compared.test(text))
    return [change(numeral.start, numeral.end + times[0].length, { factor: numeral.value, add: 0, unit: null })];
  const unit = unitBehind(text, numeral.end);
  const end = unit?.end ?? numeral.end;
  const behind = text.slice(end, end + 10);
  const up = more.exec(behind);
  const down = up === null ? less.exec(behind) : null;
  const found = up ?? down;
  if (found === null) return [];
  const add = up === null ? -numeral.value : numeral.value;
  return [change(numeral.start, end + found[0].length, { factor: 1, add, unit: unit?.unit ?? null })];
}

const words: readonly (readonly [RegExp, number])[] = [
  [/(?<![\d一二三四五六七八九十百.])(?:倍(?!率)|ばい(?=です|くらい|ぐらい|に)|double|twice)/g, 2],
  [/半分|はんぶん|半減|half/g, 0.5],
];

function ofWords(text: string): readonly ChangeMention[] {
  if (!compared.test(text) && text.length > 14) return [];
  return words.flatMap(([pattern, factor]) =>
    [...text.matchAll(pattern)].map((found) =>
      change(found.index, found.index + found[0].length, { factor, add: 0, unit: null }),
    ),
  );
}
