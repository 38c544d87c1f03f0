import words from '../../lexicon/periods-ja.json' with { type: 'json' };
import { hiragana, katakana } from '../kana.ts';

/** Text with the numerals of dates in digits. `at[i]` is where `text[i]` stands in the text before; one more for the end. */
export type Folded = { readonly text: string; readonly at: readonly number[] };

const DIGITS = '〇一二三四五六七八九';
const TENS = new Map(Object.entries({ 十: 10, 百: 100, 千: 1000 }));
const KANA_MONTHS = new Map(Object.entries(words.kanaMonths));

// Only before the words of a calendar: 一 in 統一 or 一応 is no number. Bounded, so that a long row of 一 stays cheap.
const KANJI = '[〇零一二三四五六七八九十百千廿卅]{1,9}';
const KANJI_NUMBER = `(?<![〇零一二三四五六七八九十百千万])(?:${KANJI}(?=\\s?(?:年|月|日|週|四半|[ヶケヵカか箇]月|クォ|営業日))|(?<=第)${KANJI})`;
// しがつ stands in 見通しがつく too: a name of a month begins a word and ends it.
const KANA_BEFORE = '(?<=^|[\\s、。,.・!?\\d年のは~〜])';
const KANA_AFTER = '(?=$|[\\s、。,.・!?\\d一-龠のはにでとも~〜]|から|まで|より|ぶん|使|分)';
const KANA_NAMES = [...KANA_MONTHS.keys()].sort((a, b) => b.length - a.length).join('|');
const KATAKANA_NAMES = katakana(KANA_NAMES);
const FOLDS = new RegExp(`${KANJI_NUMBER}|${KANA_BEFORE}(?:${KANA_NAMES}|${KATAKANA_NAMES})${KANA_AFTER}`, 'g');

/** Writes 二〇二六年九月, 第三, くがつ in digits. */
export function foldNumerals(text: string): Folded {
  const pieces: string[] = [];
  const at: number[] = [];
  let done = 0;
  const copy = (until: number): void => {
    for (let i = done; i < until; i += 1) at.push(i);
    pieces.push(text.slice(done, until));
  };
  for (const match of text.matchAll(FOLDS)) {
    const digits = inDigits(match[0]);
    copy(match.index);
    pieces.push(digits);
    for (let i = 0; i < digits.length; i += 1) at.push(match.index + Math.min(i, match[0].length - 1));
    done = match.index + match[0].length;
  }
  copy(text.length);
  at.push(text.length);
  return { text: pieces.join(''), at };
}

function inDigits(numeral: string): string {
  const month = KANA_MONTHS.get(hiragana(numeral));
  if (month !== undefined) return `${month}月`;
  const plain = numeral.replaceAll('零', '〇').replaceAll('廿', '二十').replaceAll('卅', '三十');
  return /[十百千]/.test(plain) ? String(worth(plain)) : [...plain].map((char) => DIGITS.indexOf(char)).join('');
}

function worth(numeral: string): number {
  let total = 0;
  let digit: number | null = null;
  for (const char of numeral) {
    const ten = TENS.get(char);
    if (ten === undefined) {
      digit = (digit ?? 0) * 10 + DIGITS.indexOf(char);
    } else {
      total += (digit ?? 1) * ten;
      digit = null;
    }
  }
  return total + (digit ?? 0);
}
