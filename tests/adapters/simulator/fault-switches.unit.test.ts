import { describe, expect, it } from 'vitest';
import { createFaultSwitches } from '../../../src/adapters/simulator/fault-switches.ts';
import { createFaultQueue } from '../../../src/adapters/twin/faults.ts';

describe('createFaultSwitches', () => {
  it('makes every call fail until it is switched off', () => {
    const queue = createFaultQueue();
    const switches = createFaultSwitches(queue);
    switches.set({ '429': true });
    expect([queue.take('push'), queue.take('reply')]).toEqual([{ kind: 'rate-429' }, { kind: 'rate-429' }]);
    switches.set({ '429': false });
    expect(queue.take('push')).toBeNull();
  });

  it('lets the switch turned on last win, since an answer fails in one way only', () => {
    const queue = createFaultQueue();
    const switches = createFaultSwitches(queue);
    switches.set({ '500': true });
    expect(switches.set({ lost: true })).toEqual({ '429': false, '500': false, lost: true, redeliver: false });
    expect(queue.take('push')).toEqual({ kind: 'drop-after' });
  });

  it('keeps redelivery apart from the answers', () => {
    const switches = createFaultSwitches(createFaultQueue());
    switches.set({ redeliver: true });
    switches.set({ '500': true });
    expect(switches.now()).toEqual({ '429': false, '500': true, lost: false, redeliver: true });
  });
});
