import type { Pick, Placed } from './figure.ts';
import type { Line } from './line.ts';

/** The lines among which those of a pick are, in their order: many figures over many lines stay quick. */
export function indexOf(lines: readonly Line[]): (pick: Pick) => readonly Placed[] {
  const all = [...lines.entries()];
  const by = (key: (line: Line) => string): ReadonlyMap<string, readonly Placed[]> =>
    Map.groupBy(all, ([, line]) => key(line));
  const years = by(({ year }) => year);
  const kinds = by(({ year, kind }) => `${year} ${kind}`);
  const months = by(({ year, month }) => `${year} ${month}`);
  return ({ year, kind, month }) => {
    if (month !== undefined) return months.get(`${year} ${month}`) ?? [];
    return (kind === undefined ? years.get(year) : kinds.get(`${year} ${kind}`)) ?? [];
  };
}
