/** An exact rational number in lowest terms; the denominator is positive. */
export type Exact = { readonly num: bigint; readonly den: bigint };

const written = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i;

/** Reads `12`, `-0.45`, `1e-7` or a fraction of two such numbers (`500/229`). @throws {RangeError} for any other text */
export function exact(text: string): Exact {
  const [over, under, ...rest] = text.split('/');
  if (over === undefined || rest.length > 0) throw new RangeError(`not a number: ${text}`);
  return under === undefined ? decimal(over) : divide(decimal(over), decimal(under));
}

/** Whether `exact` can read the text. */
export function isExactText(text: string): boolean {
  const sides = text.split('/');
  return sides.length <= 2 && sides.every((side) => written.test(side)) && !/^-?0+(\.0+)?$/.test(sides[1] ?? '1');
}

function decimal(text: string): Exact {
  const match = written.exec(text.trim());
  if (match === null) throw new RangeError(`not a number: ${text}`);
  const [, sign = '', whole = '', part = '', power = '0'] = match;
  const digits = BigInt(`${sign}${whole}${part}`);
  const shift = Number(power) - part.length;
  return shift >= 0 ? ratio(digits * 10n ** BigInt(shift), 1n) : ratio(digits, 10n ** BigInt(-shift));
}

/** The decimal a double was written as (its shortest form): 0.1 is one tenth. @throws {RangeError} if it is not finite */
export function exactOf(value: number): Exact {
  return decimal(String(value));
}

/** `num / den` in lowest terms. @throws {RangeError} for a zero denominator */
export function ratio(num: bigint, den: bigint): Exact {
  if (den === 0n) throw new RangeError('division by zero');
  const common = gcd(num < 0n ? -num : num, den < 0n ? -den : den) * (den < 0n ? -1n : 1n);
  return { num: num / common, den: den / common };
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}

/** Exact product. */
export function multiply(a: Exact, b: Exact): Exact {
  return ratio(a.num * b.num, a.den * b.den);
}

/** Exact quotient. @throws {RangeError} when `b` is zero */
export function divide(a: Exact, b: Exact): Exact {
  return ratio(a.num * b.den, a.den * b.num);
}

/** Exact sum. */
export function add(a: Exact, b: Exact): Exact {
  return ratio(a.num * b.den + b.num * a.den, a.den * b.den);
}

/** Whether two rationals are the same number. */
export function equals(a: Exact, b: Exact): boolean {
  return a.num === b.num && a.den === b.den;
}

/** The double nearest to the rational (ties to even): one rounding in all. */
export function toNumber(value: Exact): number {
  if (value.num < 0n) return -toNumber({ num: -value.num, den: value.den });
  if (value.num <= safe && value.den <= safe) return Number(value.num) / Number(value.den);
  // 66 bits and a sticky bit: more than a double holds, so the conversion below rounds only once.
  const shift = 66 - (bitLength(value.num) - bitLength(value.den));
  const [over, under] = shift >= 0 ? [value.num << BigInt(shift), value.den] : [value.num, value.den << BigInt(-shift)];
  const sticky = over % under === 0n ? 0n : 1n;
  // In two steps, because the power by itself may be smaller than any double.
  const power = -(shift + 1);
  const half = Math.trunc(power / 2);
  return Number(((over / under) << 1n) | sticky) * 2 ** half * 2 ** (power - half);
}

const safe = BigInt(Number.MAX_SAFE_INTEGER);

function bitLength(value: bigint): number {
  return value.toString(2).length;
}

/** The number one. */
export const one: Exact = { num: 1n, den: 1n };
