/** Whether a firm's industry (`E-09`, `E`) lies in one of these; a firm known by its division alone lies in no group. */
export function isIn(industry: string, industries: readonly string[]): boolean {
  return industries.some((one) => one === 'ALL' || one === industry || industry.startsWith(`${one}-`));
}

/** Whether one of these is the firm's own major group, or nothing nearer than its division. */
export function isNamed(industry: string, industries: readonly string[]): boolean {
  return isIn(industry, industries) && !industries.includes('ALL');
}
