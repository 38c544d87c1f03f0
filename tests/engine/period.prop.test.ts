import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  countDays,
  firstDay,
  fiscalYearMonths,
  fiscalYearOf,
  formatPeriod,
  isDay,
  isMonth,
  lastDay,
  monthOf,
  monthsFrom,
  parsePeriod,
  spanOf,
  splitByFiscalYear,
  splitByMonth,
} from '../../src/engine/period.ts';

const iso = (at: number) => new Date(at).toISOString().slice(0, 10);
const oneDay = 86_400_000;
const start = Date.UTC(1990, 0, 1);
const number = fc.integer({ min: 0, max: 40_000 });
const day = number.map((index) => iso(start + index * oneDay));
const period = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
const known = (given: { from: string; to: string }) => {
  const span = spanOf(given);
  if (!span.ok) expect.fail(span.problem.reason);
  return span.value;
};

describe('days and months', () => {
  it('count days as the calendar does', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        expect(countDays(iso(start + from * oneDay), iso(start + to * oneDay))).toBe(to - from + 1);
      }),
    );
  });

  it('pieces of a period follow one another and hold all its days', () => {
    fc.assert(
      fc.property(period, fc.integer({ min: 1, max: 12 }), (given, startMonth) => {
        const span = known(given);
        for (const pieces of [splitByFiscalYear(span, startMonth), splitByMonth(span)]) {
          expect(pieces[0]?.from).toBe(given.from);
          expect(pieces.at(-1)?.to).toBe(given.to);
          expect(pieces.reduce((sum, piece) => sum + piece.days, 0)).toBe(span.days);
          for (const piece of pieces) expect(countDays(piece.from, piece.to)).toBe(piece.days);
        }
      }),
    );
  });

  it('read back what they wrote', () => {
    fc.assert(
      fc.property(period, fc.boolean(), (given, months) => {
        const shown = months ? { from: monthOf(given.from), to: monthOf(given.to) } : given;
        expect(parsePeriod(formatPeriod(shown))).toEqual({ ok: true, value: shown });
      }),
    );
  });

  it('go forward and back by months', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -300, max: 300 }), (from, count) => {
        const month = monthOf(from);
        fc.pre(isMonth(addMonths(month, count)));
        expect(addMonths(addMonths(month, count), -count)).toBe(month);
      }),
    );
  });

  it('never throw on any text', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (from, to) => void spanOf({ from, to })));
  });
});

describe('the calendar', () => {
  it('knows leap years and month ends', () => {
    expect([isDay('2024-02-29'), isDay('2025-02-29'), isDay('2000-02-29'), isDay('2100-02-29')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect([isDay('2025-04-31'), isDay('2025-00-10'), isDay('2025-1-1'), isDay('2025-12-00')]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect([lastDay('2024-02'), lastDay('2025-11'), firstDay('2025-11')]).toEqual([
      '2024-02-29',
      '2025-11-30',
      '2025-11-01',
    ]);
  });

  it('takes whole months with all their days, also beside a day', () => {
    expect(known({ from: '2025-11', to: '2026-01' })).toEqual({ from: '2025-11-01', to: '2026-01-31', days: 92 });
    expect(known({ from: '2025-11', to: '2025-11-20' })).toEqual({ from: '2025-11-01', to: '2025-11-20', days: 20 });
  });

  it('begins the fiscal year in April, or in the month a programme says', () => {
    expect([fiscalYearOf('2026-03-31'), fiscalYearOf('2026-04-01')]).toEqual([2025, 2026]);
    expect([fiscalYearOf('2026-03-31', 1), fiscalYearOf('2025-12-31', 10)]).toEqual([2026, 2025]);
    expect(fiscalYearMonths(2025)).toEqual({ from: '2025-04', to: '2026-03' });
    expect(splitByFiscalYear(known({ from: '2026-03', to: '2026-04' })).map((piece) => piece.fiscalYear)).toEqual([
      2025, 2026,
    ]);
  });

  it('lists months, none the wrong way round', () => {
    expect(monthsFrom('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(monthsFrom('2026-02', '2025-11')).toEqual([]);
  });

  it.each(['', '2025-11-09', '2025-11-09/', 'a/b/c', '2025-12/2025-11'])('%s is no period', (text) => {
    expect(parsePeriod(text).ok).toBe(false);
  });
});
