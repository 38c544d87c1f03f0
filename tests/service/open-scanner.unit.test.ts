import { describe, expect, it } from 'vitest';
import { readersIn } from '../../src/service/open-scanner.ts';

const big = { cores: 4, memory: 16_000_000_000 };

describe('processes that read bills', () => {
  it.each([
    [undefined, big, 1],
    ['3', big, 3],
    ['auto', big, 4],
    ['99', big, 4],
    ['auto', { cores: 4, memory: 4_000_000_000 }, 2],
    ['auto', { cores: 2, memory: 1_000_000_000 }, 1],
    ['none', big, 1],
    ['0', big, 1],
    ['-2', big, 1],
  ])('%s on %j: %i', (set, machine, readers) => {
    expect(readersIn(set === undefined ? {} : { OCR_PROCESSES: set }, machine)).toBe(readers);
  });
});
