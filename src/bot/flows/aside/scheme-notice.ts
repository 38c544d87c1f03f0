import { matchOf } from '../../../engine/scheme/match.ts';
import { noticeFor, standingNotices } from '../../../engine/scheme/notices.ts';
import { knownOn } from '../../advice/known.ts';
import { profileOf } from '../../advice/profile.ts';
import { noticeView } from '../../advice/scheme-views.ts';
import type { Facts } from '../../facts.ts';
import { noticeKey } from '../../reminder/notices.ts';
import { line } from '../talk.ts';
import { type Aside, asideChoice } from './aside.ts';
import { personChoice } from './person.ts';
import { nextFor } from './scheme-next.ts';

/**
 * Tells that a scheme opens or closes, by the facts of this day: it is still open, the firm may fit, and it was not told
 * before. The timer may be late. Null: there is nothing to say any more, or the key is another timer's.
 */
export function schemeNotice(key: string, facts: Facts): Aside | null {
  const { business, today, advice = [], locale } = facts;
  const { schemes, sources, edition } = knownOn(facts);
  const due = standingNotices(schemes, today).find((one) => noticeKey(one) === key);
  const isTold = advice.some((one) => one.about === 'notice' && one.notice === key);
  if (due === undefined || business === null || isTold) return null;
  const profile = profileOf(facts);
  const notice = noticeFor(due, { id: business.id, profile });
  if (notice === null) return null;
  const { id } = due.scheme;
  const voice = {
    ...{ locale, sources, person: personChoice },
    choices: nextFor(id, facts) === null ? [] : [asideChoice(line('scheme.check'), 'scheme-check', id)],
  };
  const view = noticeView(notice, matchOf(due.scheme, profile, today), voice);
  return {
    views: [view.view === 'card' ? { ...view, even: true, aside: true } : view],
    effects: [
      { do: 'save-advice', record: { about: 'notice', notice: key } },
      { do: 'save-shown', edition: edition.id, items: [{ type: 'subsidy', id }] },
    ],
  };
}
