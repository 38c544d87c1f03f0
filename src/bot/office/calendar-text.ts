import type { Text } from '../message.ts';
import { type Calendar, type CalendarDate, nextDates, type Phase, phaseOn } from './calendar.ts';

const phaseKeys: Readonly<Record<Phase, string>> = {
  before: 'office.phase-before',
  recruiting: 'office.phase-recruiting',
  supporting: 'office.phase-supporting',
  reporting: 'office.phase-reporting',
  over: 'office.phase-over',
};

const dateKeys: Readonly<Record<CalendarDate['what'], string>> = {
  begins: 'office.date-begins',
  support: 'office.date-support',
  due: 'office.date-due',
  reporting: 'office.date-reporting',
  ends: 'office.date-ends',
};

/** The phase of a programme and the dates that come next. */
export function calendarTexts(calendar: Calendar, today: string): readonly Text[] {
  const { from, to } = calendar.term;
  const phase: Text = { key: phaseKeys[phaseOn(calendar, today)] };
  return [
    { key: 'office.phase', params: { phase: { as: 'text', text: phase }, term: { as: 'period', from, to } } },
    ...nextDates(calendar, today).map(dateText),
  ];
}

function dateText({ what, day, month }: CalendarDate): Text {
  const of = month === null ? {} : { month: { as: 'month', month } as const };
  const said: Text = { key: dateKeys[what], params: of };
  return { key: 'office.date', params: { day: { as: 'day', day }, what: { as: 'text', text: said } } };
}
