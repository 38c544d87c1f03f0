import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SchemeWindow } from '../../../src/engine/knowledge/scheme.ts';
import { addDays } from '../../../src/engine/period.ts';
import { schemeStatus } from '../../../src/engine/scheme/status.ts';
import { schemeOf } from './fixtures.ts';

const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2025-06-01', days));
const maybeDay = fc.option(day, { freq: 5 });
const window = fc
  .record({
    label: fc.constant('x'),
    kind: fc.constantFrom('apply' as const, 'use' as const),
    start: maybeDay,
    end: maybeDay,
    planned: fc.boolean(),
    mayCloseEarly: fc.boolean(),
    note: fc.constant(null),
  })
  .filter(({ start, end }) => start === null || end === null || start <= end);
const scheme = fc
  .record({ windows: fc.array(window, { minLength: 1, maxLength: 4 }), asOf: day, closed: fc.boolean() })
  .map((changes) => schemeOf(changes));

const holds = ({ start, end }: SchemeWindow, today: string) =>
  start !== null && end !== null && start <= today && today <= end;

it('says open only inside an application window that is fixed, by information of the last 90 days', () => {
  fc.assert(
    fc.property(scheme, day, (one, today) => {
      const { status, window: shown, staleDays } = schemeStatus(one, today);
      if (one.closed) expect(status).toBe('closed');
      const applied = one.windows.filter(({ kind, planned }) => kind === 'apply' && !planned);
      if (status === 'open' || status === 'open-unverified') {
        expect(applied.some((each) => holds(each, today))).toBe(true);
        expect(shown !== null && holds(shown, today)).toBe(true);
        expect(status === 'open').toBe(staleDays <= 90);
      } else if (!one.closed) {
        expect(applied.some((each) => holds(each, today))).toBe(false);
      }
      const unsure = one.windows.filter((each) => each.kind === 'apply' && (each.planned || each.end === null));
      if (unsure.length > 0 && !one.closed) expect(status).not.toBe('closed');
    }),
    { numRuns: 500 },
  );
});

it('does not change with windows of use', () => {
  fc.assert(
    fc.property(scheme, window, day, (one, more, today) => {
      const used = { ...one, windows: [...one.windows, { ...more, kind: 'use' as const }] };
      expect(schemeStatus(used, today)).toEqual(schemeStatus(one, today));
    }),
  );
});
