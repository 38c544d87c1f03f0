import { effectOf } from '../measure/effect.ts';
import type { MonthUse } from '../measure/features.ts';
import { addMonths } from '../period.ts';
import { total, totalIfKnown } from '../summary/reading.ts';
import type { Figure } from './figure.ts';
import type { Line } from './line.ts';
import { isEnergy, type Pair } from './pairing.ts';

/** The change against the same months of the year before, over the months that both years have. */
export type Effect = {
  /** How many firms and how many of their months are compared. */
  readonly firms: number;
  readonly months: number;
  readonly before: Figure;
  readonly now: Figure;
  /** kg-CO2; null while nothing can be compared. */
  readonly change: number | null;
  /** -5 for 5 % less. */
  readonly percent: number | null;
  /** The change by use and the change by another year's factor: together the whole change. Null: cannot be told apart. */
  readonly parts: { readonly activity: number; readonly factor: number } | null;
};

/** The effect over some pairs, whose sums are given. */
export function effectOver(
  pairs: readonly Pair[],
  lines: readonly Line[],
  { before, now }: Pick<Effect, 'before' | 'now'>,
): Effect {
  const change = before.value === null || now.value === null ? null : now.value - before.value;
  return {
    firms: new Set(pairs.map(({ firm }) => firm)).size,
    months: pairs.length,
    before,
    now,
    change,
    percent: change === null || before.value === null || before.value === 0 ? null : (change / before.value) * 100,
    parts: change === null ? null : splitOf(pairs, lines),
  };
}

function splitOf(pairs: readonly Pair[], lines: readonly Line[]): Effect['parts'] {
  const byPair = Map.groupBy(
    lines.filter(({ paired, kind }) => paired && isEnergy(kind)),
    ({ firm, month, year }) => `${firm} ${year === 'now' ? month : addMonths(month, 12)}`,
  );
  const parts = pairs.flatMap(({ firm, month }) => {
    const mine = byPair.get(`${firm} ${month}`) ?? [];
    return [...Map.groupBy(mine, ({ kind }) => kind)].map(([, members]) => splitKind(month, members));
  });
  if (parts.includes(null)) return null;
  const sum = (of: 'activity' | 'factor'): number => total(parts.map((part) => part?.[of] ?? 0));
  return { activity: sum('activity'), factor: sum('factor') };
}

function splitKind(month: string, lines: readonly Line[]): Effect['parts'] {
  const before = useIn(lines, addMonths(month, -12));
  const now = useIn(lines, month);
  if (before === null || now === null) return null;
  // Nothing was used then, so there is no factor of then either: all of the change is use.
  if (before.quantity === 0) return { activity: (now.kgCo2 ?? 0) - (before.kgCo2 ?? 0), factor: 0 };
  const answer = effectOf({ months: [before, now], doneOn: `${addMonths(month, -1)}-01`, count: 1 });
  return answer.known ? answer.co2Change : null;
}

function useIn(lines: readonly Line[], month: string): MonthUse | null {
  const mine = lines.filter((line) => line.month === month);
  const rows = [...Map.groupBy(mine, ({ row }) => row).values()];
  const quantity = totalIfKnown(rows.map((parts) => parts.find(({ use }) => use !== null)?.use ?? null));
  if (quantity === null) return null;
  const kgCo2 = totalIfKnown(mine.map((line) => line.kgCo2));
  return { month, quantity, kgCo2, gj: null, provisional: mine.some(({ provisional }) => provisional) };
}
