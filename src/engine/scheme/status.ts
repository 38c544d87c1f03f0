import type { Scheme, SchemeWindow } from '../knowledge/scheme.ts';

/** Where a scheme stands on a day. Only `open` may be recommended. */
export type SchemeState = 'open' | 'open-unverified' | 'upcoming' | 'closed' | 'unknown';

/** The state with what it rests on. */
export type SchemeStatus = {
  readonly status: SchemeState;
  /** The window that is open or comes next; null for the other states. */
  readonly window: SchemeWindow | null;
  /** The last day of the latest window that is over, `YYYY-MM-DD`. */
  readonly previousEnd: string | null;
  readonly mayCloseEarly: boolean;
  /** The day whose state the data describe, and the days since then. */
  readonly asOf: string;
  readonly staleDays: number;
};

type ScheduledScheme = Pick<Scheme, 'windows' | 'closed' | 'asOf' | 'valid'>;

/** Information older than this many days does not say that a scheme is open. */
export const freshDays = 90;

const dayMs = 86_400_000;
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / dayMs);

/** The state of a scheme on a day of Japan, `YYYY-MM-DD`. It is never stored, as it changes with the day. */
export function schemeStatus(scheme: ScheduledScheme, today: string): SchemeStatus {
  const windows = scheme.windows.filter(({ kind }) => kind === 'apply');
  const status = scheme.closed ? 'closed' : stateOf(scheme, windows, today);
  const window = windowFor(status, windows, today);
  return {
    status,
    window,
    previousEnd: previousEnd(windows, today),
    mayCloseEarly: window?.mayCloseEarly ?? false,
    asOf: scheme.asOf,
    staleDays: daysBetween(scheme.asOf, today),
  };
}

/** An open window first, then a coming one; one unknown window is enough not to call the scheme closed. */
function stateOf(scheme: ScheduledScheme, windows: readonly SchemeWindow[], today: string): SchemeState {
  if (windows.some((window) => isOpen(window, today))) return openState(scheme, today);
  if (windows.some((window) => isUpcoming(window, today))) return 'upcoming';
  return windows.length > 0 && windows.every((window) => isOver(window, today)) ? 'closed' : 'unknown';
}

function openState({ asOf, valid }: ScheduledScheme, today: string): SchemeState {
  const shown = (valid.from === null || valid.from <= today) && (valid.to === null || today <= valid.to);
  if (!shown) return 'unknown';
  return daysBetween(asOf, today) > freshDays ? 'open-unverified' : 'open';
}

function windowFor(status: SchemeState, windows: readonly SchemeWindow[], today: string): SchemeWindow | null {
  const last = (found: readonly SchemeWindow[]) => found.toSorted((a, b) => compare(b.end, a.end))[0] ?? null;
  if (status === 'open' || status === 'open-unverified') return last(windows.filter((one) => isOpen(one, today)));
  if (status !== 'upcoming') return null;
  const coming = windows.filter((one) => isUpcoming(one, today));
  return coming.toSorted((a, b) => compare(a.start, b.start))[0] ?? null;
}

const compare = (a: string | null, b: string | null): number => (a ?? '').localeCompare(b ?? '');

/** The applications of a window are being taken; without both days, or planned only, nobody can say so. */
function isOpen({ planned, start, end }: SchemeWindow, today: string): boolean {
  return !planned && start !== null && end !== null && start <= today && today <= end;
}

function isUpcoming({ planned, start, end }: SchemeWindow, today: string): boolean {
  return !planned && start !== null && end !== null && today < start;
}

function isOver({ planned, end }: SchemeWindow, today: string): boolean {
  return !planned && end !== null && end < today;
}

function previousEnd(windows: readonly SchemeWindow[], today: string): string | null {
  const ends = windows.filter((one) => isOver(one, today)).flatMap(({ end }) => (end === null ? [] : [end]));
  return ends.toSorted().at(-1) ?? null;
}
