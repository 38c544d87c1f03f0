/** What one check found. `remedy` says what to do about it; null when nothing is to be done. */
export type CheckResult = {
  readonly name: string;
  readonly status: 'ok' | 'warn' | 'fail';
  readonly what: string;
  readonly remedy: string | null;
};

/** All is well. */
export const ok = (name: string, what: string): CheckResult => ({ name, status: 'ok', what, remedy: null });

/** Works, but somebody should look at it. */
export const warn = (name: string, what: string, remedy: string): CheckResult => ({
  name,
  status: 'warn',
  what,
  remedy,
});

/** Does not work, or will not for long. */
export const fail = (name: string, what: string, remedy: string): CheckResult => ({
  name,
  status: 'fail',
  what,
  remedy,
});

/** One line for the terminal. Names are padded so that the findings stand under each other. */
export function lineOf({ name, status, what, remedy }: CheckResult): string {
  const finding = `${status.padEnd(4)}  ${name.padEnd(18)}  ${what}`;
  return remedy === null ? finding : `${finding}  → ${remedy}`;
}
