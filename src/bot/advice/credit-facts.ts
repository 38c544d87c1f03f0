import { creditThreshold } from '../../engine/jcredit/figure.ts';
import { type CreditKind, creditKindOf, type MonitoringId, monitoringItems } from '../../engine/jcredit/methodology.ts';
import { type MonitoringState, monitoringState } from '../../engine/jcredit/monitoring.ts';
import { type CreditAdvice, creditPath } from '../../engine/jcredit/path.ts';
import type { RegisteredProject } from '../../engine/jcredit/reminders.ts';
import { creditReminder } from '../../engine/jcredit/reminders.ts';
import { combine } from '../../engine/measure/combine.ts';
import { addMonths, monthOf, monthsFrom } from '../../engine/period.ts';
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
  if (last === undefined) return null;
  return { registeredOn: last.registeredOn, periodEnd: last.periodEnd, kind: last.kind ?? null };
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

/** What the project is of, else what the accepted measures may need; `other`: a person chooses. */
export function creditKindsOf(facts: Facts): readonly CreditKind[] {
  const told = creditProjectOf(facts)?.kind ?? null;
  if (told !== null) return [told];
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

/** What the firm said it has recorded and has not taken back, the oldest month first. */
export function recordedItems({ advice = [] }: Pick<Facts, 'advice'>): readonly RecordedItem[] {
  const kept = new Map<string, RecordedItem>();
  for (const one of advice) {
    const item = one.about === 'credit-record' ? itemOf(one.item) : null;
    if (one.about !== 'credit-record' || item === null) continue;
    const key = `${one.month} ${item}`;
    if (one.undone === true) kept.delete(key);
    else kept.set(key, { item, month: one.month });
  }
  return [...kept.values()].toSorted((a, b) => a.month.localeCompare(b.month));
}

/** An item of a month that is in the firm's own records. */
export type RecordedItem = { readonly item: MonitoringId; readonly month: string };

/** What a holder of a registered project is told with the month that became complete; null for everybody else. */
export function creditLine(facts: Facts): Text | null {
  const project = creditProjectOf(facts);
  if (project === null || monthCo2Of(facts).length === 0) return null;
  const due = creditReminder(project, facts.today);
  if (due === null) return null;
  return due === 'record' && openItems(facts).length === 0 ? null : creditReminderText(due, project);
}

/** The firm's own records that lack a month; what the ledger lacks is asked for by the report itself. */
export function openItems(facts: Facts): readonly MonitoringState[] {
  return monitoringOf(facts).filter(({ energy, missing }) => energy === null && missing.length > 0);
}
