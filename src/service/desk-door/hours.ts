import { hoursOf } from '../../bot/desk/timers/hours.ts';
import type { Param, Text } from '../../bot/message.ts';
import type { Weekday } from '../../engine/business-time/hours.ts';
import { isOpen } from '../../engine/business-time/reckon.ts';
import type { Scene } from './options.ts';
import { text } from './say.ts';
import type { Member } from './who.ts';

const names: Readonly<Record<Weekday, string>> = {
  sun: 'desk.weekday-sun',
  mon: 'desk.weekday-mon',
  tue: 'desk.weekday-tue',
  wed: 'desk.weekday-wed',
  thu: 'desk.weekday-thu',
  fri: 'desk.weekday-fri',
  sat: 'desk.weekday-sat',
};

/** When the desk of a programme is open, and whether it is now. */
export function hoursText({ options, now }: Scene, { programme }: Member): Text {
  const { consultation } = programme.document;
  const { from, to } = consultation.hours;
  const days: Param = {
    as: 'list',
    items: consultation.weekdays.map((day) => ({ as: 'text', text: { key: names[day] } })),
  };
  const open = isOpen(now.toISOString(), hoursOf(consultation, options.desk.holidays));
  return text(open ? 'door.hours-open' : 'door.hours-closed', { from, to, days });
}
