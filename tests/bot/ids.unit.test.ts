import { describe, expect, it } from 'vitest';
import { createIds, uuidFrom } from '../../src/bot/ids.ts';

describe('ids', () => {
  it('are UUIDs of version 8', () => {
    for (let at = 0; at < 200; at += 1) {
      expect(uuidFrom(`text ${at}`)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  it('follow from seed, purpose and count alone', () => {
    const [one, two] = [createIds('s'), createIds('s')];
    expect([one.take('a'), one.take('a'), one.take('b')]).toEqual([two.take('a'), two.take('a'), two.take('b')]);
  });

  it('do not meet each other', () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 2000; seed += 1) {
      const ids = createIds(`channel ${seed}`);
      for (const purpose of ['ask', 'ask', 'say', 'site', 'business']) seen.add(ids.take(purpose));
    }
    expect(seen.size).toBe(10_000);
  });
});
