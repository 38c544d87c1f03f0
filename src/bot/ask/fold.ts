import { normalise } from '../understand/normalise.ts';

/** A text as it is compared. Both strings have the same length; `shape` still tells katakana from hiragana. */
export type Folded = { readonly text: string; readonly shape: string };

/** Longer questions are cut: what comes after adds nothing but time. */
const longest = 400;

const smallKana: Readonly<Record<string, string>> = {
  ァ: 'ア',
  ィ: 'イ',
  ゥ: 'ウ',
  ェ: 'エ',
  ォ: 'オ',
  ャ: 'ヤ',
  ュ: 'ユ',
  ョ: 'ヨ',
  ヮ: 'ワ',
  ぁ: 'あ',
  ぃ: 'い',
  ぅ: 'う',
  ぇ: 'え',
  ぉ: 'お',
  ゃ: 'や',
  ゅ: 'ゆ',
  ょ: 'よ',
  ゎ: 'わ',
  ヴ: 'ブ',
  ヂ: 'ジ',
  ヅ: 'ズ',
  ぢ: 'じ',
  づ: 'ず',
};

/**
 * One form for what is written in many: width, case, katakana and hiragana, long vowels, small kana, punctuation, emoji
 * and blanks make no difference any more.
 */
export function fold(raw: string): Folded {
  const shape = normalise(raw)
    .text.slice(0, longest)
    .replace(/(?<=\d),(?=\d{3})/gu, '')
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .replace(/[ーっッ]/gu, '')
    .replace(/[ァィゥェォャュョヮぁぃぅぇぉゃゅょゎヴヂヅぢづ]/gu, (kana) => smallKana[kana] ?? kana)
    .replace(/([^\d])\1{2,}/gu, '$1')
    .replace(/(?<![a-z0-9]) | (?![a-z0-9])/gu, '');
  return { shape, text: hiragana(shape) };
}

function hiragana(shape: string): string {
  return shape.replace(/[ァ-ヶ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

/** A letter or digit of the Latin script: words in it end where the letters do. */
export function isLatin(character: string | undefined): boolean {
  return character !== undefined && /^[a-z0-9]$/u.test(character);
}
