import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/engine/emission/calculate.ts';
import { calculateLine } from '../../../src/engine/emission/calculate-line.ts';
import type { EmissionInput } from '../../../src/engine/emission/input.ts';
import { prepare } from '../../../src/engine/emission/prepare.ts';
import { problemCodes } from '../../../src/engine/emission/problem.ts';
import { energyKinds } from '../../../src/engine/energy/registry.ts';
import { countDays } from '../../../src/engine/period.ts';
import { units } from '../../../src/engine/unit.ts';

const iso = (index: number) => new Date(Date.UTC(2023, 3, 1) + index * 86_400_000).toISOString().slice(0, 10);
const quantity = fc.oneof(
  fc.integer({ min: 0, max: 10_000_000 }),
  fc.integer({ min: 0, max: 10_000_000 }).map((tenths) => tenths / 10),
  fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
);
const selection = fc.constantFrom<Omit<EmissionInput, 'quantity' | 'period'> & { unit: string }>(
  { kind: 'kerosene', unit: 'L' },
  { kind: 'diesel', unit: 'kL' },
  { kind: 'lpg', unit: 'm3' },
  { kind: 'lpg', unit: 'L', sort: 'propane' },
  { kind: 'city_gas', unit: 'm3' },
  { kind: 'heat', unit: 'MJ' },
);
const inYear = { from: '2025-04', to: '2026-03' };
const kg = (input: EmissionInput) => {
  const result = calculate(input);
  if (!result.ok) expect.fail(JSON.stringify(result.problem));
  return result.value;
};
const relative = (a: number, b: number) => (a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b)));
const rounding = 1e-15;

describe('an emission', () => {
  it('is linear in the quantity', () => {
    fc.assert(
      fc.property(
        selection,
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 1, max: 1000 }),
        (chosen, value, times) => {
          const { unit, ...rest } = chosen;
          const once = kg({ ...rest, quantity: { value, unit }, period: inYear }).kgCo2;
          const many = kg({ ...rest, quantity: { value: value * times, unit }, period: inYear }).kgCo2;
          expect(relative(many, once * times)).toBeLessThanOrEqual(rounding);
        },
      ),
    );
  });

  it('is the same whether a period is reported whole or in two, under one factor', () => {
    fc.assert(
      fc.property(
        selection,
        fc.integer({ min: 2, max: 700 }),
        fc.integer({ min: 1, max: 699 }),
        quantity,
        (chosen, days, cut, perDay) => {
          fc.pre(cut < days);
          const { unit, ...rest } = chosen;
          const part = (from: number, to: number) =>
            kg({
              ...rest,
              quantity: { value: perDay * (to - from + 1), unit },
              period: { from: iso(from), to: iso(to) },
            }).kgCo2;
          expect(relative(part(0, days - 1), part(0, cut - 1) + part(cut, days - 1))).toBeLessThanOrEqual(4 * rounding);
        },
      ),
    );
  });

  it('is the sum of its parts, which hold all the quantity and all the days', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 0, max: 1000 }),
        quantity,
        (from, length, value) => {
          const period = { from: iso(from), to: iso(from + length) };
          const { parts, kgCo2 } = kg({ kind: 'kerosene', quantity: { value, unit: 'L' }, period });
          const sum = (pick: (part: (typeof parts)[number]) => number) =>
            parts.reduce((total, part) => total + pick(part), 0);
          expect(
            relative(
              sum((part) => part.kgCo2),
              kgCo2,
            ),
          ).toBeLessThanOrEqual(4 * rounding);
          expect(
            relative(
              sum((part) => part.quantity),
              value,
            ),
          ).toBeLessThanOrEqual(4 * rounding);
          expect(sum((part) => countDays(part.period.from, part.period.to))).toBe(length + 1);
        },
      ),
    );
  });

  it('is the same from a prepared calculator', () => {
    fc.assert(
      fc.property(selection, quantity, (chosen, value) => {
        const { unit, ...rest } = chosen;
        const calculator = prepare({ ...rest, unit, period: inYear });
        if (!calculator.ok) expect.fail(calculator.problem.code);
        expect(calculator.value(value)).toEqual(calculate({ ...rest, quantity: { value, unit }, period: inYear }));
      }),
    );
  });
});

describe('any line', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('東電', 'メニューA', 'mix', '残差', '\u001f'));
  const anything = fc.record(
    {
      id: fc.oneof(fc.string(), fc.integer(), fc.anything()),
      kind: fc.oneof(fc.constantFrom<string>(...energyKinds, 'naphtha'), text),
      sort: text,
      quantity: fc.oneof(
        fc.record({ value: fc.double(), unit: fc.oneof(fc.constantFrom<string>(...units), text) }),
        fc.anything(),
      ),
      period: fc.oneof(
        fc.constantFrom(
          { from: '2025-04', to: '2025-05' },
          { from: '2023-03-20', to: '2023-04-10' },
          { from: '2030-01', to: '2030-01' },
        ),
        fc.anything(),
      ),
      supplier: text,
      menu: text,
      area: text,
      waste: fc.oneof(fc.record({ type: text, treatment: text }), fc.anything()),
    },
    { requiredKeys: [] },
  );

  it('answers a result of finite figures or a problem with a known code, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.anything()), (line) => {
        const answer = calculateLine(line);
        if ('error' in answer) {
          expect(answer.error.code).toBe('line-invalid');
        } else if (answer.problem !== null) {
          expect(problemCodes).toContain(answer.problem.code);
        } else if ('kgCo2' in answer) {
          const ofParts = answer.parts.flatMap((part) => [part.kgCo2, part.quantity]);
          const figures = [answer.kgCo2, answer.energyGj ?? 0, answer.crudeOilKl ?? 0, ...ofParts];
          expect(figures.every((figure) => Number.isFinite(figure) && figure >= 0)).toBe(true);
        } else {
          expect.fail('neither result nor problem');
        }
      }),
      { numRuns: 1000 },
    );
  });
});
