import { addDays } from '../period.ts';

/** A registered project as reminders need it, days `YYYY-MM-DD`. `periodEnd`: of the monitoring period; null: not known. */
export type RegisteredProject = { readonly registeredOn: string; readonly periodEnd: string | null };

/** `record`: this month's items; `report`: help for the monitoring report, before its period ends. */
export type CreditReminder = 'record' | 'report';

/** So many days before the end of the monitoring period help with the report is offered. */
const reportDays = 60;

/** What a holder of a registered project is reminded of on a day; `recordingDay` is the programme's day of the month. */
export function creditReminder(
  { registeredOn, periodEnd }: RegisteredProject,
  recordingDay: number,
  today: string,
): CreditReminder | null {
  if (today < registeredOn || (periodEnd !== null && today > periodEnd)) return null;
  if (periodEnd !== null && today === addDays(periodEnd, -reportDays)) return 'report';
  return Number(today.slice(8, 10)) === recordingDay ? 'record' : null;
}
