import words from '../lexicon/polarity.json' with { type: 'json' };
import type { Normal, PolarityMention } from '../mention.ts';
import { readEnglishAnswer } from './polarity/english.ts';
import { readJapanese } from './polarity/japanese.ts';
import { type Answer, termReader } from './polarity/term.ts';

const signRoles = ['yes', 'yesAlone', 'no', 'noAlone'] as const;
const readSign = termReader(signRoles.map((role) => ({ role, terms: words.signs[role] })));
// Skin tones, presentation selectors and the joined signs of sex belong to the hand before them.
const SIGN_TAIL = /(?:\ufe0f|\ud83c[\udffb-\udfff]|\u200d[\u2640\u2642])+/y;

type Found = Answer & { readonly start: number; readonly weak: boolean };

/** Answers of yes or no, with negation: 間違ってない is yes, そうじゃない no. `vague` ones may mean either. */
export function recognisePolarity(normal: Normal, locale: 'ja' | 'en'): readonly PolarityMention[] {
  const text = normal.text.replaceAll('’', "'");
  const found: Found[] = [];
  let at = 0;
  while (at < text.length) {
    const answer = readAnswer(text, at, locale);
    if (answer !== null) found.push(answer);
    at = Math.max(answer?.end ?? 0, at + 1);
  }
  return withoutWeak(found).map(({ start, end, value, vague }) => ({ type: 'polarity', start, end, value, vague }));
}

function readAnswer(text: string, at: number, locale: 'ja' | 'en'): Found | null {
  const japanese = readSigns(text, at) ?? readJapanese(text, at);
  const english = readEnglishAnswer(text, at);
  const first = japanese === null ? null : { ...japanese, start: at, weak: false };
  // ok stands in both: not ok and okじゃない are each negated by their own language.
  if (first !== null && english !== null) return english.value ? first : english;
  return locale === 'en' ? (english ?? first) : (first ?? english);
}

function readSigns(text: string, at: number): Answer | null {
  for (const { role, end } of readSign(text, at)) {
    SIGN_TAIL.lastIndex = end;
    const tail = SIGN_TAIL.exec(text)?.[0].length ?? 0;
    const alone = role === 'yesAlone' || role === 'noAlone';
    if (alone && !standsAlone(text, at, end)) continue;
    return { end: end + tail, value: role === 'yes' || role === 'yesAlone', vague: false };
  }
  return null;
}

// ○○工業 and 18L×3 answer nothing.
function standsAlone(text: string, at: number, end: number): boolean {
  return /^[\s、。,.!(「]?$/.test(text[at - 1] ?? '') && /^(?:$|[\s、。,.!)」]|です|で)/.test(text.slice(end, end + 2));
}

// agree, it is not ok: what is said more strongly counts.
function withoutWeak(found: readonly Found[]): readonly Found[] {
  const strong = found.filter(({ weak }) => !weak);
  return strong.length > 0 && strong.length < found.length ? strong : found;
}
