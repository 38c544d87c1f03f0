import words from '../lexicon/number-words.json' with { type: 'json' };
import type { Normal, NumberMention, Span } from '../mention.ts';
import { readEnglish, readScale } from './numerals/english.ts';
import { readKana } from './numerals/kana.ts';
import { beginsNumeral, type Numeral, readMixed } from './numerals/mixed.ts';
import { readUnit } from './units.ts';

/** A number in any writing. `others` holds further readings of the same characters. */
export type ReadNumeral = Pick<Numeral, 'start' | 'end' | 'value' | 'others' | 'typo'>;

const han = /\p{Script=Han}/u;
/** Kanji that may follow a numeral: units, counters and the like. Before anything else it is part of a word. */
const followers =
  /^[立円缶本杯升斗月年日号期割分倍増減個名台枚度世帯キ㎾㎥竕瓩屯弱強位前後程余以未超点箱袋束樽灯重軽電都水]/u;
const leaders = /[気油量道計約分館店場棟室期月年日は、。の力区舎課社費:代値]/u;

/** Reads the numeral that begins exactly at `start`, whatever stands around it; null when there is none. */
export function readNumeral(text: string, start: number): ReadNumeral | null {
  const fraction = readFraction(text, start);
  if (fraction !== null) return fraction;
  const mixed = readMixed(text, start);
  if (mixed === null) return readSpoken(text, start);
  const scale = mixed.hasDigits ? readScale(text, mixed.end) : null;
  if (scale === null) return mixed;
  return { ...mixed, end: scale.end, value: Number((mixed.value * scale.times).toPrecision(15)), others: [] };
}

/** .5 is a half. */
function readFraction(text: string, start: number): ReadNumeral | null {
  const [digits] = /^\.\d+(?![\d.,])/.exec(text.slice(start, start + 12)) ?? [];
  if (digits === undefined || /[\d.a-z]/.test(text[start - 1] ?? '')) return null;
  return { start, end: start + digits.length, value: Number(digits), others: [], typo: false };
}

function readSpoken(text: string, start: number): ReadNumeral | null {
  const found = readKana(text, start) ?? readEnglish(text, start);
  return found === null ? null : { start, ...found, others: [], typo: false };
}

/** Every numeral of a text outside the taken stretches; those that are part of a word are left out. */
export function findNumerals({ text }: Normal, taken: readonly Span[]): readonly ReadNumeral[] {
  const found: ReadNumeral[] = [];
  let from = 0;
  for (const span of [...sortedSpans(taken), { start: text.length, end: text.length }]) {
    found.push(...findBetween(text, from, span.start));
    from = Math.max(from, span.end);
  }
  return found;
}

function findBetween(text: string, from: number, to: number): readonly ReadNumeral[] {
  const found: ReadNumeral[] = [];
  for (let at = from; at < to; ) {
    const numeral = mayBegin(text, at) ? readNumeral(text, at) : null;
    const ends = numeral !== null && numeral.end <= to;
    if (ends && !isInWord(text, numeral)) found.push(numeral);
    at = numeral === null ? at + 1 : Math.max(at + 1, Math.min(numeral.end, to));
  }
  return found;
}

function sortedSpans(spans: readonly Span[]): readonly Span[] {
  return spans.toSorted((a, b) => a.start - b.start);
}

const kanaStart = /[いにさしよごろなはきくぜれじひびぴせまおイニサシヨゴロナハキクゼレジヒビピセマオ]/;
const wordLetter = /[a-z]/;

function mayBegin(text: string, at: number): boolean {
  const char = text[at] ?? '';
  const before = text[at - 1] ?? '';
  if (/\d/.test(char)) return !isUnitDigit(text, at);
  if (char === '.') return /\d/.test(text[at + 1] ?? '');
  if (beginsNumeral(char)) return true;
  if (wordLetter.test(char)) return !wordLetter.test(before);
  // A numeral in kana stands alone or behind the name of a kind, a particle or a mark.
  return kanaStart.test(char) && (before === '' || /[\s、。,はがのもでを:気ス油道]/.test(before));
}

/** The 3 of m3 and the 2 of co2 are no figures, nor are those of a name such as a1. */
function isUnitDigit(text: string, at: number): boolean {
  const before = text[at - 1] ?? '';
  if (!/[a-z]/.test(before)) return false;
  const word = /[a-z]+$/.exec(text.slice(Math.max(0, at - 12), at))?.[0] ?? '';
  if (/^(?:.*m|co|nox|so)$/.test(word) && /^[23](?!\d)/.test(text.slice(at))) return true;
  return word.length === 1 && !/[vxl]/.test(word);
}

function isInWord(text: string, numeral: ReadNumeral): boolean {
  const shown = text.slice(numeral.start, numeral.end);
  if (/\d/.test(shown) || !beginsNumeral(shown[0] ?? '')) return false;
  if (isKnownWord(text, numeral) || isJoined(text, numeral)) return true;
  // 一 and 十 alone are figures only before a unit, or as the whole message.
  const behind = text.slice(numeral.end, numeral.end + 6);
  const isFigure = followers.test(behind) || isBeforeUnit(text, numeral.end) || text.trim() === shown;
  return shown.length === 1 && !isFigure;
}

function isBeforeUnit(text: string, end: number): boolean {
  const vessel = /^\s?(?:ボンベ|ドラム|ポリ|タンク)/.test(text.slice(end, end + 6));
  return vessel || readUnit(text, text[end] === ' ' ? end + 1 : end) !== null;
}

function isKnownWord(text: string, numeral: ReadNumeral): boolean {
  const around = text.slice(Math.max(0, numeral.start - 2), numeral.end + 3);
  return words.words.some((word) => around.includes(word) && overlaps(text, numeral, word));
}

/** Kanji right before or behind that no unit or name ends or begins with. */
function isJoined(text: string, { start, end }: ReadNumeral): boolean {
  const [before, next] = [text[start - 1] ?? '', text[end] ?? ''];
  return (han.test(next) && !followers.test(next)) || (han.test(before) && !leaders.test(before));
}

function overlaps(text: string, { start, end }: Span, word: string): boolean {
  const from = Math.max(0, start - word.length + 1);
  const at = text.slice(from, end + word.length - 1).indexOf(word);
  return at >= 0 && from + at < end && from + at + word.length > start;
}

const approxBefore = new RegExp(`(?:${words.approxBefore.map(escaped).join('|')})\\s*$`);
const approxAfter = new RegExp(`^\\s*(?:${words.approxAfter.map(escaped).join('|')})`);
const negative = new RegExp(`(?:^|[\\s、。,はがで:(\\n])(?:${words.negativeBefore.map(escaped).join('|')})\\s?$`);

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Whether words around a stretch say that it is rough. */
export function isApprox(text: string, { start, end }: Span): boolean {
  return approxBefore.test(text.slice(Math.max(0, start - 16), start)) || approxAfter.test(text.slice(end, end + 10));
}

/** Whether a sign or word before the figure makes it less than zero; a dash between words does not. */
export function isNegative(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 10), start);
  if (/-\s$/.test(before)) return false;
  return negative.test(before);
}

/** A numeral as a mention, with its sign and its roughness. */
export function numberMention(text: string, numeral: ReadNumeral): NumberMention {
  const less = isNegative(text, numeral.start);
  return {
    type: 'number',
    start: numeral.start,
    end: numeral.end,
    value: less ? -numeral.value : numeral.value,
    others: numeral.others,
    approx: isApprox(text, numeral),
    negative: less,
    typo: numeral.typo,
  };
}
