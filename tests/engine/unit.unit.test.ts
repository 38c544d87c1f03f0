import { describe, expect, it } from 'vitest';
import { conversion, parseUnit, units, unitsLike } from '../../src/engine/unit.ts';

describe('units', () => {
  it.each([
    ['kWh', 'kWh'],
    ['ＫＷＨ', 'kWh'],
    ['㎥', 'm3'],
    ['m³', 'm3'],
    ['ℓ', 'L'],
    ['㍑', 'L'],
    ['kℓ', 'kL'],
    ['㎏', 'kg'],
    [' t ', 't'],
    ['㌧', 't'],
    ['Nm3', 'Nm3'],
  ])('%s is %s', (text, unit) => {
    expect(parseUnit(text)).toBe(unit);
  });

  it.each(['', 'ML', 'mwh', '缶', 'kW', 'M', 'G'])('%s is none', (text) => {
    expect(parseUnit(text)).toBeNull();
  });

  it('are converted exactly, and only within what they measure', () => {
    expect(conversion('MWh', 'kWh')).toEqual({ num: 1000n, den: 1n });
    expect(conversion('mL', 'kL')).toEqual({ num: 1n, den: 1_000_000n });
    expect(conversion('GJ', 'MJ')).toEqual({ num: 1000n, den: 1n });
    expect(conversion('m3', 'Nm3')).toBeNull();
    expect(conversion('kL', 'm3')).toBeNull();
    for (const unit of units) expect(conversion(unit, unit)).toEqual({ num: 1n, den: 1n });
  });

  it('know their relatives', () => {
    expect(unitsLike(['kWh', 'm3'])).toEqual(['kWh', 'MWh', 'GWh', 'm3']);
  });
});
