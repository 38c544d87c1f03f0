/** Whether a shown line fits what the transcript expects; `*` stands for anything, also nothing. */
export function fits(expected: string, shown: string): boolean {
  const pattern = tidy(expected)
    .split('*')
    .map((part) => part.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\s\\S]*');
  return new RegExp(`^\\s*${pattern}\\s*$`).test(tidy(shown));
}

/** Spaces and line ends are for the reader of the transcript, not for the comparison. */
function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** One place where the program said something else than the transcript. */
export type Difference = { readonly at: number; readonly expected: string | null; readonly shown: string | null };

/** Compares the lines of one stretch, in order: each expected line with the line shown in its place. */
export function compareLines(
  expected: readonly { readonly at: number; readonly text: string }[],
  shown: readonly string[],
  at: number,
): readonly Difference[] {
  const length = Math.max(expected.length, shown.length);
  return Array.from({ length }, (_, index): Difference | null => {
    const want = expected[index];
    const got = shown[index];
    if (want !== undefined && got !== undefined && fits(want.text, got)) return null;
    return { at: want?.at ?? at, expected: want?.text ?? null, shown: got ?? null };
  }).filter((difference) => difference !== null);
}
