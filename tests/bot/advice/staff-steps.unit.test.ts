import { describe, expect, it } from 'vitest';
import type { AdviceContent, AdviceRecord } from '../../../src/bot/advice/record.ts';
import { firmSteps, openSteps, orderedStep, type StaffStep } from '../../../src/bot/advice/staff-steps.ts';
import { invitationIn } from '../../../src/bot/flows/aside/steps-nudge.ts';
import { bakerWith } from '../flows/aside/support.ts';

const by = '00000000-0000-4000-8000-000000000001';
const today = '2027-05-20';
const facts = (...advice: readonly AdviceContent[]) => ({
  ...bakerWith('2026-04', '2027-04'),
  advice: advice.map((one): AdviceRecord => ({ ...one, day: today })),
});
const willing: AdviceContent = { about: 'willing', value: true };
const ready: readonly AdviceContent[] = [
  { about: 'loan', range: { over: 0, upTo: 10_000_000 } },
  { about: 'referral', given: true },
];
const order = (step: StaffStep, undo = false, role: 'consultant' | 'official' | 'operator' = 'operator') =>
  ({ step, undo, by, role }) as const;
const decide = (known: readonly AdviceContent[], ...given: Parameters<typeof order>) =>
  orderedStep(firmSteps(facts(...known), today), order(...given));
const invited = (...known: readonly AdviceContent[]) => {
  const now = facts(...known);
  const effects = [{ do: 'save-shown', edition: 'e', items: [] }] as const;
  return invitationIn(now, [], effects)?.made ?? null;
};

describe('what staff record of a firm’s way', () => {
  it('lets the invitation to the third step go out only once it is approved, and not after it is taken back', () => {
    expect(firmSteps(facts(willing), today).waits).toBe('measure-reduce');
    expect(invited(willing)).toBeNull();
    const approved = decide([willing], 'approve');
    expect(approved).toEqual({ record: { about: 'approval', nudge: 'measure-reduce', by } });
    if (!('record' in approved)) throw new Error('refused');
    expect(invited(willing, approved.record)).toMatchObject({ record: { about: 'nudge', nudge: 'measure-reduce' } });
    const back = decide([willing, approved.record], 'approve', true);
    if (!('record' in back)) throw new Error('refused');
    expect(invited(willing, approved.record, back.record)).toBeNull();
  });

  it('approves nothing that does not wait', () => {
    expect(decide([], 'approve')).toEqual({ refused: 'nothing-waits' });
    expect(decide([], 'approve', true)).toEqual({ refused: 'known' });
  });

  it('refers nobody without the firm’s own consent, nor before everything is there', () => {
    expect(decide([], 'referred')).toEqual({ refused: 'no-consent' });
    expect(decide([{ about: 'referral', given: true }], 'referred')).toEqual({ refused: 'not-ready' });
    expect(decide(ready, 'referred')).toEqual({ record: { about: 'referred', by } });
    expect(decide([...ready, { about: 'referral', given: false }], 'referred')).toEqual({ refused: 'no-consent' });
  });

  it('moves the firm on, each once, and back again', () => {
    const seminar: AdviceContent = { about: 'attended', what: 'seminar', by };
    const school: AdviceContent = { about: 'attended', what: 'school', by };
    const bare = { ...facts(), readings: [] };
    expect(firmSteps(bare, today).position.state).toBe('not-started');
    const at = (record: AdviceContent) =>
      firmSteps({ ...bare, advice: [{ ...record, day: today }] }, today).position.state;
    expect([at(seminar), at(school), at({ about: 'referred', by })]).toEqual(['know', 'reduce', 'sll']);
    expect(at({ ...school, undone: true })).toBe('not-started');
    expect(decide([seminar], 'seminar')).toEqual({ refused: 'known' });
    expect(decide([seminar], 'seminar', true)).toEqual({ record: { ...seminar, undone: true } });
    expect(decide([seminar, { ...seminar, undone: true }], 'seminar')).toEqual({ record: seminar });
  });

  it('is nothing that officials of the client may do', () => {
    for (const step of ['approve', 'seminar', 'school', 'referred'] as const)
      expect(decide([willing, ...ready], step, false, 'official')).toEqual({ refused: 'role' });
    const open = (role: 'official' | 'consultant') => openSteps(firmSteps(facts(willing), today), { by, role });
    expect(open('official')).toEqual([]);
    expect(open('consultant').map(({ step, undo }) => `${step}${undo}`)).toEqual([
      ...['approvefalse', 'seminarfalse', 'schoolfalse'],
    ]);
  });
});
