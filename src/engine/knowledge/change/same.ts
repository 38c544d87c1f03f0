import { type KnowledgeText, textSchema } from '../text.ts';

/** Whether two values of an item are the same, however deep; the order of names does not matter, that of lists does. */
export function same(one: unknown, other: unknown): boolean {
  return alike(one, other, () => null);
}

/** As `same`, for those who read it: a language that was not written before takes nothing back. */
export function sameForReaders(one: unknown, other: unknown): boolean {
  return alike(one, other, (a, b) => {
    const [before, after] = [textSchema.safeParse(a), textSchema.safeParse(b)];
    return before.success && after.success ? sameWords(before.data, after.data) : null;
  });
}

type Judge = (one: unknown, other: unknown) => boolean | null;

function alike(one: unknown, other: unknown, judge: Judge): boolean {
  if (!isObject(one) || !isObject(other)) return Object.is(one, other);
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const judged = judge(one, other);
  if (judged !== null) return judged;
  const [mine, theirs] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  return (
    mine.size === theirs.size &&
    [...mine].every(([key, value]) => theirs.has(key) && alike(value, theirs.get(key), judge))
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function sameWords(before: KnowledgeText, after: KnowledgeText): boolean {
  const languages = ['ja', 'en', 'easy'] as const;
  return languages.every((language) => before[language] === null || before[language] === after[language]);
}
