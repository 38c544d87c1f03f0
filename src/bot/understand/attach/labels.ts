import type { Span } from '../mention.ts';
import { isListGap, saysInOrder } from './between.ts';

/** What is to be given to figures, and which pairs cannot be. */
export type Labelling<L extends Span> = {
  readonly text: string;
  readonly labels: readonly L[];
  readonly fits: (label: L, figure: number) => boolean;
  readonly same: (left: L, right: L) => boolean;
};

/**
 * Gives each figure its label: headers hold until the next one, lists are zipped by order, labels in brackets or behind
 * the figure come before those far ahead.
 */
export function assignLabels<L extends Span>(how: Labelling<L>, figures: readonly Span[]): readonly (L | null)[] {
  const { labels } = how;
  if (labels.length === 0 || figures.length === 0) return figures.map(() => null);
  const zipped = zip(how, figures);
  if (zipped !== null) return zipped;
  const behind = isBehind(how, figures);
  return figures.map((_, index) => {
    const order = behind ? [following, bracketed, preceding] : [bracketed, preceding, following];
    const search = { ...how, figures, index };
    // A figure before the first header has none: what comes later belongs to the next.
    if (!behind && preceding(search) === null) return bracketed(search);
    return firstFit(
      order.map((find) => find(search)),
      how,
      index,
    );
  });
}

type Search<L extends Span> = Labelling<L> & { readonly figures: readonly Span[]; readonly index: number };

// 5月と6月は410と395: names first, as many as figures, then figures.
function zip<L extends Span>(how: Labelling<L>, figures: readonly Span[]): readonly (L | null)[] | null {
  const first = figures[0];
  if (first === undefined || figures.length < 2) return null;
  const ahead = trailingList(
    how,
    how.labels.filter(({ end }) => end <= first.start),
  );
  if (ahead.length < 2 || how.labels.some(({ start }) => start > first.start)) return null;
  const listed = figures.length % ahead.length === 0;
  if (!listed || (figures.length > ahead.length && !saysInOrder(how.text) && hasBreaks(how.text, figures))) return null;
  return figures.map((_, index) => ahead[index % ahead.length] ?? null);
}

function hasBreaks(text: string, figures: readonly Span[]): boolean {
  return text.slice(figures[0]?.end, figures.at(-1)?.start).includes('\n');
}

/** The last run of different labels that only list separators part. */
export function trailingList<L extends Span>(
  { text, same }: Pick<Labelling<L>, 'text' | 'same'>,
  labels: readonly L[],
): readonly L[] {
  const list: L[] = [];
  for (const label of labels) {
    const last = list.at(-1);
    if (last !== undefined && (same(last, label) || !isListGap(text.slice(last.end, label.start)))) list.length = 0;
    list.push(label);
  }
  return list;
}

// 6,250リットル(軽油)、385リットル(ガソリン): the first label stands behind a figure and leads to none.
function isBehind<L extends Span>({ labels, text }: Labelling<L>, figures: readonly Span[]): boolean {
  const [label] = labels;
  const before = figures.findLast((figure) => figure.end <= (label?.start ?? 0));
  if (label === undefined || before === undefined) return false;
  const next = figures.find((figure) => figure.start >= label.end);
  return next === undefined || /^[分のです)）」\s]*[、。,\n)）」\s]/.test(text.slice(label.end, next.start));
}

function preceding<L extends Span>({ labels, figures, index }: Search<L>): L | null {
  const start = figures[index]?.start ?? 0;
  return labels.findLast((label) => label.end <= start) ?? null;
}

function following<L extends Span>({ labels, figures, index, text }: Search<L>): L | null {
  const end = figures[index]?.end ?? 0;
  const next = figures[index + 1]?.start ?? Number.POSITIVE_INFINITY;
  const found = labels.find((label) => label.start >= end && label.end <= next);
  if (found !== undefined && !text.slice(end, found.start).includes('\n')) return found;
  return labels.length === 1 && (labels[0]?.start ?? 0) >= end ? (labels[0] ?? null) : null;
}

function bracketed<L extends Span>({ labels, figures, index, text }: Search<L>): L | null {
  const end = figures[index]?.end ?? 0;
  return labels.find((label) => label.start >= end && /^\s?[(（「[【]\s?$/.test(text.slice(end, label.start))) ?? null;
}

function firstFit<L extends Span>(found: readonly (L | null)[], how: Labelling<L>, index: number): L | null {
  const labels = found.filter((label) => label !== null);
  const fitting = labels.find((label) => how.fits(label, index));
  return fitting ?? (how.labels.length > 1 ? (labels[0] ?? null) : null);
}
