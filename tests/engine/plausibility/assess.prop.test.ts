import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, spanOf } from '../../../src/engine/period.ts';
import { assess } from '../../../src/engine/plausibility/assess.ts';
import type { CandidateReading } from '../../../src/engine/plausibility/types.ts';

function reading(month: string, value: number, unit = 'kWh'): CandidateReading {
  const span = spanOf({ from: month, to: month });
  const period = span.ok ? span.value : { from: month, to: month };
  return { kind: 'electricity', siteId: 'a', month, period, quantity: { value, unit } };
}

const year = fc
  .array(fc.double({ min: 0.8, max: 1.25, noNaN: true }), { minLength: 14, maxLength: 24 })
  .map((shares) =>
    shares.map((part, at) => reading(addMonths('2026-10', at - shares.length), Math.round(2000 * part))),
  );
const figure = fc.double({ min: 1, max: 100_000, noNaN: true });

describe('what is believable', () => {
  it('does not depend on the order in which the past is told', () => {
    fc.assert(
      fc.property(year, figure, fc.infiniteStream(fc.nat()), (past, value, keys) => {
        const shuffled = past.map((one) => ({ one, key: keys.next().value ?? 0 })).toSorted((a, b) => a.key - b.key);
        const told = shuffled.map(({ one }) => one);
        expect(assess(reading('2026-10', value), told)).toEqual(assess(reading('2026-10', value), past));
      }),
    );
  });

  it('does not depend on the unit of the past', () => {
    fc.assert(
      fc.property(year, figure, (past, value) => {
        const other = past.map((one) => ({ ...one, quantity: { value: one.quantity.value / 1000, unit: 'MWh' } }));
        const [here, there] = [assess(reading('2026-10', value), past), assess(reading('2026-10', value), other)];
        expect(there.verdict).toBe(here.verdict);
        expect(there.causes.map(({ cause }) => cause)).toEqual(here.causes.map(({ cause }) => cause));
      }),
    );
  });

  it('never asks about what was so a year ago, when the months between were too', () => {
    fc.assert(
      fc.property(year, (past) => {
        const calm = past.map((one) => ({ ...one, quantity: { value: 2000, unit: 'kWh' } }));
        expect(assess(reading('2026-10', 2000), calm).verdict).toBe('plausible');
      }),
    );
  });

  it('asks about ten times as much, and offers the tenth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 9000 }), (value) => {
        const past = Array.from({ length: 18 }, (_, at) => reading(addMonths('2026-10', at - 18), value));
        const found = assess(reading('2026-10', value * 10), past);
        expect(found.verdict).toBe('unusual');
        expect(found.causes[0]).toMatchObject({ cause: 'ten-times', fix: { quantity: { value } } });
      }),
    );
  });

  it('never fails, whatever the figure', () => {
    fc.assert(
      fc.property(year, fc.double(), (past, value) => {
        expect(['plausible', 'unusual']).toContain(assess(reading('2026-10', value), past).verdict);
      }),
    );
  });
});
