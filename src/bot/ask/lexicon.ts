import { fold, isLatin } from './fold.ts';
import concepts from './words/concepts.json' with { type: 'json' };

/** What a word does: it names a thing of the field, an aspect of it, a case for a person, what lies outside, or nothing. */
export type WordClass = 'field' | 'aspect' | 'person' | 'off' | 'talk' | 'filler';

export type Word = {
  readonly text: string;
  readonly shape: string;
  readonly concept: string;
  readonly kind: WordClass;
};

/** Words by their first character, longest first, and long words by their forms with one character less. */
export type Lexicon = {
  readonly byFirst: ReadonlyMap<string, readonly Word[]>;
  readonly byDeletion: ReadonlyMap<string, Word>;
};

const shortestTypo = 5;

/** The words of `words/concepts.json`, where `/` parts the words of one concept. */
export const lexicon: Lexicon = compile();

function compile(): Lexicon {
  const words = [
    ...wordsOf('field', concepts.field),
    ...wordsOf('aspect', concepts.aspect),
    ...wordsOf('person', concepts.person),
    ...wordsOf('off', concepts.off),
    ...wordsOf('talk', concepts.talk),
    ...wordsOf('filler', concepts.filler),
  ].toSorted((a, b) => b.text.length - a.text.length);
  return { byFirst: Map.groupBy(words, ({ text }) => text[0] ?? ''), byDeletion: deletionsOf(words) };
}

function wordsOf(kind: WordClass, group: Readonly<Record<string, string>>): readonly Word[] {
  return Object.entries(group).flatMap(([concept, list]) =>
    list
      .split('/')
      .map(fold)
      .filter(({ text }) => text !== '')
      .map(({ text, shape }) => ({ text, shape, concept, kind })),
  );
}

function deletionsOf(words: readonly Word[]): ReadonlyMap<string, Word> {
  const forms = new Map<string, Word>();
  for (const word of words) {
    if (word.kind !== 'field' || word.text.length < shortestTypo || !/^[ぁ-ゖa-z]+$/u.test(word.text)) continue;
    for (const form of [word.text, ...deletions(word.text)]) if (!forms.has(form)) forms.set(form, word);
  }
  return forms;
}

/** The forms of a word with one character less. */
export function deletions(word: string): readonly string[] {
  return Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1));
}

function isShortKana(text: string): boolean {
  return text.length < 3 && /^[ぁ-ゖ]+$/u.test(text);
}

/** Whether a word stands at a place of a text: Latin words end where the letters end; short kana keep their script. */
export function standsAt(word: Word, { text, shape }: { text: string; shape: string }, at: number): boolean {
  if (!text.startsWith(word.text, at)) return false;
  const end = at + word.text.length;
  if (isLatin(word.text[0]) && isLatin(text[at - 1])) return false;
  if (isLatin(word.text.at(-1)) && isLatin(text[end])) return false;
  if (!isShortKana(word.text)) return true;
  // はい in のはいつまで is no answer.
  return shape.slice(at, end) === word.shape && (word.kind !== 'talk' || at === 0);
}
