import type { Figure } from '../draft.ts';
import type { Span } from '../mention.ts';
import { decides, isListGap } from './between.ts';
import type { Measured } from './measures.ts';

/** A figure with what it is of. */
export type Marked = { readonly figure: Figure; readonly measured: Measured };

/** Where kinds, and where sites and months are named. */
export type Names = { readonly kinds: readonly Span[]; readonly places: readonly Span[] };

/** Bare figures beside ones with a unit, a name or a word of usage are something else: contract numbers, amounts. */
export function selectFigures(text: string, marked: readonly Marked[], names: Names): readonly Marked[] {
  const labels = [...names.kinds, ...names.places];
  const shared = withoutReadings(shareUnits(text, marked, names.places));
  if (shared.every(({ measured }) => measured.unit === null && !measured.said)) return shared;
  const strong = shared.filter((one, index) => {
    const place = { shared, index, labels };
    return isStrong(one) || isNamed(text, place) || isRival(text, place);
  });
  return strong.length === 0 ? shared : strong;
}

// 2,380、2,455、2,240kWh: the unit at the end is that of the list.
function shareUnits(text: string, marked: readonly Marked[], labels: readonly Span[]): readonly Marked[] {
  const result: Marked[] = [];
  for (const one of [...marked].reverse()) {
    const next = result[0];
    const lends = next !== undefined && isBare(one) && next.measured.measure === 'usage' && next.measured.unit !== null;
    const listed = lends && isListGap(withoutLabels(text, { start: one.figure.end, end: next.figure.start }, labels));
    result.unshift(listed ? { ...one, measured: { ...next.measured, said: true } } : one);
  }
  return result;
}

// 本社9月15,900、10月15,300kWh: the names in between belong to the list.
function withoutLabels(text: string, gap: Span, labels: readonly Span[]): string {
  const inside = labels.filter(({ start, end }) => start >= gap.start && end <= gap.end);
  let [rest, at] = ['', gap.start];
  for (const { start, end } of inside.toSorted((a, b) => a.start - b.start)) {
    rest += text.slice(at, start);
    at = Math.max(at, end);
  }
  return rest + text.slice(at, gap.end);
}

function isBare({ figure, measured }: Marked): boolean {
  return figure.type === 'number' && measured.unit === null && measured.measure === 'usage';
}

function isStrong({ measured }: Marked): boolean {
  return measured.unit !== null || measured.said;
}

type Place = { readonly shared: readonly Marked[]; readonly index: number; readonly labels: readonly Span[] };

// 1,820kWhいや1,802, and 1,820kWh 1,802: another figure for the same, not something beside it.
function isRival(text: string, { shared, index }: Place): boolean {
  const [before, one] = [shared[index - 1], shared[index]];
  if (before === undefined || one === undefined || !isStrong(before) || before.measured.measure !== 'usage')
    return false;
  const gap = text.slice(before.figure.end, one.figure.start);
  return !gap.includes('\n') && (isListGap(gap) || (gap.length < 20 && decides(gap)));
}

// A stated usage beats the readings on the same slip.
function withoutReadings(marked: readonly Marked[]): readonly Marked[] {
  const stated = marked.some(
    ({ figure, measured }) =>
      figure.type !== 'readings' && measured.measure === 'usage' && isStrong({ figure, measured }),
  );
  return stated ? marked.filter(({ figure }) => figure.type !== 'readings') : marked;
}

// A kind, month or site right before it: 電気1,810.
function isNamed(text: string, { shared, index, labels }: Place): boolean {
  const figure = shared[index]?.figure;
  if (figure === undefined) return false;
  const from = Math.max(
    shared[index - 1]?.figure.end ?? 0,
    text.lastIndexOf('\n', figure.start) + 1,
    figure.start - 14,
  );
  return labels.some(({ start, end }) => start >= from && end <= figure.start);
}
