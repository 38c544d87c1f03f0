import type { Facts } from '../../facts.ts';
import type { Text } from '../../message.ts';
import { type Asked, askText, type Option } from '../question.ts';
import { line, type Moment, type Move, type Said, sayText } from '../talk.ts';
import { comparisonMonths, dueMonths, nextDueDay, openSlots } from './gaps.ts';
import { asideOptions, correctOption, statusOption } from './options.ts';
import { nextPlace } from './place.ts';
import type { HereAt, ReportHere } from './state.ts';
import { uploadLink } from './upload.ts';

/** Nothing is asked for: what is done, what was passed over, and when the next month comes. */
export function askIdle(here: HereAt<'idle'>, facts: Facts): Asked {
  const past = openSlots(facts, comparisonMonths(facts)).length > 0;
  const open = openSlots(facts, dueMonths(facts)).length > 0;
  const options: readonly Option[] = [
    ...(open ? [{ value: 'go', label: line('report.go-on'), says: ['続ける', '続き', '入力する', 'go on'] }] : []),
    ...(past
      ? [{ value: 'past', label: line('report.enter-past'), says: ['去年', '去年の分', '昨年', 'last year'] }]
      : []),
    statusOption,
    ...(here.memory.recent.length === 0 ? [] : [correctOption]),
  ];
  return { ...askText('idle', idleText(facts), options), aside: asideOptions, isIdle: true };
}

function idleText(facts: Facts): Text {
  const due = dueMonths(facts);
  const open = openSlots(facts, due).length;
  const next = nextDueDay(facts);
  if (open > 0) return line('report.idle-open', { count: open });
  if (next === null) return line('report.idle-over');
  const day = { as: 'day', day: next } as const;
  return line(due.length === 0 ? 'report.idle-wait' : 'report.idle-done', { day });
}

/** Goes on with what was passed over, or with last year's months. */
export function answerIdle(
  here: HereAt<'idle'>,
  said: Extract<Said, { by: 'option' }>,
  { facts, ids }: Moment,
): Move<ReportHere> {
  if (facts.business === null || facts.sites.length === 0) return { goto: 'joining' };
  const memory = {
    ...here.memory,
    skipped: [],
    comparing: here.memory.comparing || said.value === 'past',
  };
  const to = nextPlace(facts, memory);
  const isPast = said.value === 'past' && to.at === 'figure';
  return { to, lead: isPast ? [...sayText(line('report.past-start')), ...uploadLink(facts, ids)] : [] };
}
