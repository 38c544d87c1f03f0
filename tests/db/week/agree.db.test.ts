import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProgrammeRow } from '../../../src/db/repositories/programmes.ts';
import { loadLedgerFirms } from '../../../src/db/repositories/report-data.ts';
import { add, exact, exactOf, toNumber } from '../../../src/engine/exact.ts';
import { addMonths } from '../../../src/engine/period.ts';
import { isEnergy } from '../../../src/engine/report/pairing.ts';
import type { Part } from '../../../src/engine/report/part.ts';
import { reportOf } from '../../../src/engine/report/report.ts';
import type { EnergyPart, Week } from '../../../src/engine/week/week-shape.ts';
import { loadWeek } from '../../../src/service/week/load.ts';
import { reportFirm, reportQuestion } from '../../support/report.ts';
import { openTestStorage, type TestStorage } from '../../support/storage.ts';
import { addFirm, addWeekProgramme, type Figure, type Firm } from '../../support/week.ts';

let storage: TestStorage;
beforeAll(async () => {
  storage = await openTestStorage();
});
afterAll(() => storage.close());

const months = ['2025-02', '2025-03', '2025-04', '2025-05'];
const week = '2025-W30';
const kinds = ['electricity', 'kerosene', 'lpg', 'water', 'waste'] as const;

/** Values as people type them: whole numbers, and decimals whose sums no double holds. */
const value = fc.oneof(
  fc.integer({ min: 0, max: 90_000 }),
  fc.integer({ min: 1, max: 9_999_999 }).map((n) => n / 1000),
);
const moment = fc.integer({ min: 0, max: 100 }).map((hours) => new Date(Date.UTC(2025, 5, 10, hours)).toISOString());
const later = fc.integer({ min: 0, max: 100 }).map((hours) => new Date(Date.UTC(2025, 6, 10, hours)).toISOString());

const figure: fc.Arbitrary<Figure> = fc
  .record(
    {
      kind: fc.constantFrom(...kinds),
      site: fc.integer({ min: 0, max: 1 }),
      month: fc.constantFrom(...months, ...months.map((month) => addMonths(month, -12))),
      value,
      at: moment,
      billed: fc.boolean(),
      inKg: fc.boolean(),
      corrected: fc.record({ value, at: later }),
      withdrawnAt: later,
      recomputed: fc.record({ times: fc.constantFrom(1.1, 0.9), at: later }),
    },
    { requiredKeys: ['kind', 'site', 'month', 'value', 'at'] },
  )
  .map(({ billed, inKg, ...one }) => ({
    ...one,
    // A bill from the middle of a month to the middle of the next: over 1 April it has factors of two years.
    ...(billed === true ? { period: { from: `${addMonths(one.month, -1)}-16`, to: `${one.month}-15` } } : {}),
    ...(inKg === true && one.kind === 'lpg' ? { unit: 'kg' } : {}),
    ...(one.kind === 'waste' ? { unit: inKg === true ? 'kg' : 't' } : {}),
  }));

/** A ledger in which months of two years match often enough to be compared. */
const figures = fc
  .array(fc.tuple(figure, fc.boolean()), { maxLength: 18 })
  .map((list) =>
    list.flatMap(([one, twice]) =>
      twice ? [one, { ...one, month: addMonths(one.month, one.month < '2025' ? 12 : -12) }] : [one],
    ),
  );

/** A firm that reports one or two meters as it should, whatever else it does. */
const steady = fc
  .record({
    kinds: fc.subarray(['kerosene', 'lpg', 'diesel'] as const, { minLength: 1 }),
    values: fc.array(value, { minLength: 24, maxLength: 24 }),
  })
  .map(({ kinds, values }) => ({
    meters: kinds.map((kind) => ({ site: 0, kind })),
    figures: kinds.flatMap((kind, at) =>
      [...months, ...months.map((month) => addMonths(month, -12))].map((month, nth) => ({
        ...{ kind, month, value: values[at * 8 + nth] ?? 0, at: '2025-06-12T00:00:00.000Z' },
      })),
    ),
  }));

