/** A number as it is printed, and what it can mean. */
export type Figure = {
  readonly text: string;
  readonly value: number;
  /** `12.345`: thousands or decimals? The value takes the likelier; this is the other. */
  readonly otherValue: number | null;
};

/** Where in a text figures stand; the 3 of m3 is none. A colon is what becomes of a point in a bad print. */
export const figurePattern = /(?<![mM])\d(?:[\d,.:]*\d)?/g;

const isTime = /^([01]?\d|2[0-3]):[0-5]\d$/;

/**
 * The value of a printed number. Recognisers mistake comma and point for each other, so grouping decides: three digits
 * after each mark are thousands, anything else are decimals. Null when it is no number (`1.2.3`).
 */
export function figureOf(text: string): Figure | null {
  if (isTime.test(text)) return null;
  const groups = text.split(/[,.:]+/);
  const [first = '', ...rest] = groups;
  const marks = text.match(/[,.:]+/g) ?? [];
  if (rest.length === 0) return { text, value: Number(first), otherValue: null };
  if (groups.some((group) => group === '')) return null;
  const last = rest.at(-1) ?? '';
  const areThousands = (parts: readonly string[]): boolean =>
    first.length <= 3 && !/^0/.test(first) && parts.every((part) => part.length === 3);
  if (areThousands(rest)) return thousands(text, first, rest, marks);
  if (!areThousands(rest.slice(0, -1)) && rest.length > 1) return null;
  if (last.length > 4) return null;
  return { text, value: Number(`${first}${rest.slice(0, -1).join('')}.${last}`), otherValue: null };
}

function thousands(text: string, first: string, rest: readonly string[], marks: readonly string[]): Figure {
  const value = Number([first, ...rest].join(''));
  const isSure = rest.length > 1 || marks[0] === ',';
  return { text, value, otherValue: isSure ? null : Number(`${first}.${rest[0]}`) };
}
