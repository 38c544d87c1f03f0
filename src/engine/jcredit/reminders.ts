import { addDays } from '../period.ts';
import type { CreditKind } from './methodology.ts';

/** A registered project as reminders need it, days `YYYY-MM-DD`. `periodEnd`: of the monitoring period; null: not known. */
export type RegisteredProject = {
  readonly registeredOn: string;
  readonly periodEnd: string | null;
  /** Null: not told. */
  readonly kind: CreditKind | null;
};

/** `record`: the month's items; `report`: help for the monitoring report, `over`: its period has ended. */
export type CreditReminder = 'record' | 'report' | 'over';

/** So many days before the end of the monitoring period help with the report is offered. */
const reportDays = 60;

/** What a holder of a registered project is reminded of on a day; null before its registration. */
export function creditReminder({ registeredOn, periodEnd }: RegisteredProject, today: string): CreditReminder | null {
  if (today < registeredOn) return null;
  if (periodEnd === null || today < addDays(periodEnd, -reportDays)) return 'record';
  return today > periodEnd ? 'over' : 'report';
}
