import { isLatin } from './fold.ts';

/** What a folded text is made of, words known or not: pairs of neighbours, its two ends among them, and Latin words. */
export function piecesOf(text: string): ReadonlySet<string> {
  const framed = `^${text}$`;
  const pairs = Array.from({ length: framed.length - 1 }, (_, at) => framed.slice(at, at + 2));
  const words = text.match(/[a-z]{2,}/gu) ?? [];
  return new Set([...pairs.filter((pair) => !isLetter(pair[0]) && !isLetter(pair[1])), ...words]);
}

function isLetter(character: string | undefined): boolean {
  return isLatin(character) && !/\d/.test(character ?? '');
}

/** Whether a piece is one of the ends of a text, which no other text holds in its midst. */
export function isEnd(piece: string): boolean {
  return piece.startsWith('^') || piece.endsWith('$');
}
