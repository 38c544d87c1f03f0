import type { Scheme } from '../../engine/knowledge/scheme.ts';
import { type DueNotice, standingNotices } from '../../engine/scheme/notices.ts';
import { agree } from '../ask/places.ts';
import type { ProgrammeFacts } from '../facts.ts';
import { isQuiet } from './schedule.ts';

/** The key of a notice's timer event; the day is the window's first or last. */
export function noticeKey({ scheme, window, kind }: DueNotice): string {
  return ['notice', scheme.id, (kind === 'opens' ? window.start : window.end) ?? '', kind].join(':');
}

/** What is true of schemes and can be told at this moment in the programme's region, on its day or later. Mostly nothing. */
export function noticesNow(
  programme: ProgrammeFacts,
  schemes: readonly Scheme[],
  now: { readonly today: string; readonly hour: number },
): readonly DueNotice[] {
  const { term, regions = [] } = programme;
  if (isQuiet(now.hour) || now.today < term.from || now.today > term.to) return [];
  const isHere = (region: string): boolean => region === '00' || regions.some((one) => agree(one, region));
  return standingNotices(schemes, now.today).filter(({ scheme }) => scheme.regions.some(isHere));
}
