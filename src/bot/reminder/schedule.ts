import { addDays } from '../../engine/period.ts';
import type { ProgrammeFacts } from '../facts.ts';
import { dueDay } from '../flows/report/gaps.ts';

/** A reminder of one month: on the reporting day, a week and two weeks later. */
export type Reminder = { readonly month: string; readonly stage: ReminderStage };
export type ReminderStage = (typeof stages)[number];

const stages = [0, 7, 14] as const;
/** After a stop of the service a reminder may come late by this many days; later it would only puzzle. */
const graceDays = 2;
/** Nobody is written to in the evening or before the day's work (Japan). */
const quiet = { before: 9, from: 18 } as const;

/** Whether nobody is written to at this hour of Japan. */
export function isQuiet(hour: number): boolean {
  return hour < quiet.before || hour >= quiet.from;
}

/** How many reminders a firm may still get in the rest of this month: pushes that nothing else may use. */
export function remindersAhead(programme: ProgrammeFacts, today: string): number {
  const days = programme.supportMonths.flatMap((month) =>
    stages.map((stage) => addDays(dueDay(month, programme), stage)),
  );
  return days.filter((day) => day > today && day.slice(0, 7) === today.slice(0, 7)).length;
}

/** The reminders that are still to come from this day on, each with its day, the next one first. */
export function remindersFrom(
  programme: Pick<ProgrammeFacts, 'supportMonths' | 'reportingDay' | 'term'>,
  from: string,
): readonly (Reminder & { readonly day: string })[] {
  return programme.supportMonths
    .flatMap((month) => stages.map((stage) => ({ month, stage, day: addDays(dueDay(month, programme), stage) })))
    .filter(({ day }) => day >= from && day <= programme.term.to)
    .toSorted((one, other) => (one.day < other.day ? -1 : 1));
}

/** What is due at this moment of the day in Japan: `today` and the hour there. */
export function remindersDue(programme: ProgrammeFacts, today: string, hour: number): readonly Reminder[] {
  if (isQuiet(hour) || today > programme.term.to) return [];
  return programme.supportMonths.flatMap((month) =>
    stages
      .filter((stage) => {
        const day = addDays(dueDay(month, programme), stage);
        return day <= today && today <= addDays(day, graceDays);
      })
      .map((stage) => ({ month, stage })),
  );
}

/** How many pushes reminders may still use: a fifth of the plan is kept for answers of people. `null`: no limit. */
export function pushesForReminders(plan: number | null, used: number): number | null {
  return plan === null ? null : Math.max(0, Math.floor(plan * 0.8) - used);
}

/** The key of a reminder's timer event. */
export function reminderKey({ month, stage }: Reminder): string {
  return `reminder:${month}:${stage}`;
}

/** The reminder behind a timer's key; null for other timers. */
export function readReminderKey(key: string): Reminder | null {
  const [, month = '', days = ''] = /^reminder:(\d{4}-\d{2}):(\d{1,2})$/.exec(key) ?? [];
  const stage = stages.find((one) => String(one) === days);
  return stage === undefined ? null : { month, stage };
}
