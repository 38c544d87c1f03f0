import type { Scheme, SchemeWindow } from '../knowledge/scheme.ts';
import { addDays } from '../period.ts';
import { eligibilityOf } from './eligibility.ts';
import type { SchemeProfile } from './profile.ts';
import { schemeStatus } from './status.ts';

/** Something to tell a firm of a scheme. `id` is the same for the same scheme, window, firm and kind. */
export type SchemeNotice = {
  readonly id: string;
  readonly kind: 'opens' | 'closes';
  readonly schemeId: string;
  readonly firmId: string;
  readonly window: SchemeWindow;
  readonly asOf: string;
};

/** So many days before the end of a window its closing is told. */
export const closingDays = 14;

/** After a stop of the service a notice may come late by this many days. */
export const graceDays = 3;

/** What notices are made of. `sent` holds the ids of notices that went out before. */
export type NoticeInput = {
  readonly schemes: readonly Scheme[];
  readonly firms: readonly { readonly id: string; readonly profile: SchemeProfile }[];
  readonly sent: Pick<ReadonlySet<string>, 'has'>;
};

/**
 * The notices of a day: windows that have just opened or close in 14 days, for firms whom the scheme fits or may fit
 * once the owner has answered. How many can be pushed is the caller's to decide.
 */
export function noticesOf({ schemes, firms, sent }: NoticeInput, today: string): readonly SchemeNotice[] {
  return dueNotices(schemes, today)
    .flatMap((due) => firms.flatMap((firm) => noticeFor(due, firm) ?? []))
    .filter(({ id }) => !sent.has(id));
}

/** A window of an open scheme that is to be told of, to whomever it fits; `on` is the day for it. */
export type DueNotice = {
  readonly scheme: Scheme;
  readonly window: SchemeWindow;
  readonly kind: SchemeNotice['kind'];
  readonly on: string;
};

/** What there is to tell on a day, whoever it is for. */
export function dueNotices(schemes: readonly Scheme[], today: string): readonly DueNotice[] {
  return standingNotices(schemes, today).filter((one) => isDue(one, today));
}

/** Whether a notice comes on its day, or late by no more than the grace. */
export function isDue({ on }: Pick<DueNotice, 'on'>, today: string): boolean {
  return on <= today && today <= addDays(on, graceDays);
}

/** What is true on a day of windows that are open, however long it has been: of each the latest, opened or soon closed. */
export function standingNotices(schemes: readonly Scheme[], today: string): readonly DueNotice[] {
  return schemes
    .filter((scheme) => schemeStatus(scheme, today).status === 'open')
    .flatMap((scheme) => scheme.windows.flatMap((window) => standing(scheme, window, today) ?? []));
}

function standing(scheme: Scheme, window: SchemeWindow, today: string): DueNotice | null {
  const { kind, planned, start, end } = window;
  if (kind !== 'apply' || planned || start === null || end === null || today < start || end < today) return null;
  const closes = addDays(end, -closingDays);
  if (start < closes && closes <= today) return { scheme, window, kind: 'closes', on: closes };
  return { scheme, window, kind: 'opens', on: start };
}

/** The notice for a firm; null where the scheme does not fit it. */
export function noticeFor(
  { scheme, window, kind }: DueNotice,
  { id: firmId, profile }: NoticeInput['firms'][number],
): SchemeNotice | null {
  if (!mayFit(scheme, profile)) return null;
  const id = [scheme.id, window.start, window.end, firmId, kind].join('/');
  return { id, kind, schemeId: scheme.id, firmId, window, asOf: scheme.asOf };
}

function mayFit(scheme: Scheme, profile: SchemeProfile): boolean {
  const { overall, person } = eligibilityOf(scheme, profile);
  return overall === 'yes' || (overall === 'unknown' && person.length === 0);
}
