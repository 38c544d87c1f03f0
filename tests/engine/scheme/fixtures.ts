import { builtInKnowledge } from '../../../src/engine/knowledge/built-in.ts';
import type { Scheme, SchemeWindow } from '../../../src/engine/knowledge/scheme.ts';

/** A scheme of the built-in edition. */
export function builtIn(id: string): Scheme {
  const found = builtInKnowledge.schemes.find((scheme) => scheme.id === id);
  if (found === undefined) throw new Error(`no scheme ${id}`);
  return found;
}

export function windowOf(changes: Partial<SchemeWindow> = {}): SchemeWindow {
  const base = { label: '1', kind: 'apply', start: '2026-11-01', end: '2026-12-15', planned: false } as const;
  return { ...base, mayCloseEarly: false, note: null, ...changes };
}

/** A scheme of Yokkaichi's that is open in November 2026 by fresh information, and asks nothing. */
export function schemeOf(changes: Partial<Scheme> = {}): Scheme {
  const eligibility = { ...builtIn('mie-yokkaichi-r7').eligibility, conditions: [] };
  return {
    ...builtIn('mie-yokkaichi-r7'),
    eligibility,
    id: 'made-up',
    confidence: 'high',
    asOf: '2026-11-01',
    windows: [windowOf()],
    ...changes,
  };
}
