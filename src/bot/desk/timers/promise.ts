import { clockTime, japanTime, type Weekday, weekdayOf } from '../../../engine/business-time/hours.ts';
import { addBusinessMinutes, isOpen, nextOpening } from '../../../engine/business-time/reckon.ts';
import type { Param, Text } from '../../message.ts';
import type { DeskContext } from '../consultation/context.ts';
import type { Reason } from '../consultation/reasons.ts';

/** What the owner is told, and the moment that binds us. */
export type Promised = { readonly by: string; readonly text: Text };

const names: Readonly<Record<Weekday, string>> = {
  sun: 'desk.weekday-sun',
  mon: 'desk.weekday-mon',
  tue: 'desk.weekday-tue',
  wed: 'desk.weekday-wed',
  thu: 'desk.weekday-thu',
  fri: 'desk.weekday-fri',
  sat: 'desk.weekday-sat',
};

/** Who is in danger must not wait here, and who has not asked for a person is told that one looks at it too. */
const ofReason: Readonly<Partial<Record<Reason, string>>> = {
  safety: 'desk.promise-safety',
  'two-misses': 'desk.promise-also',
  'no-answer': 'desk.promise-also',
  'low-confidence': 'desk.promise-also',
  'flagged-figure': 'desk.promise-also',
  'no-factor': 'desk.promise-also',
  'failed-turn': 'desk.promise-also',
  rule: 'desk.promise-also',
};

/** When an answer can honestly be expected: said once, when the case is opened. */
export function promiseOf({ now, hours, times }: DeskContext, reason: Reason): Promised {
  const by = addBusinessMinutes(now, times.answer, hours);
  const own = ofReason[reason];
  if (own !== undefined) return { by, text: { key: own, params: { when: whenWords(now, by) } } };
  if (isOpen(now, hours)) return { by, text: { key: 'desk.promise-open', params: { when: whenWords(now, by) } } };
  const opens = whenWords(now, nextOpening(now, hours));
  return { by, text: { key: 'desk.promise-closed', params: { opens, when: whenWords(now, by) } } };
}

/** The promise could not be kept: said once, with a new one. */
export function sorryOf({ now, hours, times }: DeskContext): Promised {
  const by = addBusinessMinutes(now, times.answer, hours);
  return { by, text: { key: 'desk.promise-late', params: { when: whenWords(now, by) } } };
}

/** Asked for again before anybody has answered: what was promised still holds. */
export function stillPromised(now: string, promised: string | null): Text {
  if (promised === null || promised <= now) return { key: 'desk.asked-again' };
  return { key: 'desk.asked-again-by', params: { when: whenWords(now, promised) } };
}

/** A moment as people say it: today with the time, else the day with its weekday. */
export function whenWords(now: string, at: string): Param {
  const { day, minute } = japanTime(at);
  const time = clockTime(minute);
  if (day === japanTime(now).day) return { as: 'text', text: { key: 'desk.when-today', params: { time } } };
  const weekday: Param = { as: 'text', text: { key: names[weekdayOf(day)] } };
  return { as: 'text', text: { key: 'desk.when-day', params: { day: { as: 'day', day }, weekday, time } } };
}
