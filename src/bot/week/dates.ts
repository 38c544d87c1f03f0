import type { BusinessHours } from '../../engine/business-time/hours.ts';
import { isWorkday, weekdayOf } from '../../engine/business-time/hours.ts';
import type { Knowledge } from '../../engine/knowledge/edition.ts';
import { itemsOf, mainText } from '../../engine/knowledge/items.ts';
import type { Scheme } from '../../engine/knowledge/scheme.ts';
import { addDays, type Period } from '../../engine/period.ts';
import { schemeStatus } from '../../engine/scheme/status.ts';
import type { Dated } from '../../engine/week/week-shape.ts';
import { agree } from '../ask/places.ts';
import type { ProgrammeFacts } from '../facts.ts';
import { dueDay } from '../flows/report/gaps.ts';

/** What the dates are found in. */
export type Calendar = {
  readonly programme: ProgrammeFacts;
  readonly hours: BusinessHours;
  readonly knowledge: Knowledge;
};

/** A report is late from the first reminder on: so many days after it was asked for. */
export const lateAfterDays = 7;
const secondReminderDays = 14;
/** Knowledge that ends within so many days is told of, so that somebody can look at it in time. */
const endingDays = 30;

/** What falls on these days, in their order. */
export function datesIn(days: Period, calendar: Calendar): readonly Dated[] {
  const all = [...reporting(calendar), ...closedDays(days, calendar), ...term(calendar), ...windows(calendar)];
  return all.filter(({ day }) => days.from <= day && day <= days.to).toSorted(inOrder);
}

const inOrder = (a: Dated, b: Dated): number => a.day.localeCompare(b.day) || a.what.localeCompare(b.what);

const dated = (day: string, what: Dated['what'], about: string | null = null): Dated => ({
  day,
  what,
  about,
  name: null,
});

function reporting({ programme }: Calendar): readonly Dated[] {
  return programme.supportMonths.flatMap((month) => {
    const asked = dueDay(month, programme);
    return [
      dated(asked, 'asked', month),
      dated(addDays(asked, lateAfterDays), 'reminder', month),
      dated(addDays(asked, secondReminderDays), 'reminder', month),
    ];
  });
}

/** Days on which people would be there, were they not closed. */
function closedDays(days: Period, { hours }: Calendar): readonly Dated[] {
  const all = Array.from({ length: 7 }, (_, at) => addDays(days.from, at));
  return all
    .filter((day) => hours.weekdays.includes(weekdayOf(day)) && !isWorkday(day, hours))
    .map((day) => dated(day, 'closed'));
}

function term({ programme }: Calendar): readonly Dated[] {
  return [dated(programme.term.from, 'term-begins'), dated(programme.term.to, 'term-ends')];
}

/** Windows that open or close; whatever is not open, by what is known, is not told to open or close. */
function windows({ programme, knowledge }: Calendar): readonly Dated[] {
  const isHere = (region: string): boolean =>
    region === '00' || (programme.regions ?? []).some((one) => agree(one, region));
  return knowledge.schemes.filter(({ regions }) => regions.some(isHere)).flatMap(windowDays);
}

function windowDays(scheme: Scheme): readonly Dated[] {
  const { id, name } = scheme;
  const isOpenOn = (day: string): boolean => schemeStatus(scheme, day).status === 'open';
  const named = { about: id, name: { ja: name.ja, en: name.en ?? name.ja } };
  return scheme.windows
    .filter(({ kind, planned }) => kind === 'apply' && !planned)
    .flatMap(({ start, end }) => [
      ...(start !== null && isOpenOn(start) ? [{ day: start, what: 'scheme-opens' as const, ...named }] : []),
      ...(end !== null && isOpenOn(end) ? [{ day: end, what: 'scheme-closes' as const, ...named }] : []),
    ]);
}

/** Items that may be shown until a day soon after the week. */
export function endingSoon(after: string, { knowledge }: Calendar): readonly Dated[] {
  return itemsOf(knowledge)
    .flatMap((one): readonly Dated[] => {
      const { id, valid } = one.item;
      if (valid.to === null || valid.to <= after || valid.to > addDays(after, endingDays)) return [];
      const text = one.kind === 'faq' ? one.item.question : mainText(one);
      return [{ day: valid.to, what: 'knowledge-ends', about: id, name: { ja: text.ja, en: text.en ?? text.ja } }];
    })
    .toSorted(inOrder);
}
