import type { Param, Text } from '../message.ts';
import type { Standing } from './figures.ts';
import { type Ground, isLate, lateFirms, monthsDue, overRoutes } from './outlook.ts';

/** So many numbers of firms are named; the others are counted. */
const most = 30;

/**
 * How far the firms are with the months that are due, the newest first, with the numbers of those that are not complete.
 * To somebody of the client only firms are named that agree that the client hears of them; the others are counted.
 */
export function monthTexts(
  ground: Ground,
  standing: Pick<Standing, 'months'>,
  { isClient }: { readonly isClient: boolean },
): readonly Text[] {
  const due = monthsDue(ground).toReversed();
  if (due.length === 0) return [{ key: 'office.none-due' }];
  return due.slice(0, 3).flatMap((month) => {
    const { reported, partly, nothing, open } = overRoutes(standing.months, month);
    const counts = { month: { as: 'month', month } as const, reported, partly, nothing };
    const head: Text = { key: isLate(month, ground) ? 'office.month-late' : 'office.month', params: counts };
    const named = open.filter(({ client }) => client || !isClient).map(({ number }) => String(number));
    return [head, ...openTexts(named, open.length - named.length)];
  });
}

function openTexts(named: readonly string[], hidden: number): readonly Text[] {
  const shown: Param = { as: 'list', items: named.slice(0, most) };
  const more = named.length - most;
  return [
    ...(named.length === 0 ? [] : [{ key: 'office.month-open', params: { firms: shown } }]),
    ...(more > 0 ? [{ key: 'office.month-more', params: { count: more } }] : []),
    ...(hidden === 0 ? [] : [{ key: 'office.month-hidden', params: { count: hidden } }]),
  ];
}

/** What is over its time: months, cases and reports. */
export function overdueTexts(
  ground: Ground,
  { months, drafts }: Pick<Standing, 'months' | 'drafts'>,
  lateCases: number,
): readonly Text[] {
  const late = lateFirms({ months }, ground);
  const all: readonly Text[] = [
    ...(late.months === 0 ? [] : [{ key: 'office.late-months', params: { firms: late.firms, months: late.months } }]),
    ...(lateCases === 0 ? [] : [{ key: 'office.late-cases', params: { count: lateCases } }]),
    ...(drafts === 0 ? [] : [{ key: 'office.drafts', params: { count: drafts } }]),
  ];
  return all.length === 0 ? [{ key: 'office.nothing-late' }] : all;
}
