import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, decideRound } from '../../../src/bot/office/round.ts';

const person = (id: string, over: Partial<Candidate> = {}): Candidate => ({
  ...{ conversationId: id, platform: 'line', never: null, later: null },
  ...over,
});
const codes = (people: readonly Candidate[], facts: Parameters<typeof decideRound>[1]) =>
  decideRound(people, facts).map(({ verdict }) => verdict.code ?? verdict.as);

describe('a round of a message to many', () => {
  it('says for each whether it leaves, waits or never comes, and why', () => {
    const people = [
      person('a'),
      person('b', { never: 'stopped', later: 'talking' }),
      person('c', { later: 'with-person' }),
      person('d', { platform: 'slack' }),
      person('e'),
      person('f'),
    ];
    const facts = { hour: 10, room: 2, most: 100 };
    expect(codes(people, facts)).toEqual(['goes', 'stopped', 'with-person', 'goes', 'goes', 'push-plan-short']);
    expect(codes(people, { ...facts, room: null })).toEqual(['goes', 'stopped', 'with-person', 'goes', 'goes', 'goes']);
    expect(codes(people, { ...facts, most: 1 })).toEqual(['goes', 'stopped', 'with-person', 'waits', 'waits', 'waits']);
    for (const hour of [0, 8, 18, 23])
      expect(codes(people, { ...facts, hour })).toEqual(['quiet-hours', 'stopped', ...Array(4).fill('quiet-hours')]);
  });

  it('never goes beyond the room of the plan or of the round, and to nobody who may not hear of us', () => {
    const people = fc.array(
      fc.record({
        conversationId: fc.uuid(),
        platform: fc.constantFrom('line' as const, 'slack' as const),
        never: fc.constantFrom(null, null, 'stopped', 'blocked'),
        later: fc.constantFrom(null, null, 'talking', 'with-person'),
      }),
      { maxLength: 60 },
    );
    const facts = fc.record({
      hour: fc.integer({ min: 0, max: 23 }),
      room: fc.option(fc.integer({ min: 0, max: 40 })),
      most: fc.integer({ min: 0, max: 50 }),
    });
    fc.assert(
      fc.property(people, facts, (all, given) => {
        const decided = decideRound(all, given);
        const going = decided.filter(({ verdict }) => verdict.as === 'goes').map((one) => one.person);
        expect(decided.map((one) => one.person)).toEqual(all);
        expect(going.every(({ never, later }) => never === null && later === null)).toBe(true);
        expect(going.length).toBeLessThanOrEqual(given.most);
        const line = going.filter(({ platform }) => platform === 'line').length;
        expect(line).toBeLessThanOrEqual(given.room ?? Number.POSITIVE_INFINITY);
        if (given.hour < 9 || given.hour >= 18) expect(going).toEqual([]);
        expect(decided.filter(({ verdict }) => verdict.as === 'skipped').length).toBe(
          all.filter(({ never }) => never !== null).length,
        );
      }),
    );
  });
});
