// 日本標準産業分類: the major groups (中分類) of each division, first and last.
const groups: Readonly<Record<string, readonly [number, number]>> = {
  A: [1, 2],
  B: [3, 4],
  C: [5, 5],
  D: [6, 8],
  E: [9, 32],
  F: [33, 36],
  G: [37, 41],
  H: [42, 49],
  I: [50, 61],
  J: [62, 67],
  K: [68, 70],
  L: [71, 74],
  M: [75, 77],
  N: [78, 80],
  O: [81, 82],
  P: [83, 85],
  Q: [86, 87],
  R: [88, 96],
  S: [97, 98],
  T: [99, 99],
};

/** Whether a code of the knowledge (`ALL`, `E`, `E-09`) exists. */
export function isIndustry(code: string): boolean {
  if (code === 'ALL') return true;
  const [division = '', group] = code.split('-');
  const range = groups[division];
  if (range === undefined) return false;
  return group === undefined || (Number(group) >= range[0] && Number(group) <= range[1]);
}

/** A firm's own code (`E`, `09`, `092`) as the knowledge writes it: `E`, `E-09`, `E-09`; null where there is no such class. */
export function industryPath(code: string): string | null {
  if (Object.hasOwn(groups, code)) return code;
  if (!/^\d{2,3}$/.test(code)) return null;
  const group = code.slice(0, 2);
  const division = Object.keys(groups).find((one) => isIndustry(`${one}-${group}`));
  return division === undefined ? null : `${division}-${group}`;
}
