import type { Facts } from '../../facts.ts';
import { readReminderKey } from '../../reminder/schedule.ts';
import { creditReminderCard } from '../aside/credit-monitor.ts';
import { line, type Move, sayText } from '../talk.ts';
import { readingOf, slotsOf } from './gaps.ts';
import { nextPlace } from './place.ts';
import { isDrafting, type ReportHere } from './state.ts';

const words = { 0: 'report.remind-0', 7: 'report.remind-7', 14: 'report.remind-14' } as const;

/**
 * A reminder looks at the outcome first: when the month is complete there is nothing to say. Otherwise it names what
 * is missing and asks the next question, so that the answer can be given at once.
 */
export function remind(here: ReportHere, key: string, facts: Facts): Move<ReportHere> | null {
  const reminder = readReminderKey(key);
  if (reminder === null || facts.business === null) return null;
  const { month, stage } = reminder;
  const slots = slotsOf(facts, month);
  const open = slots.filter((slot) => readingOf(facts, slot) === null).length;
  if (open === 0) return null;
  const said = sayText(line(words[stage], { month: { as: 'month', month }, count: open, all: slots.length }));
  const credit = creditReminderCard(facts);
  const lead = credit === null ? said : [...said, credit];
  if (isDrafting(here)) return { to: here, lead };
  return { to: nextPlace(facts, { ...here.memory, skipped: [] }), lead };
}
