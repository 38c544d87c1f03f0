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
  let [total, section, current] = [0, 0, 0];
  for (const part of parts) {
    const power = powers[part];
    if (power === undefined) current = current * 10 + (digits[part] ?? 0);
    else if (power >= 10_000) {
      if (section + current === 0) return null;
      total += (section + current) * power;
      section = 0;
      current = 0;
    } else {
      section += (current === 0 ? 1 : current) * power;
      current = 0;
    }
  }
  return total + section + current;
}
