import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Input, kinds, units } from '../../../src/bot/understand/contract.ts';
import { understand } from '../../../src/bot/understand/understand.ts';

const period = z.strictObject({
  from: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/),
  to: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/),
});
const item = z.strictObject({
  kind: z.enum(kinds).nullable(),
  value: z.number().nullable(),
  unit: z.enum(units).nullable(),
  period: period.nullable(),
  site: z.string().nullable(),
  measure: z.enum(['usage', 'reading', 'cost', 'demand', 'generation', 'sale']),
  approx: z.boolean(),
  replaces: z
    .string()
    .regex(/^(pending|r\d+)$/)
    .nullable(),
  span: z.tuple([z.int().min(0), z.int().min(0)]).optional(),
  confidence: z.number().min(0).max(1).optional(),
});
const result = z.strictObject({
  id: z.string(),
  intent: z.string(),
  items: z.array(item),
  ask: z.strictObject({ slot: z.string(), reason: z.string(), options: z.array(z.unknown()).optional() }).nullable(),
  targets: z.array(z.string()),
  flags: z.array(z.enum(['pii', 'injection', 'negative_tone', 'safety', 'unit_assumed', 'typo'])),
  confidence: z.number().optional(),
  entities: z.array(z.looseObject({ type: z.string(), start: z.int(), end: z.int(), text: z.string() })).optional(),
});

const month = fc
  .tuple(fc.integer({ min: 2019, max: 2027 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, at]) => `${year}-${String(at).padStart(2, '0')}`);
const stretch = month.map((at) => ({ from: at, to: at }));
const site = fc.option(fc.constantFrom('本社', '第二工場', 'Annex'));
const known = fc.record({
  kind: fc.option(fc.constantFrom(...kinds)),
  value: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
  unit: fc.option(fc.constantFrom(...units)),
  period: fc.option(stretch),
  site,
});
const context = fc.record({
  kinds: fc.uniqueArray(fc.constantFrom(...kinds), { maxLength: 5 }),
  sites: fc.subarray(['本社', '第二工場', 'Annex']),
  fiscalYearStart: fc.integer({ min: 1, max: 12 }),
  defaultPeriod: fc.option(stretch),
  awaiting: fc.option(fc.constantFrom('value', 'unit', 'kind', 'period', 'site', 'confirm')),
  asked: fc.option(
    known.map(({ kind, unit, period: when, site: where }) => ({ kind, unit, period: when, site: where })),
  ),
  pending: fc.option(known.map((one) => ({ ...one, ref: 'pending' }))),
  recorded: fc.array(known, { maxLength: 3 }).map((list) => list.map((one, at) => ({ ...one, ref: `r${at + 1}` }))),
  previous: fc.array(known, { maxLength: 4 }),
});
const words = fc
  .array(
    fc.constantFrom(
      ...[
        '電気',
        'ガス',
        '灯油',
        '1,234',
        '2.130',
        '30',
        'kWh',
        '㎥',
        '缶',
        '先月',
        '9月',
        '本社',
        'と',
        '、',
        '\n',
        'じゃなくて',
      ],
      ...[
        '訂正',
        'はい',
        'いいえ',
        '同じ',
        '消して',
        '円',
        '前回',
        '今回',
        '18L',
        '×',
        '〜',
        '1割減',
        'なし',
        '👍',
        '令和8年',
        '-',
        'まだ',
      ],
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));
const text = fc.oneof(
  words,
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);
const message: fc.Arbitrary<Input> = fc.record({
  id: fc.string(),
  text,
  locale: fc.constantFrom('ja', 'en'),
  referenceDate: fc.constantFrom('2026-10-05', '2024-02-29', '2027-01-01'),
  context,
  options: fc.constantFrom({ entities: true }, {}),
});

describe('understanding', () => {
  it('answers every message in every context by the contract, and the same twice', () => {
    fc.assert(
      fc.property(message, (input) => {
        const answer = understand(input);
        expect(answer.id).toBe(input.id);
        expect(result.parse(answer)).toEqual(answer);
        expect(understand(input)).toEqual(answer);
      }),
      { numRuns: 300 },
    );
  });

  it('stores no negative figure and no figure without its kind, unit and month', () => {
    fc.assert(
      fc.property(message, (input) => {
        const { intent, items, ask } = understand(input);
        const stored = ['report', 'correct', 'same'].includes(intent) && ask === null ? items : [];
        for (const { measure, ...one } of stored.filter((each) => each.measure === 'usage')) {
          expect(one.value).toBeGreaterThanOrEqual(0);
          expect([one.kind, one.unit, one.period]).not.toContain(null);
          expect(one.kind).not.toBe('gas');
        }
      }),
      { numRuns: 800 },
    );
  });

  it('reads plain figures back, whatever was asked before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (value) => {
        const when = { from: '2026-09', to: '2026-09' };
        const input: Input = {
          id: 'a',
          text: `${value.toLocaleString('en')}kWh`,
          locale: 'ja',
          referenceDate: '2026-10-05',
          context: {
            kinds: ['electricity'],
            sites: [],
            fiscalYearStart: 4,
            defaultPeriod: when,
            awaiting: 'value',
            asked: { kind: 'electricity', unit: 'kWh', period: when, site: null },
            pending: null,
            recorded: [],
            previous: [],
          },
        };
        expect(understand(input).items).toMatchObject([{ kind: 'electricity', value, unit: 'kWh', period: when }]);
      }),
    );
  });
});
