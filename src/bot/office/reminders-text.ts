import type { Text } from '../message.ts';
import type { PeopleCount, Standing } from './figures.ts';
import { type Ground, roomOf } from './outlook.ts';

/** What will be sent by itself next, to how many, and whether the plan has room for it. */
export function reminderTexts(
  ground: Ground,
  standing: Pick<Standing, 'reminders' | 'people' | 'pushes'>,
): readonly Text[] {
  const next = standing.reminders.map(({ month, day, line, slack }): Text => {
    const of = { day: { as: 'day', day }, month: { as: 'month', month } } as const;
    return { key: 'office.reminder', params: { ...of, line, slack } };
  });
  return [
    ...(next.length === 0 ? [{ key: 'office.no-reminder' }] : next),
    ...pushTexts(ground, standing),
    ...standing.people.map(peopleText),
  ];
}

/** The plan of this month, and what it holds up. A reminder of another month has that month's plan. */
function pushTexts(ground: Ground, standing: Pick<Standing, 'reminders' | 'pushes'>): readonly Text[] {
  const { used, held } = standing.pushes;
  const plan = ground.document.line.monthlyPushes;
  const room = roomOf(ground, standing);
  const wanted = standing.reminders
    .filter(({ day }) => day.slice(0, 7) === ground.today.slice(0, 7))
    .reduce((sum, { line }) => sum + line, 0);
  const short = room === null ? 0 : wanted - room;
  return [
    plan === null || room === null
      ? { key: 'office.pushes-free', params: { used } }
      : { key: 'office.pushes', params: { plan, used, room } },
    ...(short > 0 ? [{ key: 'office.pushes-short', params: { count: short } }] : []),
    ...(held === 0 ? [] : [{ key: 'office.held', params: { count: held } }]),
  ];
}

function peopleText({ platform, all, reachable, willing }: PeopleCount): Text {
  const params = { willing, stopped: reachable - willing, blocked: all - reachable };
  return { key: platform === 'line' ? 'office.people-line' : 'office.people-slack', params };
}
