import type { Normal } from '../../../../src/bot/understand/mention.ts';

/** Text as it would be after normalising, each character from where it stands. */
export function plain(text: string): Normal {
  const folded = text.normalize('NFKC').toLowerCase();
  return { original: folded, text: folded, at: Array.from({ length: folded.length + 1 }, (_, at) => at) };
}
