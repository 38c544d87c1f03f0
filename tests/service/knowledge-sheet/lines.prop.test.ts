import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLines, readTable, writeLines, writeTable } from '../../../src/service/knowledge-sheet/lines.ts';

// Words as they stand in an edition: not empty, nothing but their letters at both ends, no control characters.
const word = fc
  .array(
    fc.oneof(fc.constantFrom('|', '\\', '-', '\n', 'n', ' | ', '、', '\\|', '\\n'), fc.string({ unit: 'grapheme' })),
  )
  .map((parts) =>
    parts
      .join('')
      .replaceAll(/[^\n\P{Cc}]/gu, '')
      .trim(),
  )
  .filter((text) => text !== '');

describe('cells that hold several things', () => {
  it('give back every list as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.option(word)), (values) => {
        expect(readLines(writeLines(values) ?? '')).toEqual(values);
      }),
    );
  });

  it('give back every table as it was', () => {
    const rows = fc.array(fc.tuple(word, fc.option(word), word));
    fc.assert(
      fc.property(rows, (values) => {
        expect(readTable(writeTable(values) ?? '')).toEqual(values);
      }),
    );
  });
});
