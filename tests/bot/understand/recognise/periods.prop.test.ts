import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Period } from '../../../../src/bot/understand/contract.ts';
import { recognisePeriods } from '../../../../src/bot/understand/recognise/periods.ts';
import { plain } from './plain.ts';

const now = { referenceDate: '2026-10-05', fiscalYearStart: 4, defaultPeriod: null, locale: 'ja' } as const;
const kanji = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const wide = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const two = (value: number) => String(value).padStart(2, '0');

type Notation = (year: number, month: number) => string;

const notations: Record<string, Notation> = {
  full: (y, m) => `${y}年${m}月`,
  wide: (y, m) => wide(`${y}年${m}月`),
  kanji: (y, m) => `${[...String(y)].map((d) => '〇一二三四五六七八九'[Number(d)]).join('')}年${kanji[m]}月`,
  slash: (y, m) => `${y}/${m}`,
  slashed: (y, m) => `${y}/${two(m)}`,
  iso: (y, m) => `${y}-${two(m)}`,
  compact: (y, m) => `${y}${two(m)}分`,
  short: (y, m) => `${y - 2000}年${m}月`,
  quoted: (y, m) => `’${y - 2000}.${m}`,
};
const eraNotations: Record<string, Notation> = {
  name: (y, m) => `令和${y === 1 ? '元' : y}年${m}月`,
  kanji: (y, m) => `令和${y === 1 ? '元' : kanji[y]}年${kanji[m]}月`,
  letter: (y, m) => `R${y}.${m}`,
  slash: (y, m) => `r${two(y)}/${two(m)}`,
  sign: (y, m) => `㋿${y}年${m}月分`,
  one: (y, m) => `令${y}.${m}`,
  bare: (y, m) => `${y}年${m}月`,
};

function onlyPeriod(text: string): Period | string {
  const found = recognisePeriods(plain(`電気 ${text} 1,234kWh`), now);
  const [first] = found;
  return found.length === 1 && first?.type === 'period' ? first.period : JSON.stringify(found);
}

describe('recognisePeriods', () => {
  it.each(Object.keys(notations))('reads every month written as %s', (name) => {
    for (let year = 2022; year <= 2026; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        const text = notations[name]?.(year, month) ?? '';
        expect(onlyPeriod(text), text).toEqual({ from: `${year}-${two(month)}`, to: `${year}-${two(month)}` });
      }
    }
  });

  it.each(Object.keys(eraNotations))('reads every month of the era written as %s', (name) => {
    for (let year = 1; year <= 8; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        const text = eraNotations[name]?.(year, month) ?? '';
        const expected = `${2018 + year}-${two(month)}`;
        expect(onlyPeriod(text), text).toEqual({ from: expected, to: expected });
      }
    }
  });

  it('reads every range of days back, with and without its year', () => {
    const start = Date.UTC(2024, 0, 1);
    const day = (offset: number) => new Date(start + offset * 86_400_000);
    const iso = (date: Date) => date.toISOString().slice(0, 10);
    const md = (date: Date) => `${date.getUTCMonth() + 1}/${date.getUTCDate()}`;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 970 }), fc.integer({ min: 20, max: 40 }), (offset, size) => {
        const [from, to] = [day(offset), day(offset + size)];
        const period = { from: iso(from), to: iso(to) };
        expect(onlyPeriod(`${from.getUTCFullYear()}/${md(from)}〜${to.getUTCFullYear()}/${md(to)}`)).toEqual(period);
        expect(
          onlyPeriod(
            `${from.getUTCFullYear()}年${from.getUTCMonth() + 1}月${from.getUTCDate()}日から${to.getUTCMonth() + 1}月${to.getUTCDate()}日`,
          ),
        ).toEqual(period);
        const referenceDate = iso(day(offset + size + 3));
        const [found] = recognisePeriods(plain(`${md(from)}〜${md(to)} 1,234`), { ...now, referenceDate });
        // 29 February without a year may be read in a year that has none.
        if (!/2\/29/.test(`${md(from)} ${md(to)}`)) expect(found).toMatchObject({ type: 'period', period });
      }),
      { numRuns: 300 },
    );
  });

  it('never finds a later month than this one when the year is unsaid', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), (month, current) => {
        const [found] = recognisePeriods(plain(`${month}月`), { ...now, referenceDate: `2026-${two(current)}-15` });
        const year = month <= current ? 2026 : 2025;
        expect(found).toMatchObject({ period: { from: `${year}-${two(month)}` }, future: false, yearGiven: false });
      }),
    );
  });

  it('keeps its spans in order, within the text and apart', () => {
    const pieces = fc.constantFrom(
      '9月',
      '先月',
      '令和8年',
      '2026/',
      '8/21',
      '〜',
      'から',
      '9',
      '20日',
      '年度',
      '第',
      '四半期',
      '上期',
      ' ',
      '、',
      '分',
      '(',
      ')',
      'july ',
      'last ',
      'q3',
      '前',
      '後',
      '週',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const normal = plain(text);
        let end = 0;
        for (const mention of recognisePeriods(normal, now)) {
          expect(mention.start).toBeGreaterThanOrEqual(end);
          expect(mention.end).toBeGreaterThan(mention.start);
          end = mention.end;
        }
        expect(end).toBeLessThanOrEqual(normal.text.length);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['9', '一', '9月', '1/2/', '年', 'から', '2026-', '9月〜', 'july ', '令和', ' ', '第1', '1日と', '、9'])(
    'reads ten thousand characters of %s without trouble',
    (piece) => {
      const text = piece.repeat(Math.ceil(10_000 / piece.length));
      expect(recognisePeriods(plain(text), now)).toBeInstanceOf(Array);
    },
  );
});
