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

/** What notices are made of. `sent` holds the ids of notices that went out before. */
export type NoticeInput = {
  readonly schemes: readonly Scheme[];
  readonly firms: readonly { readonly id: string; readonly profile: SchemeProfile }[];
  readonly sent: Pick<ReadonlySet<string>, 'has'>;
};

/**
 * The notices of a day: open windows that open today or close in 14 days, for firms whom the scheme fits or may fit
 * once the owner has answered. How many can be pushed is the caller's to decide.
 */
export function noticesOf({ schemes, firms, sent }: NoticeInput, today: string): readonly SchemeNotice[] {
  return dueNotices(schemes, today)
    .flatMap(({ scheme, window, kind }) =>
      firms
        .filter(({ profile }) => mayFit(scheme, profile))
        .map((firm) => noticeOf({ scheme, window, kind, firmId: firm.id })),
    )
    .filter(({ id }) => !sent.has(id));
}

/** A window of an open scheme that is to be told of on a day, to whomever it fits. */
export type DueNotice = Due & { readonly scheme: Scheme };

/** What there is to tell on a day, whoever it is for. */
export function dueNotices(schemes: readonly Scheme[], today: string): readonly DueNotice[] {
  return schemes
    .filter((scheme) => schemeStatus(scheme, today).status === 'open')
    .flatMap((scheme) => dueWindows(scheme, today).map((due) => ({ scheme, ...due })));
}

type Due = { readonly window: SchemeWindow; readonly kind: SchemeNotice['kind'] };

function dueWindows({ windows }: Scheme, today: string): readonly Due[] {
  return windows.flatMap((window): readonly Due[] => {
    if (window.kind !== 'apply' || window.planned || window.start === null || window.end === null) return [];
    if (window.start === today) return [{ window, kind: 'opens' }];
    return window.start < today && window.end === addDays(today, closingDays) ? [{ window, kind: 'closes' }] : [];
  });
}

function mayFit(scheme: Scheme, profile: SchemeProfile): boolean {
  const { overall, person } = eligibilityOf(scheme, profile);
  return overall === 'yes' || (overall === 'unknown' && person.length === 0);
}

type Told = DueNotice & { readonly firmId: string };

function noticeOf({ scheme, window, kind, firmId }: Told): SchemeNotice {
  const id = [scheme.id, window.start, window.end, firmId, kind].join('/');
  return { id, kind, schemeId: scheme.id, firmId, window, asOf: scheme.asOf };
}
