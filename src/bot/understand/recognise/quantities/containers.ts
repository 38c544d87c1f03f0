import type { Unit } from '../../contract.ts';
import type { QuantityMention } from '../../mention.ts';
import { isApprox, type ReadNumeral } from '../numerals.ts';
import { readUnit } from '../units.ts';

const vessel =
  '(?:ポリ(?:タンク|缶)|ポリ|一斗缶|缶|かん(?![ぁ-んが-ん])|カン(?!リ)|ドラム缶|ドラム|ボンベ|ぼんべ|容器|タンク|樽|cans?|jerrycans?|drums?|cylinders?|tanks?|bottles?|barrels?)';
const counter = '(?:つ|個|こ|本|缶|杯|回|本分|缶分|cans?|drums?|cylinders?|bottles?|tanks?|x)?';
const sizeThenCount = new RegExp(
  `^\\s?(?:の|入り|サイズの|入りの)?\\s?${vessel}?\\s?(?:で|を|が|に|入り|の)?\\s?(?:[×x✕*・]|かける)?\\s?$`,
);
const countThenSize = new RegExp(`^\\s?(?:${vessel}|本|個)\\s?(?:[(（×x✕@]|of|で|の|、)?\\s?(?:各|1本|1缶)?\\s?$`);
const countOnly = new RegExp(`^\\s?(?:の)?(${vessel})`);
const behindCount = new RegExp(`^\\s?${counter}`);
const times = /^\s?(?:[×x✕*]|かける|掛ける)\s?$/;

const sizes: readonly Unit[] = ['L', 'kg', 'kL', 'm3'];
const names: readonly (readonly [RegExp, Unit])[] = [
  [/ドラム|drum/, 'drum'],
  [/ボンベ|ぼんべ|容器|cylinder|bottle/, 'cylinder'],
  [/タンク|tank/, 'tank'],
  [/缶|かん|カン|樽|can|barrel|ポリ/, 'can'],
];

/**
 * 18L缶3つ, 18L×3, 4 cans of 18 L, 50kgボンベ2本と20kg1本: multiplied out and added up. A vessel without a size is a
 * count of vessels.
 */
export function findContainers(text: string, numerals: readonly ReadNumeral[]): readonly QuantityMention[] {
  const single: QuantityMention[] = [];
  let free = 0;
  for (const [at, first] of numerals.entries()) {
    if (at < free) continue;
    const product = productOf(text, first, numerals[at + 1]);
    const found = product ?? namedSize(text, first) ?? vessels(text, first);
    if (found !== null) single.push(found);
    free = product === null ? at + 1 : at + 2;
  }
  return addedUp(text, single);
}

function productOf(text: string, first: ReadNumeral, second: ReadNumeral | undefined): QuantityMention | null {
  return second === undefined ? null : (sized(text, first, second) ?? counted(text, first, second));
}

function make(text: string, span: { start: number; end: number }, value: number, unit: Unit): QuantityMention {
  const exact = Number(value.toPrecision(12));
  const approx = isApprox(text, span);
  return {
    type: 'quantity',
    ...span,
    value: exact,
    unit,
    others: [],
    approx,
    negative: false,
    typo: false,
    unitAssumed: false,
    loose: null,
  };
}

/** 18L缶3つ, 18L×3, 200Lドラム1本 */
function sized(text: string, size: ReadNumeral, count: ReadNumeral): QuantityMention | null {
  const unit = readUnit(text, size.end) ?? readUnit(text, size.end + 1);
  if (unit === null || !sizes.includes(unit.unit) || count.value > 500) return null;
  const gap = text.slice(unit.end, count.start);
  const counts = behindCount.exec(text.slice(count.end))?.[0] ?? '';
  const isTimes = times.test(gap);
  const hasVessel = sizeThenCount.test(gap) && (gap.trim() !== '' || /本|缶|つ|個|杯/.test(counts));
  if (!isTimes && !hasVessel) return null;
  // 20kg 1,200円: a price or another figure is no count.
  if (readUnit(text, count.end + counts.length) !== null && counts.trim() === '') return null;
  return make(text, { start: size.start, end: count.end + counts.length }, size.value * count.value, unit.unit);
}

/** 4 cans of 18 L, 3缶(18L), 5×18L */
function counted(text: string, count: ReadNumeral, size: ReadNumeral): QuantityMention | null {
  const unit = readUnit(text, size.end) ?? readUnit(text, size.end + 1);
  if (unit === null || !sizes.includes(unit.unit) || count.value > 500) return null;
  const gap = text.slice(count.end, size.start);
  if (!times.test(gap) && !countThenSize.test(gap)) return null;
  const close = /^[)）]/.test(text.slice(unit.end)) ? 1 : 0;
  return make(text, { start: count.start, end: unit.end + close }, count.value * size.value, unit.unit);
}

/** 一斗缶2つ is 36 litres: that vessel has its size in its name. */
function namedSize(text: string, count: ReadNumeral): QuantityMention | null {
  const name = /一斗缶\s?(?:が|を|で|は|×)?\s?$/.exec(text.slice(0, count.start));
  if (name === null) return null;
  const end = count.end + (behindCount.exec(text.slice(count.end))?.[0].length ?? 0);
  return make(text, { start: name.index, end }, count.value * 18, 'L');
}

function vessels(text: string, count: ReadNumeral): QuantityMention | null {
  const behind = countOnly.exec(text.slice(count.end));
  const ahead = new RegExp(`(${vessel})\\s?(?:が|を|で|は|の)?\\s?$`).exec(
    text.slice(Math.max(0, count.start - 8), count.start),
  );
  const counts = /^\s?(?:本|つ|個|缶|杯)/.exec(text.slice(count.end))?.[0];
  const name = behind?.[1] ?? (counts === undefined ? undefined : ahead?.[1]);
  const unit = names.find(([pattern]) => name !== undefined && pattern.test(name))?.[1];
  if (unit === undefined || !Number.isInteger(count.value) || count.value > 1000) return null;
  const whole = count.end + (behind?.[0].length ?? counts?.length ?? 0);
  // ドラム1本半, 缶2つ半
  const half = /^\s?(?:本|つ|個|缶|杯)?半(?!分|年|月|期|日)/.exec(text.slice(whole))?.[0] ?? '';
  const value = half === '' ? count.value : count.value + 0.5;
  return make(text, { start: count.start, end: whole + half.length }, value, unit);
}

/** Several sizes beside each other are one delivery. */
function addedUp(text: string, found: readonly QuantityMention[]): readonly QuantityMention[] {
  const sums: QuantityMention[] = [];
  for (const one of found) {
    const last = sums.at(-1);
    const gap = last === undefined ? '' : text.slice(last.end, one.start);
    const joins =
      last !== undefined &&
      last.unit === one.unit &&
      /^\s?(?:と|、|,|・|\+|プラス|に|および|and|,? ?and)\s?$/.test(gap);
    if (joins)
      sums[sums.length - 1] = { ...last, end: one.end, value: Number((last.value + one.value).toPrecision(12)) };
    else sums.push(one);
  }
  return sums;
}
