import { japanTime, momentOf } from '../../../engine/business-time/hours.ts';
import { addDays } from '../../../engine/period.ts';

/** What decides whether the question may be asked. */
export type AskingFacts = {
  /** ISO moment. */
  readonly now: string;
  readonly platform: 'line' | 'slack';
  readonly reachable: boolean;
  readonly askedBefore: boolean;
  /** The month's pushes against the plan; a limit of null: no plan. Slack counts nothing. */
  readonly pushes: { readonly used: number; readonly limit: number | null };
};

/** Asked now, later, or not at all and why. */
export type Asking =
  | { readonly ask: 'now' }
  | { readonly ask: 'later'; readonly notBefore: string }
  | { readonly ask: 'never'; readonly code: 'asked-before' | 'person-blocked' | 'plan-nearly-used' };

const [quietFrom, quietTo, morning] = [20 * 60, 8 * 60, 9 * 60];

/** Whether a person is asked how it turned out: once, never at night, never at the cost of what matters more. */
export function askingOf({ now, platform, reachable, askedBefore, pushes }: AskingFacts): Asking {
  if (askedBefore) return { ask: 'never', code: 'asked-before' };
  if (!reachable) return { ask: 'never', code: 'person-blocked' };
  const { used, limit } = pushes;
  if (platform === 'line' && limit !== null && used >= limit * 0.9) return { ask: 'never', code: 'plan-nearly-used' };
  const notBefore = quietUntil(now);
  return notBefore === null ? { ask: 'now' } : { ask: 'later', notBefore };
}

/** The morning that ends the night in which nobody is disturbed, as an ISO moment; null by day. */
export function quietUntil(now: string): string | null {
  const { day, minute } = japanTime(now);
  if (minute >= quietTo && minute < quietFrom) return null;
  const next = minute >= quietFrom ? addDays(day, 1) : day;
  return momentOf({ day: next, minute: morning });
}
