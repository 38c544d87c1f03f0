import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask } from '../../../src/bot/ask/ask.ts';
import { buildIndex } from '../../../src/bot/ask/build-index.ts';
import { builtInKnowledge } from '../../../src/engine/knowledge/built-in.ts';
import type { Scheme } from '../../../src/engine/knowledge/scheme.ts';
import { addDays } from '../../../src/engine/period.ts';

const year = Array.from({ length: 366 }, (_, at) => addDays('2026-01-01', at));
const { schemes } = builtInKnowledge;

/** What may be called open, written without the program: a dated window around the day, read within 90 days. */
function mayBeOpen({ windows, closed, asOf }: Scheme, today: string): boolean {
  const dated = windows.some(
    ({ kind, planned, start, end }) =>
      kind === 'apply' && !planned && start !== null && end !== null && start <= today && today <= end,
  );
  return dated && !closed && today <= addDays(asOf, 90);
}

/** The states in which `ask` shows a scheme on some days: called by its name, and looked for by its kind. */
function statesOn(scheme: Scheme, days: readonly string[]): readonly (readonly [string, string | undefined])[] {
  const index = buildIndex({ ...builtInKnowledge, faq: [], measures: [], stories: [], schemes: [scheme] });
  const region = scheme.regions[0] === '00' ? null : scheme.regions[0];
  return days.flatMap((today) =>
    [scheme.name.ja, '補助金ある？', '支援制度'].flatMap((text) =>
      ask(index, { id: null, text, locale: 'ja', region, today }).items.map(
        ({ status }): readonly [string, string | undefined] => [today, status],
      ),
    ),
  );
}

function wronglyOpen(scheme: Scheme, days: readonly string[]): readonly string[] {
  return statesOn(scheme, days).flatMap(([today, status]) =>
    status === 'open' && !mayBeOpen(scheme, today) ? [today] : [],
  );
}

describe('a scheme that is closed, stale or without dates', () => {
  it.each(schemes.map((scheme) => [scheme.id, scheme] as const))('is open on no day of a year: %s', (_, scheme) => {
    const states = statesOn(scheme, year);
    expect(wronglyOpen(scheme, year)).toEqual([]);
    // Shown it is, or nothing would have been looked at.
    if (scheme.sources.length > 0) expect(states.length).toBeGreaterThan(0);
  });

  it('is open on no day however its dates are', () => {
    const day = fc.constantFrom(...year);
    const end = fc.option(day, { nil: null });
    const window = fc.record({ start: end, end, planned: fc.boolean(), kind: fc.constantFrom('apply', 'use') });
    const made = fc.record({
      scheme: fc.constantFrom(...schemes.filter(({ sources }) => sources.length > 0)),
      closed: fc.boolean(),
      asOf: day,
      windows: fc.array(window, { minLength: 1, maxLength: 3 }),
      today: day,
    });
    fc.assert(
      fc.property(made, ({ scheme, closed, asOf, windows, today }) => {
        const [pattern] = scheme.windows;
        if (pattern === undefined) throw new Error('a scheme without a window');
        const other: Scheme = { ...scheme, closed, asOf, windows: windows.map((one) => ({ ...pattern, ...one })) };
        expect(wronglyOpen(other, [today])).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is told from one that is open: the test can see such a day', () => {
    const [scheme] = schemes.filter((one) => year.some((today) => mayBeOpen(one, today)));
    if (scheme === undefined) throw new Error('no scheme is open in the year');
    expect(statesOn(scheme, year).some(([, status]) => status === 'open')).toBe(true);
  });
});
