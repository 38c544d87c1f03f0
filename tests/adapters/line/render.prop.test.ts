import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMessages } from '../../../src/adapters/line/limits.ts';
import { renderViews } from '../../../src/adapters/line/render.ts';
import { splitText } from '../../../src/adapters/shared/text.ts';
import type { Choice, MessageView } from '../../../src/bot/message.ts';

const visible = (max: number) =>
  fc.string({ unit: 'binary', minLength: 1, maxLength: max }).filter((text) => text.trim() !== '');
const words = (max: number) => visible(max).map((text) => ({ words: text }));
const choices: fc.Arbitrary<readonly Choice[]> = fc.array(
  fc.record({ id: fc.string({ minLength: 1, maxLength: 150 }), label: words(60) }),
  { maxLength: 20 },
);
const row = fc.record({ label: words(30), value: fc.string({ maxLength: 80 }).map((text) => ({ words: text })) });
const view: fc.Arbitrary<MessageView> = fc.oneof(
  fc.record({ view: fc.constant('text' as const), text: words(500), choices }),
  fc.record({
    view: fc.constant('card' as const),
    title: words(60),
    rows: fc.array(row, { maxLength: 12 }),
    note: words(200),
    choices,
  }),
  fc.record({
    view: fc.constant('image' as const),
    path: fc.string({ maxLength: 40 }).map((name) => `/media/${encodeURIComponent(name)}`),
    alt: fc.constant({ key: 'summary.chart' }),
  }),
);
const options = {
  publicUrl: 'https://bot.example.jp',
  write: (text: { words: string } | { key: string }) => ('words' in text ? text.words : text.key),
};

describe('renderViews', () => {
  it('keeps every limit of LINE for any words, choices and rows', () => {
    fc.assert(
      fc.property(fc.array(view, { minLength: 1, maxLength: 5 }), (views) => {
        const { messages } = renderViews(views, 'ja', options);
        expect(checkMessages(messages)).toEqual([]);
        expect(JSON.parse(JSON.stringify(messages))).toEqual(messages);
        expect(JSON.stringify(messages)).not.toMatch(/\\u0000|\\ud[89a-f]/i);
      }),
    );
  });
});

describe('splitText', () => {
  it('loses nothing but the line end at a cut, and no piece is too long', () => {
    const text = fc
      .array(fc.constantFrom('a', 'あ', '😀', '\n', ' '), { maxLength: 200 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (whole, max) => {
        const pieces = splitText(whole, max);
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(max);
          expect(piece.isWellFormed()).toBe(true);
        }
        expect(pieces.join('').replaceAll(/\s/g, '')).toBe(whole.replaceAll(/\s/g, ''));
      }),
    );
  });
});
