import type {
  ChangeMention,
  Normal,
  NumberMention,
  PercentMention,
  QuantityMention,
  RangeMention,
  ReadingsMention,
  Span,
} from '../mention.ts';
import { findNumerals, numberMention, type ReadNumeral } from './numerals.ts';
import { findChanges } from './quantities/changes.ts';
import { findContainers } from './quantities/containers.ts';
import { findRanges } from './quantities/ranges.ts';
import { findReadings } from './quantities/readings.ts';
import { type ReadUnit, readUnit, unitBehind } from './units.ts';

/** What figures can be. */
export type Quantified =
  | NumberMention
  | QuantityMention
  | RangeMention
  | PercentMention
  | ReadingsMention
  | ChangeMention;

/**
 * Every figure of a message outside the taken stretches: longest first, so that a pair of readings or a container is
 * not read as single numbers too.
 */
export function recogniseQuantities(normal: Normal, taken: readonly Span[]): readonly Quantified[] {
  const numerals = findNumerals(normal, taken);
  const percents = findPercents(normal.text, numerals);
  const changes = findChanges(normal.text, { numerals, percents });
  const special: Quantified[] = [];
  for (const found of [
    changes,
    findReadings(normal.text, numerals),
    findContainers(normal.text, numerals),
    findRanges(normal.text, numerals),
    percents,
  ])
    special.push(...found.filter((one) => !special.some((other) => overlaps(one, other))));
  const single = numerals
    .filter((numeral) => !special.some((other) => overlaps(numeral, other)))
    .map((numeral) => figure(normal.text, numeral));
  return [...special, ...single].sort((a, b) => a.start - b.start);
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function findPercents(text: string, numerals: readonly ReadNumeral[]): readonly PercentMention[] {
  return numerals.flatMap((numeral): PercentMention[] => {
    const sign = /^\s?(?:%|パーセント|ぱーせんと|percent|per cent|割(?:(\d)分)?)/.exec(text.slice(numeral.end));
    if (sign === null) return [];
    const isTenth = sign[0].trim().startsWith('割');
    const value = isTenth ? numeral.value * 10 + Number(sign[1] ?? 0) : numeral.value;
    return [{ type: 'percent', start: numeral.start, end: numeral.end + sign[0].length, value }];
  });
}

/** A number, with its unit when one stands behind it or, for money, before it. */
export function figure(text: string, numeral: ReadNumeral): NumberMention | QuantityMention {
  const number = numberMention(text, numeral);
  const sign = /[¥\\]\s?$/.exec(text.slice(0, numeral.start));
  if (sign !== null && text[sign.index] === '¥')
    return quantity(
      text,
      { ...number, start: sign.index },
      { end: numeral.end, unit: 'JPY', assumed: false, loose: null, written: 'JPY' },
    );
  const behind = unitBehind(text, numeral.end) ?? unitBefore(text, numeral);
  return behind === null ? number : quantity(text, number, behind);
}

// 重油をリッターで2,310: the unit is named before.
function unitBefore(text: string, { start, end }: Span): ReadUnit | null {
  const found = /([a-zァ-ヶー立米方]{1,8})(?:単位)?で(?:は|、)?\s?$/.exec(text.slice(Math.max(0, start - 14), start));
  const word = found?.[1];
  if (found === null || word === undefined) return null;
  const unit = readUnit(word, 0);
  return unit === null || unit.end !== word.length ? null : { ...unit, end };
}

function quantity(text: string, number: NumberMention, unit: ReadUnit): QuantityMention {
  const half = /^半(?![分年期日額])/.test(text.slice(unit.end, unit.end + 2)) ? 0.5 : 0;
  const end = Math.max(number.end, unit.end) + (half > 0 ? 1 : 0);
  const rough = /^\s*(?:くらい|ぐらい|ほど|程度|前後|弱|強|位|ちょっと|あまり|or so)/.test(text.slice(end, end + 8));
  return {
    type: 'quantity',
    start: number.start,
    end,
    value: number.value + half,
    unit: unit.unit,
    others: number.others,
    approx: number.approx || rough,
    negative: number.negative,
    typo: number.typo,
    unitAssumed: unit.assumed,
    loose: unit.loose,
  };
}
