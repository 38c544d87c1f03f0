/** A run of digits with its separators. `others`: what the same characters may mean besides. */
export type DigitRun = {
  readonly end: number;
  readonly value: number;
  readonly others: readonly number[];
  readonly typo: boolean;
};

const grouped = /\d{1,3}(?:,\d{3})+(?!\d)(?:[.・]\d+(?!\d*[,])(?!\d))?/y;
const quoted = /\d{1,3}(?:['’]\d{3})+(?!\d)/y;
const listed = /\d{1,2}(?:[、，] ?\d{3})+(?![\d、])/y;
const spaced = /\d{1,2}(?: \d{3})+(?![\d,./:]| \d)/y;
const dotted = /\d{1,3}(?:\.\d{3}){2,}(?!\d)/y;
const decimal = /\d+[.・]\d+/y;
const comma = /\d+,\d+/y;
const plain = /\d+/y;
/** l, o and the like in place of a digit: 2l90, 3o7. */
const mistyped = /\d{1,3},(?=\d*[lio|])[\dlio|]{3}(?![\da-z|])|\d+(?:[lio|]\d+)+/y;

function match(pattern: RegExp, text: string, start: number): string | null {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0] ?? null;
}

function run(found: string, start: number, value: number, others: readonly number[] = []): DigitRun {
  return { end: start + found.length, value, others, typo: false };
}

function number(found: string): number {
  return Number(found.replace(/[,、，'’ ]/g, '').replace('・', '.'));
}

/** Reads digits that begin at `start`, with thousands separators and a decimal point; null when there are none. */
export function readDigits(text: string, start: number): DigitRun | null {
  const typo = match(mistyped, text, start);
  if (typo !== null && isTypo(typo)) {
    const value = Number(typo.replace(/[li|]/g, '1').replace(/o/g, '0').replace(',', ''));
    return { end: start + typo.length, value, others: [], typo: true };
  }
  return readGroups(text, start) ?? readPoint(text, start) ?? readPlain(text, start);
}

// 18l20 is a size and a count; 2l90 is a slip of the finger.
function isTypo(found: string): boolean {
  return found.replace(/\D/g, '').length >= 2 && !/^(?:18|20|10|5)l/.test(found);
}

function readGroups(text: string, start: number): DigitRun | null {
  for (const pattern of [grouped, quoted, dotted]) {
    const found = match(pattern, text, start);
    if (found !== null)
      return run(found, start, pattern === dotted ? Number(found.replaceAll('.', '')) : number(found));
  }
  for (const pattern of [listed, spaced]) {
    const found = match(pattern, text, start);
    if (found !== null && !/[\d/:.-]$/.test(text.slice(0, start))) return run(found, start, number(found));
  }
  return null;
}

/** 12.5 and 12・5; of 2.130 and 31,07 nobody knows whether the mark is a point or a thousand. */
function readPoint(text: string, start: number): DigitRun | null {
  const point = match(decimal, text, start);
  if (point !== null) {
    const joined = Number(point.replace(/[.・]/, ''));
    const unclear = /^[1-9]\d{0,2}[.]\d{3}$/.test(point);
    return run(point, start, number(point), unclear ? [joined] : []);
  }
  const found = match(comma, text, start);
  if (found === null) return null;
  const [whole = '', rest = ''] = found.split(',');
  // 1,2,3 is a list, and so is 2130,45.
  if (text[start + found.length] === ',' || whole.length > 3 || rest.length > 3) return null;
  return rest.length === 3
    ? run(found, start, Number(whole + rest))
    : run(found, start, Number(`${whole}.${rest}`), [Number(whole + rest)]);
}

function readPlain(text: string, start: number): DigitRun | null {
  const found = match(plain, text, start);
  return found === null ? null : run(found, start, Number(found));
}
