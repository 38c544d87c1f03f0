import type { Printed, Sheet } from '../page/sheet.ts';
import type { Token } from '../page/tokens.ts';
import type { Box, Recogniser } from '../scan.ts';
import { bestValue, isSumOfColumn } from '../usage/proofs.ts';
import type { Sign } from '../usage/signs.ts';

/** What one calculation on the paper says of a sum of money. */
export type AmountProof = 'tax-inside' | 'subtotal-and-tax' | 'sum-of-column' | 'printed-again';

/** A sum of money that may be the one to be paid, tax included, in whole yen. */
export type AmountCandidate = {
  readonly value: number;
  readonly box: Box;
  readonly score: number;
  readonly by: readonly Recogniser[];
  readonly proofs: readonly AmountProof[];
  /** It is called money, by ¥ or 円 or by its name; 合計 alone may be a sum of anything. */
  readonly isMarked: boolean;
};

const forIt: readonly Sign[] = [
  {
    pattern:
      /請求(予定)?(金)?額|請求金額|[ご御]請求|請求合計|納入金額|納付(金)?額|支払(金)?額|お買上|引落金額|振替金額/,
    weight: 7,
    reason: 'to-pay',
  },
  { pattern: /領収金額/, weight: 3, reason: 'receipt' },
  { pattern: /合計|総額|総計|税込|合[計言汁]/, weight: 5, reason: 'total' },
];

const againstIt: readonly Sign[] = [
  { pattern: /小計|内訳|本体|税抜|対象/, weight: -5, reason: 'part' },
  { pattern: /消費税|内税|税額|税等|うち|内[(（]|課税|引取税/, weight: -7, reason: 'tax' },
  { pattern: /前回|前月|先月|繰越|入金|残高|前々|未収|昨年|前年|振替済|領収済/, weight: -7, reason: 'earlier' },
  { pattern: /預|釣|現金|ポイント|値引|割引/, weight: -7, reason: 'till' },
  {
    pattern: /単価|基本料|従量|調整|賦課|電力量料金|設備|下水道使用料|上?水道料金(?!等|合計|計)|運搬費|処分費/,
    weight: -5,
    reason: 'line',
  },
  { pattern: /番号|No|コード|電話|TEL|登録|指針|指示|使用量|数量|削減/i, weight: -8, reason: 'number' },
];

const yen = /^[円月巴丹][^\d日]?|^-$|^円|^也/;

/** Sums of money on the sheet, the likeliest to be paid first. */
export function amountCandidates(sheet: Sheet): readonly AmountCandidate[] {
  const all = sheet.numbers.flatMap((number) => candidatesAt(sheet, number));
  const groups = Map.groupBy(all, ({ value }) => value);
  return [...groups.values()]
    .map((group) => {
      const best = group.reduce((a, b) => (b.score > a.score ? b : a));
      const repeats = group.filter(({ score }) => score > 0).length;
      return {
        ...best,
        score: best.score + Math.min(3, (repeats - 1) * 1.5),
        by: [...new Set(group.flatMap(({ by }) => by))],
        isMarked: group.some(({ isMarked }) => isMarked),
        proofs: [
          ...new Set([...group.flatMap(({ proofs }) => proofs), ...(repeats > 1 ? (['printed-again'] as const) : [])]),
        ],
      };
    })
    .sort((a, b) => b.score - a.score);
}

function candidatesAt(sheet: Sheet, number: Printed): readonly AmountCandidate[] {
  const tokens = Object.values(number.seen);
  if (tokens.some(({ after }) => /^(k?wh|kW|m[23:]|L|kg|t\b|%|年|日|時|kVA|A|銭)/i.test(after))) return [];
  const words = weigh(tokens);
  const isYen = tokens.some(({ before, after }) => /[¥\\]$/.test(before) || yen.test(after));
  const large = number.box[3] > sheet.lineHeight * 1.25 ? 2.5 : 0;
  return number.readings
    .filter(({ value, text }) => Number.isInteger(value) && value >= 100 && value < 100_000_000 && !/^0/.test(text))
    .map((reading, at) => {
      const proofs = proofsOf(sheet, number, reading.value);
      const grouped = /^\d{1,3}([,.]\d{3})+$/.test(reading.text) ? 1 : 0;
      const score = words + (isYen ? 3 : 0) + large + proofs.length * 2.5 + reading.by.length + grouped - at * 2;
      return {
        value: reading.value,
        box: number.box,
        score,
        by: reading.by,
        proofs,
        isMarked: isYen || isCalledMoney(tokens),
      };
    });
}

const money = /請求|金額|[(（]円|支払|納入|納付|領収/;

function isCalledMoney(tokens: readonly Token[]): boolean {
  return tokens.some(({ label, before, above }) => money.test(label + before) || money.test(above[0] ?? ''));
}

function weigh(tokens: readonly Token[]): number {
  const labels = tokens.map(({ label, before }) => (/\p{L}{2,}/u.test(before) ? before : label + before));
  const rows = tokens.map(({ left, before }) => left + before);
  const heads = tokens.map(({ above }) => above[0] ?? '');
  const matching = (signs: readonly Sign[], texts: readonly string[]): readonly Sign[] =>
    signs.filter(({ pattern }) => texts.some((text) => pattern.test(text)));
  const good = Math.max(
    0,
    ...matching(forIt, labels).map(({ weight }) => weight),
    ...matching(forIt, rows).map(({ weight }) => weight - 1),
    ...matching(forIt, heads).map(({ weight }) => weight - 2),
  );
  const bad = Math.min(
    0,
    ...matching(againstIt, labels).map(({ weight }) => weight),
    ...matching(againstIt, heads).map(({ weight }) => weight * 0.8),
  );
  return good + bad;
}

function proofsOf(sheet: Sheet, number: Printed, value: number): readonly AmountProof[] {
  const others = sheet.numbers.filter((other) => other !== number && /税/.test(wordsOf(other)));
  const taxes = others.map(bestValue).filter((tax) => tax > 0 && tax < value);
  const proofs: AmountProof[] = [];
  if (taxes.some((tax) => Math.abs(value / 11 - tax) <= 1.01 || Math.abs((value * 8) / 108 - tax) <= 1.01))
    proofs.push('tax-inside');
  const sums = sheet.numbers.map(bestValue).filter((other) => other > value * 0.85 && other < value);
  if (taxes.some((tax) => sums.some((sum) => sum + tax === value))) proofs.push('subtotal-and-tax');
  if (isSumOfColumn(sheet, number, value)) proofs.push('sum-of-column');
  return proofs;
}

function wordsOf(number: Printed): string {
  return Object.values(number.seen)
    .flatMap(({ label, before, above }) => [label, before, above[0] ?? ''])
    .join(' ');
}