const firm = fc
  .record({
    meters: fc.array(fc.record({ site: fc.integer({ min: 0, max: 1 }), kind: fc.constantFrom(...kinds) }), {
      maxLength: 3,
    }),
    consents: fc.record({
      use: fc.constantFrom(true, true, true, false),
      client: fc.constantFrom(true, true, true, false),
      statistics: fc.boolean(),
    }),
    state: fc.constantFrom(...(['active', 'active', 'active', 'left', 'joining', 'erased'] as const)),
    figures,
    steady: fc.option(steady),
    alone: fc.boolean(),
  })
  .map(({ steady: own, alone, ...one }): Omit<Firm, 'number'> => {
    if (own === null) return one;
    if (alone) return { ...one, ...own };
    return { ...one, meters: [...one.meters, ...own.meters], figures: [...one.figures, ...own.figures] };
  });

async function programmeWith(firms: readonly Omit<Firm, 'number'>[]): Promise<ProgrammeRow> {
  const row = await addWeekProgramme(storage, {
    term: { from: '2025-01-01', to: '2026-03-31' },
    supportMonths: months,
    comparisonMonths: months.map((month) => addMonths(month, -12)),
  });
  for (const [at, one] of firms.entries()) await addFirm(storage, row.id, { ...one, number: at + 1 });
  return row;
}

async function reportFor(row: ProgrammeRow) {
  const ledgers = await loadLedgerFirms(storage, row.id, { from: '2024-02', to: '2025-05' });
  const firms = ledgers.map((one) => reportFirm(one.number, one.rows, { ...one, proposals: [], opinions: [] }));
  return reportOf(reportQuestion(firms, { period: { from: '2025-02', to: '2025-05' } }));
}

function sameAsReport(told: EnergyPart | null, whole: Part): void {
  if (told === null) throw new Error('no figures');
  expect(told.now).toEqual({ value: whole.now.value, provisional: whole.now.provisional, partial: whole.now.partial });
  expect(told.before).toEqual({
    value: whole.before.value,
    provisional: whole.before.provisional,
    partial: whole.before.partial,
  });
  const { firms, months: pairs, before, now, change, percent, parts } = whole.effect;
  expect(told.effect).toEqual({ firms, months: pairs, before: before.value, now: now.value, change, percent, parts });
  for (const list of ['kinds', 'others'] as const) {
    const reported = whole[list].filter(({ use, useBefore }) => use.lines.length + useBefore.lines.length > 0);
    expect(
      told[list].map(({ kind, use, useBefore, co2, co2Before }) => [
        kind,
        use.value,
        useBefore.value,
        co2.value,
        co2Before.value,
      ]),
    ).toEqual(
      reported.map(({ kind, use, useBefore, co2, co2Before }) => [
        kind,
        use.value,
        useBefore.value,
        co2.value,
        co2Before.value,
      ]),
    );
  }
}

/** What the list of the ledger gives when an official adds it up: current rows of those who agree, part by part. */
async function listed(row: ProgrammeRow): Promise<number | null> {
  const ledgers = await loadLedgerFirms(storage, row.id, { from: '2025-02', to: '2025-05' });
  const parts = ledgers
    .filter(({ consents }) => consents.use && consents.client)
    .flatMap(({ rows }) => rows)
    .filter(({ kind, month, kgCo2 }) => isEnergy(kind) && months.includes(month) && kgCo2 !== null)
    .flatMap(({ parts }) => parts.map(({ kgCo2 }) => exactOf(kgCo2)));
  return parts.length === 0 ? null : toNumber(parts.reduce(add, exact('0')));
}

describe('the figures of a week', () => {
  it('are those of the report and of the ledger, to the digit', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(firm, { maxLength: 4 }), async (firms) => {
        const row = await programmeWith(firms);
        const made: Week = await loadWeek(storage, { row, week, missed: [] });
        const report = await reportFor(row);
        sameAsReport(made.support, report.whole);
        expect(made.months.map(({ month, now, before }) => [month, now.value, before.value])).toEqual(
          report.whole.months.map(({ month, now, before }) => [month, now.value, before.value]),
        );
        expect({ firms: made.firms.members, withdrawn: made.firms.withdrawn, withheld: made.firms.withheld }).toEqual({
          firms: report.counts.firms,
          withdrawn: report.counts.withdrawn,
          withheld: report.counts.withheld,
        });
        expect(made.support?.now.value).toBe(await listed(row));
        compared += report.whole.effect.months;
      }),
      { numRuns: 40 },
    );
    // Or nothing of the comparison was looked at.
    expect(compared).toBeGreaterThan(10);
  });
});
