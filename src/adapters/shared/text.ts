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

/**
 * Text of which each UTF-16 unit is a character by itself: ASCII, kana, kanji and their punctuation, nothing that
 * joins its neighbour. Most of ours; the segmenter, which is right for all, is a hundred times slower.
 */
const plain = /^[\x20-\x7e\n\u3000-\u3029\u3030-\u3096\u309b-\u30ff\u4e00-\u9fff\uff00-\uff9d\uffa0-\uffef]*$/;

/** Number of grapheme clusters: LINE's measure for labels and titles. */
export function countGraphemes(text: string): number {
  if (plain.test(text)) return text.length;
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

/** How wide the text is on a screen, in half-width characters; kanji, kana and emoji take two. */
export function displayWidth(text: string): number {
  let width = 0;
  if (plain.test(text)) {
    for (let at = 0; at < text.length; at += 1) width += text.charCodeAt(at) > 0xff ? 2 : 1;
    return width;
  }
  for (const { segment } of segmenter.segment(text)) width += (segment.codePointAt(0) ?? 0) > 0xff ? 2 : 1;
  return width;
}

/** At most `max` grapheme clusters; a cut is shown by an ellipsis. */
export function shortLabel(text: string, max: number): string {
  if (text.length <= max) return text;
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

/** Cuts a text into pieces of at most `max` UTF-16 units, at line ends wherever a line itself is not longer. */
export function splitText(text: string, max: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const window = rest.slice(0, max + 1);
    const lineEnd = window.lastIndexOf('\n');
    const piece = lineEnd > 0 ? rest.slice(0, lineEnd) : cutUnits(rest, max);
    pieces.push(piece);
    rest = rest.slice(piece.length).replace(/^\n/, '');
  }
  return [...pieces, rest].filter((piece) => piece.trim() !== '');
}

/** A full-width colon beside Japanese, a plain one beside Latin letters. */
export function colonAfter(label: string): string {
  return displayWidth(label) > label.length ? '：' : ': ';
}
