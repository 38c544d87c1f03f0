import { creditThreshold } from '../../engine/jcredit/figure.ts';
import { type CreditKind, creditKindOf, type MonitoringId, monitoringItems } from '../../engine/jcredit/methodology.ts';
import { type MonitoringState, monitoringState } from '../../engine/jcredit/monitoring.ts';
import { type CreditAdvice, creditPath } from '../../engine/jcredit/path.ts';
import type { RegisteredProject } from '../../engine/jcredit/reminders.ts';
import { creditReminder } from '../../engine/jcredit/reminders.ts';
import { combine } from '../../engine/measure/combine.ts';
import { addDays, addMonths, monthOf, monthsFrom } from '../../engine/period.ts';
import type { Facts } from '../facts.ts';
import type { Text } from '../message.ts';
import { acceptedIds } from './combined.ts';
import { creditReminderText } from './credit-views.ts';
import { knownOn } from './known.ts';
import { adviceFor } from './measure-advice.ts';
import { monthCo2Of } from './month-co2.ts';

/** The way that fits what the firm has accepted. A sum without one of its measures is no sum: then nothing is known. */
export function creditAdviceOf(facts: Facts): CreditAdvice {
  const measures = acceptedIds(facts);
  return creditPath({ measures, reduction: reductionOf(measures, facts) }, creditThreshold(knownOn(facts)));
}

const kgOfTonne = 1000;

/** What they cut together, in t a year, nothing counted twice; null where one of them has no figure or replaces another. */
function reductionOf(measures: readonly string[], facts: Facts): CreditAdvice['reduction'] {
  const counted = measures.filter((id) => creditKindOf(id) !== null);
  const { kgCo2, measures: combined } = combine(adviceFor(facts, counted));
  if (kgCo2 === null || combined.length < counted.length) return null;
  return { low: kgCo2.low / kgOfTonne, high: kgCo2.high / kgOfTonne };
}

/** The registered project that the firm told of; null: none. */
export function creditProjectOf({ advice = [] }: Pick<Facts, 'advice'>): RegisteredProject | null {
  const last = advice.findLast((one) => one.about === 'credit-project');
  return last === undefined ? null : { registeredOn: last.registeredOn, periodEnd: last.periodEnd };
}

const usualMonths = 6;
const mostMonths = 12;

/** The months that are looked at: those since the registration, at most a year; without a project the last half year. */
export function monitoredMonths(facts: Facts): readonly string[] {
  const last = addMonths(monthOf(facts.today), -1);
  const project = creditProjectOf(facts);
  if (project === null) return monthsFrom(addMonths(last, 1 - usualMonths), last);
  const end = project.periodEnd === null ? last : monthOf(project.periodEnd);
  return monthsFrom(monthOf(project.registeredOn), end < last ? end : last).slice(-mostMonths);
}

/** The kinds of methodologies that the accepted measures may need; `other`: a person chooses. */
export function creditKindsOf(facts: Facts): readonly CreditKind[] {
  const { kinds } = creditAdviceOf(facts);
  return kinds.length === 0 ? ['other'] : kinds;
}

/** What is recorded every month, and which months lack it, by the ledger and by what the firm recorded itself. */
export function monitoringOf(facts: Facts): readonly MonitoringState[] {
  const uses = [...new Set(facts.sites.flatMap(({ energy }) => energy.map(({ kind }) => kind)))];
  const ledger = facts.readings.map(({ kind, month }) => ({ kind, month }));
  const recorded = recordedItems(facts);
  const months = monitoredMonths(facts);
  const states = creditKindsOf(facts).flatMap((kind) => monitoringState({ kind, uses, ledger, recorded }, months));
  const seen = new Map(states.map((state) => [`${state.item} ${state.energy}`, state]));
  return [...seen.values()];
}

/** Every item that can be recorded for the firm's project, by its id. */
export function itemOf(id: string | undefined): MonitoringId | null {
  const all = Object.values(monitoringItems).flat();
  return all.find((one) => one.id === id && one.energy === null)?.id ?? null;
}

/** What the firm said it has recorded. */
export function recordedItems({ advice = [] }: Pick<Facts, 'advice'>) {
  return advice.flatMap((one) => {
    const item = one.about === 'credit-record' ? itemOf(one.item) : null;
    return one.about === 'credit-record' && item !== null ? [{ item, month: one.month }] : [];
  });
}

const reportDays = 60;

/** A holder of a registered project is reminded with the month that became complete; null for everybody else. */
export function creditLine(facts: Facts): Text | null {
  const project = creditProjectOf(facts);
  if (project === null || monthCo2Of(facts).length === 0) return null;
  const { periodEnd } = project;
  const day = Number(facts.today.slice(8, 10));
  const due = creditReminder(project, day, facts.today);
  if (due === null) return null;
  if (periodEnd !== null && facts.today > addDays(periodEnd, -reportDays))
    return { key: 'jcredit.remind-report-by', params: { day: { as: 'day', day: periodEnd } } };
  if (due === 'report') return creditReminderText(due);
  const isOpen = monitoringOf(facts).some(({ energy, missing }) => energy === null && missing.length > 0);
  return isOpen ? creditReminderText(due) : null;
}
