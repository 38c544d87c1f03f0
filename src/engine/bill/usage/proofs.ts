import { shared } from '../page/segment.ts';
import type { Printed, Sheet } from '../page/sheet.ts';
import { totalSigns } from './signs.ts';

/** A calculation printed on the paper that only comes out when the number is read right. */
export type Proof = 'meter-difference' | 'quantity-times-price' | 'sum-of-column' | 'sum-of-parts';

const near = (a: number, b: number, tolerance: number): boolean => Math.abs(a - b) <= tolerance;

/** The best reading of a number, for calculations with it. */
export function bestValue(number: Printed): number {
  return number.readings[0]?.value ?? Number.NaN;
}

function words(number: Printed): string {
  return Object.values(number.seen)
    .flatMap((token) => [token.label, token.before, ...token.above.slice(0, 1)])
    .join(' ');
}

// A lorry on the scales is a meter too: full, then empty.
const isNow = /今回|当月|今月|当回|本月|総重量|終了/;
const isBefore = /前回|前月|先月|空車|風袋|開始/;
const isMeter = /指針|指示|メータ|検針値|示数|重量|空車|風袋|開始|終了/;
const isFactor = /乗率|倍率/;

/** Not what is left of one: `000` of 「4 000kg」 is no meter at nought. */
const isWhole = ({ seen }: Printed): boolean =>
  !Object.values(seen).some(({ figure, isTorn }) => isTorn || /^00/.test(figure.text));

/** 今回指針 − 前回指針, times 乗率 where one is printed. Values that come out of it. */
export function meterDifferences(sheet: Sheet): readonly number[] {
  const meters = sheet.numbers
    .filter(isWhole)
    .filter(
      (number) => isMeter.test(words(number)) || (isNow.test(words(number)) && !/請求|料金|額/.test(words(number))),
    );
  const factors = [1, ...sheet.numbers.filter((number) => isFactor.test(words(number))).map(bestValue)];
  const now = meters.filter((number) => isNow.test(words(number)));
  const before = sheet.numbers.filter(isWhole).filter((number) => isBefore.test(words(number)));
  return now.flatMap((one) =>
    before.flatMap((other) => {
      const difference = bestValue(one) - bestValue(other);
      // From nought every meter shows its own difference.
      if (one === other || !(difference > 0) || bestValue(other) === 0) return [];
      return factors.filter((factor) => factor >= 1).map((factor) => Math.round(difference * factor * 1000) / 1000);
    }),
  );
}

/** A number as one reading has it; a quantity stands with its unit. */
type Quantity = { readonly value: number; readonly isQuantity: boolean };

/**
 * quantity × price = amount in one row, to one yen: the quantity is proved. Of the two factors it is the one with the
 * unit, else the left one.
 */
export function amountInItsRow(sheet: Sheet, number: Printed, { value, isQuantity }: Quantity): number | null {
  const beside = inRow(sheet, number).filter((other) => other !== number);
  const prices = (isQuantity ? beside : beside.filter(({ box }) => box[0] > number.box[0])).map(bestValue);
  const amounts = beside.map(bestValue);
  return madeBy(value, prices, amounts);
}

/** Among the amounts the one that a quantity makes with one of the prices, to one yen; null when none is. */
function madeBy(value: number, prices: readonly number[], amounts: readonly number[]): number | null {
  const possible = prices.filter((price) => price > 1 && price < 2000);
  const made = amounts.filter(
    (amount) => amount >= 1000 && amount !== value && possible.some((price) => near(price * value, amount, 1.01)),
  );
  return value === 1 || made.length === 0 ? null : Math.max(...made);
}

/** The same over several lines: 数量, 単価 and 金額 below each other, each with its name. */
export function amountBelow(sheet: Sheet, value: number): number | null {
  const named = (pattern: RegExp): readonly number[] =>
    sheet.numbers.filter((number) => pattern.test(words(number))).map(bestValue);
  const prices = named(/単価|[@＠]$/).filter((price) => price !== value);
  return madeBy(value, prices, named(/金額|合計|小計|代金/));
}

function inRow(sheet: Sheet, { box: [, y, , height] }: Printed): readonly Printed[] {
  return sheet.numbers.filter(
    ({ box }) => Math.abs(box[1] + box[3] / 2 - y - height / 2) < Math.max(height, box[3]) * 0.75,
  );
}

const leastSum = 20;

/**
 * The numbers above in the column add up to it: all that stand right above, or the lines without their subtotals, or the
 * subtotals alone. At least two of them.
 */
export function isSumOfColumn(sheet: Sheet, number: Printed, value: number): boolean {
  // Small whole numbers add up by accident.
  if (Number.isInteger(value) && value < leastSum) return false;
  const above = columnAbove(sheet, number);
  const totals = above.filter(isTotal);
  return (
    addsUp(above, value, true) ||
    (totals.length > 0 && addsUp(totals, value, false)) ||
    isSumOfSums(sheet, above, value) ||
    (totals.length > 0 &&
      addsUp(
        above.filter((other) => !isTotal(other)),
        value,
        false,
      ))
  );
}

/** Subtotals that nothing calls so, as in a crumpled table: they are sums of what stands above them. */
function isSumOfSums(sheet: Sheet, above: readonly Printed[], value: number): boolean {
  const parts = above.filter((number) => {
    const part = bestValue(number);
    return part < value && part >= leastSum && addsUp(columnAbove(sheet, number), part, true);
  });
  return addsUp(parts, value, false);
}

const isTotal = (number: Printed): boolean =>
  Object.values(number.seen).some(({ left, before }) => totalSigns.pattern.test(left + before));

function columnAbove(sheet: Sheet, { box: [x, y, width, height] }: Printed): readonly Printed[] {
  return sheet.numbers
    .filter(({ box }) => box[1] + box[3] / 2 < y + height * 0.2)
    .filter(({ box }) => shared(x, width, box[0], box[2]) > 0.5 || Math.abs(box[0] + box[2] - x - width) < height * 0.6)
    .toSorted((a, b) => b.box[1] - a.box[1]);
}

/** From below upwards; with `anyPart`, those that stand right above are enough. */
function addsUp(numbers: readonly Printed[], value: number, anyPart: boolean): boolean {
  let sum = 0;
  for (const [at, other] of numbers.entries()) {
    sum += bestValue(other);
    const isEnd = anyPart || at === numbers.length - 1;
    if (at > 0 && isEnd && near(sum, value, 0.011)) return true;
    if (sum > value * 1.001) return false;
  }
  return false;
}
