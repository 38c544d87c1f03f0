import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise, originalSpan } from '../../../../src/bot/understand/normalise.ts';
import { recogniseMasks } from '../../../../src/bot/understand/recognise/masks.ts';
import { recogniseQuantities } from '../../../../src/bot/understand/recognise/quantities.ts';
import { understand } from '../../../../src/bot/understand/understand.ts';

const kanji = [...'〇一二三四五六七八九'];
const kana = ['', 'いち', 'に', 'さん', 'よん', 'ご', 'ろく', 'なな', 'はち', 'きゅう'];

/** 12345 as 一万二千三百四十五. */
function inKanji(value: number): string {
  if (value === 0) return '〇';
  const group = (part: number): string =>
    ([1000, 100, 10, 1] as const)
      .map((power) => {
        const digit = Math.trunc(part / power) % 10;
        const sign = { 1000: '千', 100: '百', 10: '十', 1: '' }[power];
        return digit === 0 ? '' : `${digit === 1 && power > 1 ? '' : kanji[digit]}${sign}`;
      })
      .join('');
  const [high, low] = [Math.trunc(value / 10_000), value % 10_000];
  return `${high === 0 ? '' : `${high === 1 ? '一' : group(high)}万`}${group(low)}`;
}

/** 1234 as いちせんにひゃく…; only with regular readings, which is how a machine would speak. */
function inKana(value: number): string {
  const digit = (power: number): number => Math.trunc(value / power) % 10;
  const part = (power: number, word: string): string =>
    digit(power) === 0 ? '' : `${digit(power) === 1 ? '' : kana[digit(power)]}${word}`;
  return `${part(1000, 'せん')}${part(100, 'ひゃく')}${part(10, 'じゅう')}${kana[digit(1)]}`;
}

const full = (text: string): string =>
  text.replace(/[0-9]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

const notations: Readonly<Record<string, (value: number) => string>> = {
  digits: String,
  grouped: (value) => value.toLocaleString('en'),
  'full width': (value) => full(String(value)),
  'full width, grouped': (value) => full(value.toLocaleString('en')).replaceAll(',', '，'),
  kanji: inKanji,
  'kanji digits': (value) => [...String(value)].map((digit) => kanji[Number(digit)]).join(''),
  mixed: (value) => (value < 10_000 ? String(value) : `${Math.trunc(value / 10_000)}万${value % 10_000 || ''}`),
};

function figures(text: string) {
  return recogniseQuantities(normalise(text), []);
}

describe('figures', () => {
  it.each(Object.entries(notations))('of every size come back from %s', (_, write) => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 99_999_999 }), (value) => {
        expect(figures(`${write(value)}kWh`)).toMatchObject([{ type: 'quantity', value, unit: 'kWh' }]);
      }),
    );
  });

  it('come back from kana', () => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 9999 }), (value) => {
        fc.pre(inKana(value).match(/じゅう|ひゃく|せん/) !== null);
        expect(figures(`${inKana(value)}です`)).toMatchObject([{ value }]);
      }),
    );
  });

  it.each([
    ['灯油を18L缶で3つ', 54, 'L'],
    ['50kgボンベ1本と20kg2本', 90, 'kg'],
    ['一斗缶2つ', 36, 'L'],
    ['4 cans of 18 L', 72, 'L'],
    ['灯油2缶', 2, 'can'],
    ['ボンベ4本', 4, 'cylinder'],
    ['十三点五立米', 13.5, 'm3'],
    ['1.2万キロワット', 12_000, 'kWh'],
    ['９千とんで五十kWh', 9050, 'kWh'],
    ['57,000円', 57_000, 'JPY'],
    ['２ｋＬ', 2, 'kL'],
  ])('%s', (text, value, unit) => {
    expect(figures(text)).toMatchObject([{ value, unit }]);
  });

  it.each(['一度お電話ください', '三重県です', '統一しました', '十分です', '万一のとき', 'm3', 'co2'])(
    'are no words: %s',
    (text) => {
      expect(figures(text)).toEqual([]);
    },
  );
});

describe('what identifies somebody', () => {
  it.each([
    '電話は090-1234-5678です',
    '０８０ー１２３４ー５６７８',
    '03(1234)5678',
    '〒359-0001',
    'お客様番号 12-345-678-9',
    '供給地点特定番号 03 0011 1234 5678 9012 3456',
    'a.b@example.co.jp',
    '4111 1111 1111 1111',
  ])('is seen: %s', (text) => {
    expect(recogniseMasks(normalise(text), 'ja').some((mask) => mask.pii)).toBe(true);
  });

  it.each(['1,234kWh', '12,345kWh 45㎥', '2026年9月 1180', '8/21〜9/20', '18L×3'])('is not seen in %s', (text) => {
    expect(recogniseMasks(normalise(text), 'ja').filter((mask) => mask.pii)).toEqual([]);
  });
});

describe('any text at all', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(fc.constantFrom(...'0123456789一二千万点円㎥㍑①🔌ﾃﾞﾝｷガスkWhL-〜、。 \n\u0000\ud800'), { maxLength: 60 })
      .map((all) => all.join('')),
  );

  it('keeps its way back to the original', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const normal = normalise(text);
        expect(normal.at).toHaveLength(normal.text.length + 1);
        for (let at = 1; at < normal.at.length; at += 1)
          expect(normal.at[at]).toBeGreaterThanOrEqual(normal.at[at - 1] ?? 0);
        const [from, to] = originalSpan(normal, { start: 0, end: normal.text.length });
        expect(to - from).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('gives the same answer twice and never throws', () => {
    const context = {
      kinds: ['electricity', 'city_gas'] as const,
      sites: ['本館', '別館'],
      fiscalYearStart: 4,
      defaultPeriod: { from: '2026-09', to: '2026-09' },
      awaiting: null,
      asked: null,
      pending: null,
      recorded: [],
      previous: [],
    };
    fc.assert(
      fc.property(texts, (text) => {
        const input = { id: 'x', text, locale: 'ja', referenceDate: '2026-10-05', context } as const;
        expect(understand(input)).toEqual(understand(input));
      }),
    );
  });
});
