import { describe, expect, it } from 'vitest';
import { calculateLine } from '../../../src/engine/emission/calculate-line.ts';

const line = {
  id: 'a',
  kind: 'diesel',
  quantity: { value: 10, unit: 'L' },
  period: { from: '2025-12', to: '2025-12' },
};

describe('one line of the command', () => {
  it('answers with the whole calculation', () => {
    expect(calculateLine(line)).toEqual({
      id: 'a',
      kgCo2: 26.194666666666667,
      scope: 1,
      energyGj: 0.38,
      crudeOilKl: 0.009804,
      parts: [
        {
          factorId: 'diesel.r2023',
          kgCo2PerUnit: 2.619466666666667,
          quantity: 10,
          unit: 'L',
          kgCo2: 26.194666666666667,
          source: expect.objectContaining({ publisher: '経済産業省・環境省' }),
          period: { from: '2025-12-01', to: '2025-12-31' },
        },
      ],
      provisional: false,
      assumptions: [],
      problem: null,
    });
  });

  it('leaves unknown properties alone and takes null for left out', () => {
    expect(calculateLine({ ...line, id: 7, note: 'x', supplier: null, waste: null })).toMatchObject({
      id: 7,
      problem: null,
    });
    expect(calculateLine({ ...line, id: { a: 1 } })).toMatchObject({ id: null, problem: null });
  });

  it.each([
    [
      { ...line, kind: undefined },
      { code: 'unknown-kind', got: '' },
    ],
    [
      { ...line, kind: 3 },
      { code: 'unknown-kind', got: '3' },
    ],
    [{ ...line, quantity: undefined }, { code: 'quantity-missing' }],
    [{ ...line, quantity: { unit: 'L' } }, { code: 'quantity-missing' }],
    [{ ...line, quantity: { value: null, unit: 'L' } }, { code: 'quantity-missing' }],
    [
      { ...line, quantity: { value: '10', unit: 'L' } },
      { code: 'quantity-not-finite', got: '"10"' },
    ],
    [
      { ...line, quantity: { value: -1, unit: 'L' } },
      { code: 'quantity-negative', got: -1 },
    ],
    [
      { ...line, quantity: { value: 10 } },
      { code: 'unit-mismatch', got: '' },
    ],
    [
      { ...line, quantity: { value: 10, unit: 'm3' } },
      { code: 'unit-mismatch', got: 'm3', expected: ['L', 'kL', 'mL'] },
    ],
    [{ ...line, period: undefined }, { code: 'period-invalid' }],
    [{ ...line, period: { from: '2025-12' } }, { code: 'period-invalid' }],
    [
      { ...line, period: { from: '2025-12-31', to: '2025-12-01' } },
      { code: 'period-invalid', reason: 'end-before-start' },
    ],
    [
      { ...line, supplier: 5 },
      { code: 'input-invalid', path: 'supplier', next: 'correct-input' },
    ],
    [
      { ...line, waste: { treatment: 'landfill' } },
      { code: 'input-invalid', path: 'waste.type' },
    ],
  ])('answers a problem by its code %#', (input, problem) => {
    expect(calculateLine(input)).toMatchObject({ id: 'a', problem });
  });

  it.each([null, 'text', 5, [], [line], undefined, true])('turns %j away as no line', (input) => {
    expect(calculateLine(input)).toMatchObject({ id: null, error: { code: 'line-invalid' } });
  });
});
