/** How many files go out with one message: five make a push, and words come first. */
export const mostFiles = 4;

const longestName = 60;

/** A file's name, cut in its middle where it is long: its end says what it is. */
export function shortName(name: string): string {
  const letters = [...name.replaceAll(/\p{C}/gu, '')];
  if (letters.length <= longestName) return letters.join('');
  return `${letters.slice(0, longestName - 21).join('')}…${letters.slice(-20).join('')}`;
}

/** `840 KB`, `2.4 MB`; a kilobyte is 1,000 bytes. */
export function sizeText(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Words with a line for each file below them: what is checked, shown and recorded of a message with files. */
export function withFileLines(words: string, lines: readonly string[]): string {
  return [words.trim(), lines.join('\n')].filter((part) => part !== '').join('\n\n');
}

/** The words of such a message without those lines: what the owner reads. */
export function withoutFileLines(said: string, lines: readonly string[]): string {
  const below = lines.join('\n');
  return below !== '' && said.endsWith(below) ? said.slice(0, said.length - below.length).trimEnd() : said;
}
