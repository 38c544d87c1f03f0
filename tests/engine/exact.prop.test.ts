import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, divide, equals, exact, exactOf, isExactText, multiply, ratio, toNumber } from '../../src/engine/exact.ts';
import { apply, quantityOf, scaleOf } from '../../src/engine/scale.ts';

const whole = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n });
const positive = fc.bigInt({ min: 1n, max: 10n ** 40n });
const rational = fc.tuple(whole, positive).map(([num, den]) => ratio(num, den));

describe('exact numbers', () => {
  it('give a decimal back as the double it was written as', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-290, max: 1e290 }), (value) => {
        expect(toNumber(exactOf(value))).toBe(value);
        expect(toNumber(exactOf(-value))).toBe(-value);
      }),
    );
  });

  it('become the nearest double: never more than half a gap away', () => {
    fc.assert(
      fc.property(rational, (value) => {
        const near = toNumber(value);
        fc.pre(near !== 0);
        const parts = doubleParts(near);
        const off = add(value, { num: -parts.num, den: parts.den });
        const distance = off.num < 0n ? { num: -off.num, den: off.den } : off;
        const limit = powerOfTwo(Math.floor(Math.log2(Math.abs(near))) - 53);
        expect(distance.num * limit.den <= limit.num * distance.den).toBe(true);
      }),
    );
  });

  it('add, multiply and divide like rationals', () => {
    fc.assert(
      fc.property(rational, rational, rational, (a, b, c) => {
        expect(equals(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))).toBe(true);
        fc.pre(b.num !== 0n);
        expect(equals(multiply(divide(a, b), b), a)).toBe(true);
      }),
    );
  });

  it('are applied to a quantity with one rounding, on the fast way as on the exact one', () => {
    const quantity = fc.oneof(
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.integer({ min: 0, max: 1_000_000_000 }).map((cents) => cents / 100),
      fc.double({ min: 0, max: 1e12, noNaN: true }),
    );
    const factor = fc.tuple(fc.bigInt(0n, 10n ** 12n), fc.bigInt(1n, 10n ** 12n)).map(([num, den]) => ratio(num, den));
    fc.assert(
      fc.property(quantity, factor, (value, by) => {
        const fast = apply(quantityOf(value), scaleOf(by));
        expect(fast).toBe(toNumber(multiply(exactOf(value), by)));
        expect(Number.isFinite(fast)).toBe(true);
      }),
    );
  });
});

function powerOfTwo(power: number) {
  return power >= 0 ? ratio(2n ** BigInt(power), 1n) : ratio(1n, 2n ** BigInt(-power));
}

/** A double as the binary fraction it is, not as the decimal it is written as. */
function doubleParts(value: number) {
  let [scaled, power] = [value, 0];
  while (!Number.isInteger(scaled)) [scaled, power] = [scaled * 2, power + 1];
  return ratio(BigInt(scaled), 2n ** BigInt(power));
}

describe('very small numbers', () => {
  it('stay what they are', () => {
    for (const value of [5e-324, 2.2250738585072014e-308, 1e-300, 0]) expect(toNumber(exactOf(value))).toBe(value);
  });
});

describe('reading numbers', () => {
  it.each([
    ['0.45', 9n, 20n],
    ['-3', -3n, 1n],
    ['1e-7', 1n, 10_000_000n],
    ['2.5E3', 2500n, 1n],
    ['299431/100000', 299431n, 100000n],
    ['1/0.458', 500n, 229n],
    ['0.000000', 0n, 1n],
  ])('%s is %d/%d', (text, num, den) => {
    expect(exact(text)).toEqual({ num, den });
    expect(isExactText(text)).toBe(true);
  });

  it.each(['', 'abc', '1/2/3', '1,000', '１', '0x10', 'NaN', 'Infinity', '1/0'])('%s is none', (text) => {
    expect(() => exact(text)).toThrow(RangeError);
    expect(isExactText(text)).toBe(false);
  });
});
