/** The middle value; NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}

/** The median distance from a centre, scaled to a standard deviation. */
export function deviation(values: readonly number[], centre: number): number {
  return 1.4826 * median(values.map((value) => Math.abs(value - centre)));
}

/** Logarithm of Student's t density with five degrees of freedom, apart from its constant: tails that forgive. */
export function logDensity(value: number, centre: number, spread: number): number {
  const z = (value - centre) / spread;
  return -3 * Math.log1p((z * z) / 5) - Math.log(spread);
}

/** The logarithm of a sum of exponentials. */
export function logSum(values: readonly number[]): number {
  const most = Math.max(...values);
  return most === Number.NEGATIVE_INFINITY
    ? most
    : most + Math.log(values.reduce((sum, v) => sum + Math.exp(v - most), 0));
}
