import { businessMinutesBetween } from '../business-time/between.ts';
import type { BusinessHours } from '../business-time/hours.ts';
import type { MeasureWay, WeekCase } from './input.ts';
import type { CasePart, StepCounts, Waited } from './week-shape.ts';

type Span = { readonly since: string; readonly until: string };

/** The cases of the week; minutes are of open time, over those that came in during the week. */
export function casesOf(
  cases: readonly WeekCase[],
  { since, until }: Span,
  hours: BusinessHours,
): Omit<CasePart, 'since' | 'target' | 'forecast'> {
  const opened = cases.filter(({ openedAt }) => openedAt >= since);
  const open = cases.filter(({ closedAt }) => closedAt === null);
  const unanswered = open.filter(({ answeredAt }) => answeredAt === null);
  const waits = (until: 'claimedAt' | 'answeredAt'): readonly number[] =>
    opened.flatMap((one) => {
      const at = one[until];
      return at === null ? [] : [businessMinutesBetween(one.openedAt, at, hours)];
    });
  return {
    opened: opened.length,
    closed: cases.filter(({ closedAt }) => closedAt !== null && closedAt >= since && closedAt < until).length,
    open: open.length,
    unanswered: unanswered.length,
    complaints: opened.filter(({ complaint }) => complaint).length,
    flagged: opened.filter(({ reason }) => reason === 'flagged-figure').length,
    toClaim: waited(waits('claimedAt')),
    toAnswer: waited(waits('answeredAt')),
    oldestUnanswered: unanswered.map(({ openedAt }) => openedAt).toSorted()[0] ?? null,
  };
}

function waited(minutes: readonly number[]): Waited | null {
  if (minutes.length === 0) return null;
  const sorted = minutes.toSorted((one, other) => one - other);
  const [low = 0, high = 0] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return {
    cases: sorted.length,
    mean: tenth(sorted.reduce((all, one) => all + one, 0) / sorted.length),
    median: tenth((low + high) / 2),
    longest: tenth(sorted.at(-1) ?? 0),
  };
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

const noSteps: StepCounts = { proposed: 0, accepted: 0, declined: 0, done: 0 };

/** Where measures stand, and the steps of this week that still hold: a step that was dropped never happened. */
export function measuresOf(ways: readonly MeasureWay[]): { readonly standing: StepCounts; readonly week: StepCounts } {
  const standing = { ...noSteps };
  const week = { ...noSteps };
  for (const { steps, count } of ways) {
    const held: MeasureWay['steps'][number][] = [];
    for (const one of steps) {
      if (one.step === 'dropped') held.pop();
      else held.push(one);
    }
    addStep(standing, held.at(-1)?.step, count);
    for (const { step } of held.filter(({ inWeek }) => inWeek)) addStep(week, step, count);
  }
  return { standing, week };
}

function addStep(counts: StepCounts, step: string | undefined, count: number): void {
  if (step === 'proposed' || step === 'accepted' || step === 'declined' || step === 'done') counts[step] += count;
}
