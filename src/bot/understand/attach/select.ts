import type { Figure } from '../draft.ts';
import type { Span } from '../mention.ts';
import { between, isListGap } from './between.ts';
import type { Measured } from './measures.ts';

/** A figure with what it is of. */
export type Marked = { readonly figure: Figure; readonly measured: Measured };

/** Bare figures beside ones with a unit, a name or a word of usage are something else: contract numbers, amounts. */
export function selectFigures(text: string, marked: readonly Marked[], labels: readonly Span[]): readonly Marked[] {
  const shared = shareUnits(text, marked);
  if (shared.every(({ measured }) => measured.unit === null && !measured.said)) return shared;
  const strong = shared.filter((one, index) => isStrong(one) || isNamed(text, { shared, index, labels }));
  return strong.length === 0 ? shared : strong;
}

// 2,380、2,455、2,240kWh: the unit at the end is that of the list.
function shareUnits(text: string, marked: readonly Marked[]): readonly Marked[] {
  const result: Marked[] = [];
  for (const one of [...marked].reverse()) {
    const next = result[0];
    const lends = next !== undefined && isBare(one) && next.measured.measure === 'usage' && next.measured.unit !== null;
    const listed = lends && isListGap(between(text, one.figure, next.figure));
    result.unshift(listed ? { ...one, measured: { ...next.measured, said: true } } : one);
  }
  return result;
}

function isBare({ figure, measured }: Marked): boolean {
  return figure.type === 'number' && measured.unit === null && measured.measure === 'usage';
}

function isStrong({ measured }: Marked): boolean {
  return measured.unit !== null || measured.said;
}

type Place = { readonly shared: readonly Marked[]; readonly index: number; readonly labels: readonly Span[] };

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
