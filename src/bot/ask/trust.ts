import type { Evidence } from './evidence.ts';
import learned from './words/trust.json' with { type: 'json' };

/** How likely an item is the right one, and what says so or speaks against it most. */
export type Trust = { readonly chance: number; readonly because: readonly string[] };

const weights = Object.entries(learned.weights);

/** Weighs evidence with the weights that `scripts/train-ask.ts` found: a sum, of which every part can be named. */
export function trustIn(evidence: Evidence): Trust {
  const parts = weights.map(([name, { weight, mean }]) => ({
    name,
    part: weight * ((evidence[name] ?? 0) - mean),
  }));
  const sum = parts.reduce((total, { part }) => total + part, learned.bias);
  const ordered = parts.toSorted((a, b) => b.part - a.part);
  const most = ordered.filter(({ part }) => part > 0.2).slice(0, 2);
  const least = ordered.filter(({ part }) => part < -0.2).slice(-1);
  return {
    chance: 1 / (1 + Math.exp(-sum)),
    because: [...most.map(({ name }) => `for:${name}`), ...least.map(({ name }) => `against:${name}`)],
  };
}
