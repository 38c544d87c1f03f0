/** What a word says: yes or no, and whether it may mean the other as well. `end` is behind the word and its negation. */
export type Answer = { readonly end: number; readonly value: boolean; readonly vague: boolean };

/** A word of the lexicon found in the text, with the list it stands in. */
export type Reading<Role extends string> = { readonly role: Role; readonly end: number };

type List<Role extends string> = { readonly role: Role; readonly terms: readonly string[] };

/** A function that gives the words which begin at a place, the longest first. */
export function termReader<Role extends string>(lists: readonly List<Role>[]) {
  const byInitial = new Map<string, { readonly term: string; readonly role: Role }[]>();
  for (const { role, terms } of lists) {
    for (const term of terms) {
      const initial = term[0] ?? '';
      byInitial.set(initial, [...(byInitial.get(initial) ?? []), { term, role }]);
    }
  }
  for (const entries of byInitial.values()) entries.sort((a, b) => b.term.length - a.term.length);
  return (text: string, at: number): readonly Reading<Role>[] =>
    (byInitial.get(text[at] ?? '') ?? [])
      .filter(({ term }) => text.startsWith(term, at))
      .map(({ term, role }) => ({ role, end: at + term.length }));
}
