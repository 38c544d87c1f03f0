import { hiragana } from '../kana.ts';

const digits: Readonly<Record<string, number>> = {
  いち: 1,
  いっ: 1,
  に: 2,
  さん: 3,
  し: 4,
  よん: 4,
  よ: 4,
  ご: 5,
  ろく: 6,
  ろっ: 6,
  なな: 7,
  しち: 7,
  はち: 8,
  はっ: 8,
  きゅう: 9,
  く: 9,
  ぜろ: 0,
  れい: 0,
};
const powers: Readonly<Record<string, number>> = {
  じゅう: 10,
  じゅっ: 10,
  ひゃく: 100,
  びゃく: 100,
  ぴゃく: 100,
  せん: 1000,
  ぜん: 1000,
  まん: 10_000,
  おく: 100_000_000,
};
const words = [...Object.keys(digits), ...Object.keys(powers)].toSorted((a, b) => b.length - a.length);
const whole = new RegExp(`(?:${words.join('|')}|とんで)+`, 'y');
const pieces = new RegExp(words.join('|'), 'g');

/** What may stand right behind a spoken numeral; anything else makes it part of a word. */
const after =
  /^(?:$|[\s、。,.!?\n)）]|です|でし|だっ|だよ|だな|だわ|で(?=す|し|お|$)|と|か|kwh|キロ|きろ|リット|りっと|リュ|りゅう|立|円|えん|m3|l|kg|くらい|ぐらい|ほど)/;

/** A numeral in kana (せんよんじゅう), with at least one power in it, or null. */
export function readKana(text: string, start: number): { readonly end: number; readonly value: number } | null {
  const zero = /^(?:ゼロ|ぜろ|零|れい)(?=\s?(?:キロ|リット|リッタ|立|kwh|l|m3|kg|トン|です|でし|円))/.exec(
    text.slice(start, start + 12),
  );
  if (zero !== null) return { end: start + zero[0].length, value: 0 };
  const slice = hiragana(text.slice(start, start + 60));
  whole.lastIndex = 0;
  const found = whole.exec(slice)?.[0];
  if (found === undefined || found.length < 3 || !Object.keys(powers).some((power) => found.includes(power)))
    return null;
  if (!after.test(slice.slice(found.length))) return null;
  const value = sumOf(found.replaceAll('とんで', '').match(pieces) ?? []);
  return value === null ? null : { end: start + found.length, value };
}

function sumOf(parts: readonly string[]): number | null {
  const sum = { total: 0, section: 0, current: 0 };
  for (const part of parts) {
    const power = powers[part];
    if (power === undefined) sum.current = sum.current * 10 + (digits[part] ?? 0);
    else if (power < 10_000) addSmall(sum, power);
    else if (sum.section + sum.current === 0) return null;
    else addLarge(sum, power);
  }
  return sum.total + sum.section + sum.current;
}

type Sum = { total: number; section: number; current: number };

function addSmall(sum: Sum, power: number): void {
  sum.section += Math.max(1, sum.current) * power;
  sum.current = 0;
}

function addLarge(sum: Sum, power: number): void {
  sum.total += (sum.section + sum.current) * power;
  sum.section = 0;
  sum.current = 0;
}
