const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** The text without NUL and lone surrogates, which PostgreSQL and JSON cannot hold; UTF-16 offsets stay. */
export function safeText(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

/** At most `max` UTF-16 units of the text, never half a surrogate pair. */
export function cutUnits(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

/** Number of grapheme clusters: LINE's measure for labels and titles. */
export function countGraphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

/** How wide the text is on a screen, in half-width characters; kanji, kana and emoji take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += (segment.codePointAt(0) ?? 0) > 0xff ? 2 : 1;
  return width;
}

/** At most `max` grapheme clusters; a cut is shown by an ellipsis. */
export function shortLabel(text: string, max: number): string {
  const parts = Array.from(segmenter.segment(text), (part) => part.segment);
  return parts.length <= max ? text : `${parts.slice(0, max - 1).join('')}…`;
}

/** At most `max` UTF-16 units, cut between grapheme clusters; a cut is shown by an ellipsis. */
export function shortText(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = '';
  for (const { segment } of segmenter.segment(text)) {
    if (kept.length + segment.length > max - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}
