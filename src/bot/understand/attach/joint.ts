import type { Ask } from '../contract.ts';
import type { Seen } from '../draft.ts';
import type { PeriodMention, Span } from '../mention.ts';
import { isDenied } from './between.ts';
import { trailingList } from './labels.ts';

/** 8月と9月の水道は184㎥: one figure for all the months that are listed before it. */
export function jointPeriod(
  text: string,
  labels: readonly PeriodMention[],
  [figure, ...more]: readonly Span[],
): PeriodMention | null {
  if (figure === undefined || more.length > 0) return null;
  const list = trailingList(
    { text, same: (left, right) => left.period.from === right.period.from },
    labels.filter(({ end }) => end <= figure.start),
  ).toSorted((a, b) => (a.period.from < b.period.from ? -1 : 1));
  const [first, last] = [list[0], list.at(-1)];
  if (first === undefined || last === undefined || list.length < 2) return null;
  const period = { from: first.period.from, to: last.period.to };
  return { ...first, period, end: last.end, how: 'months', others: list.length > 2 ? [] : first.others };
}

/** Several kinds or sites before a single figure: nobody knows whose it is. */
export function jointDoubts({ normal, kinds, sites }: Seen, [figure, ...more]: readonly Span[]): readonly Ask[] {
  if (figure === undefined || more.length > 0) return [];
  const { text } = normal;
  const before = <L extends Span>(labels: readonly L[], same: (left: L, right: L) => boolean) =>
    trailingList(
      { text, same },
      labels.filter((label) => label.end <= figure.start && !isDenied(text, label)),
    ).length;
  const doubts: Ask[] = [];
  if (before(kinds, (a, b) => a.kind === b.kind) > 1) doubts.push({ slot: 'kind', reason: 'ambiguous_kind' });
  if (before(sites, (a, b) => a.site === b.site) > 1) doubts.push({ slot: 'site', reason: 'ambiguous_site' });
  return doubts;
}
