/** A sum and the firms that are in it. */
export type Grouped = { readonly key: string; readonly firms: ReadonlySet<number> };

/**
 * Which sums must not be told: those of too few firms, and further ones while the rest, which anybody can compute by
 * taking what is told from the whole, would be that of too few.
 */
export function tooSmall(groups: readonly Grouped[], fewest: number): ReadonlySet<string> {
  const filled = groups.filter(({ firms }) => firms.size > 0).toSorted((a, b) => a.firms.size - b.firms.size);
  const hidden = filled.filter(({ firms }) => firms.size < fewest);
  const rest = filled.filter(({ firms }) => firms.size >= fewest);
  while (hidden.length > 0 && unionOf(hidden).size < fewest) {
    const next = rest.shift();
    if (next === undefined) break;
    hidden.push(next);
  }
  return new Set(hidden.map(({ key }) => key));
}

/** Every firm of some groups. */
export function unionOf(groups: readonly Grouped[]): ReadonlySet<number> {
  return new Set(groups.flatMap(({ firms }) => [...firms]));
}
