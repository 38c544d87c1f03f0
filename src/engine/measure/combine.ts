import type { Measure } from '../knowledge/measure.ts';
import type { Estimate, EstimatePart, Range } from './estimate-part.ts';

/** A measure with its estimate, as it is to be combined. */
export type Combinable = { readonly measure: Measure; readonly estimate: Estimate | null };

/** What several measures save together, and which of them were left out of it and why. */
export type Combined = {
  readonly kgCo2: Range | null;
  readonly measures: readonly string[];
  readonly left: readonly { readonly id: string; readonly why: 'no-figure' | 'conflict' | 'can-get-worse' }[];
};

/**
 * The effect of measures together: rates on the same basis as (1−r1)(1−r2), and what they leave of a kind likewise, so
 * that nothing is counted twice. Of measures that replace the same equipment the one with the smallest id counts: the
 * result is the same in any order.
 */
export function combine(given: readonly Combinable[]): Combined {
  const sorted = given.toSorted((a, b) => a.measure.id.localeCompare(b.measure.id));
  const taken: Combinable[] = [];
  const left: Combined['left'][number][] = [];
  for (const one of sorted) {
    const why = reason(one, taken);
    if (why === null) taken.push(one);
    else left.push({ id: one.measure.id, why });
  }
  return { kgCo2: together(taken), measures: taken.map(({ measure }) => measure.id), left };
}

function reason(
  { measure, estimate }: Combinable,
  taken: readonly Combinable[],
): Combined['left'][number]['why'] | null {
  if (estimate === null || estimate.parts.length === 0 || estimate.kgCo2 === null) return 'no-figure';
  if (estimate.parts.some(({ saved }) => saved.low < 0)) return 'can-get-worse';
  return taken.some((other) => conflict(measure, other.measure)) ? 'conflict' : null;
}

/** Two replacements of one thing; replacing and operating it differently go together, one after the other. */
function conflict(a: Measure, b: Measure): boolean {
  if (a.category === 'operation' || b.category === 'operation') return false;
  return a.saving.basis.use === b.saving.basis.use && a.equipment.some((one) => b.equipment.includes(one));
}

type Piece = { readonly use: string; readonly part: EstimatePart };

function together(taken: readonly Combinable[]): Range | null {
  const pieces: readonly Piece[] = taken.flatMap(({ measure, estimate }) =>
    (estimate?.parts ?? []).map((part) => ({ use: measure.saving.basis.use, part })),
  );
  if (pieces.length === 0) return null;
  const kinds = [...Map.groupBy(pieces, ({ part }) => part.kind).values()];
  const sum = (bound: 'low' | 'high'): number => kinds.reduce((all, members) => all + kindCo2(members, bound), 0);
  return { low: sum('low'), high: sum('high') };
}

/** The parts that remain multiply: first within each use, then over the kind's largest basis. */
function kindCo2(members: readonly Piece[], bound: 'low' | 'high'): number {
  const uses = [...Map.groupBy(members, ({ use }) => use).values()];
  const whole = Math.max(...members.map(({ part }) => co2Of(part, 'high').basis));
  const rest = uses.reduce((left, pieces) => {
    const basis = Math.max(...pieces.map(({ part }) => co2Of(part, bound).basis));
    const kept = pieces.reduce((product, { part }) => product * (1 - fraction(co2Of(part, bound).saved, basis)), 1);
    return left * (1 - fraction(basis * (1 - kept), whole));
  }, 1);
  return whole * (1 - rest);
}

function fraction(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : 0;
}

/** Basis and saving as CO2. An estimate with a part whose factor is unknown has no figure and is not combined. */
function co2Of({ basis, saved, kgCo2 }: EstimatePart, bound: 'low' | 'high'): { basis: number; saved: number } {
  if (kgCo2 === null) return { basis: 0, saved: 0 };
  const factor = saved.high > 0 ? kgCo2.high / saved.high : 0;
  return { basis: basis[bound] * factor, saved: kgCo2[bound] };
}
