import { describe, expect, it } from 'vitest';
import { defects } from './defects.ts';
import { explore } from './explore.ts';
import { type Scope, soundMachine } from './world.ts';

const whole: Scope = { messages: ['s1'], blocks: true, leaves: true, cards: false, crashes: true };
const twoMessages: Scope = { ...whole, messages: ['s1', 's2'] };
const withoutMessages: Scope = { ...whole, messages: [] };
const lostCards: Scope = { ...withoutMessages, blocks: false, cards: true };

const report = (name: string, { states, transitions, depth, complete }: ReturnType<typeof explore>): void =>
  console.info(
    `${name}: ${states} states, ${transitions} transitions, depth ${depth}${complete ? ', nothing left to look at' : ''}`,
  );

describe('every interleaving of two staff members, an owner, timers, deliveries and crashes', () => {
  it('keeps the rules, and leads back to the bot from everywhere, however long it goes on', () => {
    const explored = explore(soundMachine, whole);
    report('one message at a time', explored);
    expect(explored.broken).toBeNull();
    expect(explored.complete).toBe(true);
    expect(explored.depth).toBeGreaterThanOrEqual(8);
    expect(Object.keys(explored.places).toSorted()).toEqual([
      'bot',
      'claimed',
      'queued',
      'requested',
      'resolved',
      'returning',
      'snoozed',
      'transferring',
      'waiting_customer',
    ]);
  });

  it('keeps the rules with two messages under way, ten steps deep', () => {
    const explored = explore(soundMachine, twoMessages, 10);
    report('two messages at a time', explored);
    expect(explored.broken).toBeNull();
    expect(explored.depth).toBe(10);
  });
});

describe('cards that get lost', () => {
  it('keep no case from its people, nor from the bot', () => {
    const explored = explore(soundMachine, lostCards);
    report('cards that get lost', explored);
    expect(explored.broken).toBeNull();
    expect(explored.complete).toBe(true);
  });
});

describe('a machine with a defect', () => {
  it.each(Object.entries(defects))('is found out: %s', (_, machine) => {
    const broken = explore(machine, withoutMessages).broken ?? explore(machine, whole).broken;
    expect(broken).not.toBeNull();
    expect(broken?.path.length).toBeLessThan(16);
  });
});
