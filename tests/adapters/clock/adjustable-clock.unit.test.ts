import { describe, expect, it } from 'vitest';
import { createAdjustableClock } from '../../../src/adapters/clock/adjustable-clock.ts';
import { systemClock } from '../../../src/adapters/clock/system-clock.ts';

/** A base clock that a test moves by hand. */
const handClock = () => {
  let ms = Date.parse('2026-11-24T00:00:00Z');
  return {
    now: () => new Date(ms),
    pass: (step: number) => {
      ms += step;
    },
  };
};

describe('createAdjustableClock', () => {
  it('shows the base time until it is set', () => {
    expect(createAdjustableClock(handClock()).now().toISOString()).toBe('2026-11-24T00:00:00.000Z');
  });

  it('runs on from the moment it was set to', () => {
    const base = handClock();
    const clock = createAdjustableClock(base);
    clock.setTo(new Date('2027-04-01T00:00:00Z'));
    base.pass(1500);
    expect(clock.now().toISOString()).toBe('2027-04-01T00:00:01.500Z');
  });

  it('advances and goes back to the real time', () => {
    const clock = createAdjustableClock(handClock());
    clock.advance(60_000);
    clock.advance(1000);
    expect(clock.offsetMs()).toBe(61_000);
    expect(clock.now().toISOString()).toBe('2026-11-24T00:01:01.000Z');
    clock.setTo(null);
    expect(clock.offsetMs()).toBe(0);
  });

  it('stands on the machine clock unless told otherwise', () => {
    const before = systemClock.now().getTime();
    expect(createAdjustableClock().now().getTime()).toBeGreaterThanOrEqual(before);
  });
});
