import { describe, expect, it } from 'vitest';
import { addMonths } from '../../../src/engine/period.ts';
import { dueNudge, type NudgeInput, type NudgeRecord } from '../../../src/engine/steps/nudges.ts';
import { sllReadiness } from '../../../src/engine/steps/sll.ts';
import { type StepFacts, stepPosition } from '../../../src/engine/steps/state.ts';

const monthsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ month: addMonths('2025-10', index), kgCo2: 100 as number | null }));
const factsOf = (changes: Partial<StepFacts> = {}): StepFacts => ({
  seminarAttended: false,
  questionsAsked: 0,
  answersRead: 0,
  months: [],
  measuresTaken: 0,
  joinedSchool: false,
  willing: null,
  loan: null,
  referralConsent: false,
  referred: false,
  ...changes,
});

describe('stepPosition', () => {
  it.each<[Partial<StepFacts>, string, string]>([
    [{}, 'not-started', 'ask-or-read'],
    [{ answersRead: 1 }, 'not-started', 'ask-or-read'],
    [{ answersRead: 2 }, 'know', 'start-measuring'],
    [{ seminarAttended: true }, 'know', 'start-measuring'],
    [{ questionsAsked: 1 }, 'know', 'start-measuring'],
    [{ months: monthsOf(5) }, 'measure', 'keep-measuring'],
    [{ months: monthsOf(6) }, 'measure', 'say-willing'],
    [{ months: monthsOf(6), willing: true }, 'measure', 'choose-measure'],
    [{ months: monthsOf(6), measuresTaken: 1 }, 'reduce', 'get-ready-for-sll'],
    [{ months: monthsOf(12), joinedSchool: true, loan: { over: 0, upTo: 1 } }, 'reduce', 'agree-to-referral'],
    [
      { months: monthsOf(12), measuresTaken: 1, loan: { over: 0, upTo: 1 }, referralConsent: true },
      'reduce',
      'be-referred',
    ],
    [{ referred: true }, 'sll', 'follow-up'],
  ])('%o: %s, next %s', (changes, state, next) => {
    expect(stepPosition(factsOf(changes))).toMatchObject({ state, next });
  });
});

describe('sllReadiness', () => {
  const ready = { months: monthsOf(12), loan: { over: 50_000_000, upTo: null }, referralConsent: false };

  it('needs twelve months, an indicator and an amount; a referral needs consent', () => {
    expect(sllReadiness(ready)).toEqual({ ready: true, lacks: [], months: 12, mayRefer: false });
    expect(sllReadiness({ ...ready, referralConsent: true }).mayRefer).toBe(true);
    const none = { months: monthsOf(11), loan: null, referralConsent: true };
    expect(sllReadiness(none)).toEqual({
      ready: false,
      lacks: ['months', 'indicator', 'amount'],
      months: 11,
      mayRefer: false,
    });
  });

  it('has no indicator where a month is unknown or left out', () => {
    const unknown = ready.months.map((one, index) => (index === 4 ? { ...one, kgCo2: null } : one));
    expect(sllReadiness({ ...ready, months: unknown }).lacks).toEqual(['indicator']);
    const gap = monthsOf(13).filter((_, index) => index !== 6);
    expect(sllReadiness({ ...ready, months: gap }).lacks).toEqual(['indicator']);
  });
});

describe('dueNudge', () => {
  const made = (on: string, reaction: NudgeRecord['reaction'] = null): NudgeRecord => ({
    nudge: 'know-measure',
    on,
    reaction,
  });
  const due = (changes: Partial<NudgeInput>, today: string) =>
    dueNudge({ facts: factsOf({ questionsAsked: 1 }), history: [], optedOut: false, approved: [], ...changes }, today);

  it('is made at once, weekly up to three times, then monthly', () => {
    expect(due({}, '2026-11-01')?.nudge.id).toBe('know-measure');
    expect(due({ history: [made('2026-11-01')] }, '2026-11-07')).toBeNull();
    expect(due({ history: [made('2026-11-01', 'later')] }, '2026-11-08')?.nudge.id).toBe('know-measure');
    const three = [made('2026-11-01'), made('2026-11-08'), made('2026-11-15')];
    expect(due({ history: three }, '2026-12-14')).toBeNull();
    expect(due({ history: three }, '2026-12-15')?.nudge.id).toBe('know-measure');
    expect(due({ history: [made('2026-11-01'), made('2026-11-08'), made('2027-01-31')] }, '2027-03-02')).toBeNull();
    expect(due({ history: [made('2026-11-01'), made('2026-11-08'), made('2027-01-31')] }, '2027-03-03')).not.toBeNull();
  });

  it('ends with yes, no, opting out, or when it has come true', () => {
    for (const reaction of ['yes', 'no'] as const)
      expect(due({ history: [made('2026-01-01', reaction)] }, '2026-11-01')).toBeNull();
    expect(due({ optedOut: true }, '2026-11-01')).toBeNull();
    expect(due({ facts: factsOf({ questionsAsked: 1, months: monthsOf(1) }) }, '2026-11-01')).toBeNull();
  });

  it('invites to the third step only the willing, and by an operator', () => {
    const facts = factsOf({ months: monthsOf(6), willing: true });
    expect(due({ facts }, '2026-11-01')).toMatchObject({ nudge: { id: 'measure-reduce' }, waitsForApproval: true });
    expect(due({ facts, approved: ['measure-reduce'] }, '2026-11-01')?.waitsForApproval).toBe(false);
    expect(due({ facts: factsOf({ months: monthsOf(6) }) }, '2026-11-01')).toBeNull();
  });

  it('speaks of an SLL once everything is there', () => {
    const facts = factsOf({ months: monthsOf(12), loan: { over: 0, upTo: 1 } });
    expect(due({ facts }, '2026-11-01')?.nudge.id).toBe('measure-sll');
    expect(due({ facts: { ...facts, referred: true } }, '2026-11-01')).toBeNull();
  });
});
