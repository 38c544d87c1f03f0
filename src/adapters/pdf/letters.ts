/** The letters that a font can draw, as pieces of code points, both ends included. */
export type Letters = readonly (readonly [from: number, to: number])[];

/** Stands for a letter that the font cannot draw, so that a gap is seen (下駄記号). */
export const missingLetter = '〓';

/**
 * Reads which letters a TrueType font holds from its table of characters.
 * @source https://learn.microsoft.com/typography/opentype/spec/cmap format 12
 * @throws {RangeError} the font has no such table
 */
export function lettersOf(font: Buffer): Letters {
  const cmap = tableAt(font, 'cmap');
  const count = font.readUInt16BE(cmap + 2);
  for (let at = cmap + 4; at < cmap + 4 + count * 8; at += 8) {
    const sub = cmap + font.readUInt32BE(at + 4);
    if (font.readUInt16BE(sub) === 12) return groupsAt(font, sub);
  }
  throw new RangeError('no table of characters beyond the first plane');
}

function tableAt(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4);
  for (let at = 12; at < 12 + count * 16; at += 16) {
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8);
  }
  throw new RangeError(`no table ${tag}`);
}

function groupsAt(font: Buffer, sub: number): Letters {
  const count = font.readUInt32BE(sub + 12);
  return Array.from({ length: count }, (_, group) => {
    const at = sub + 16 + group * 12;
    return [font.readUInt32BE(at), font.readUInt32BE(at + 4)] as const;
  });
}

// Which of several shapes of a letter is meant; fonts that know none of them would draw a box.
const variants = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
const marks = /[\u3040-\u30ff][\u3099\u309a]/gu;

/**
 * The text with only letters that the font holds: what it lacks becomes 〓, is seen and can be put right. Kana and their
 * marks are joined; rare kanji stay as they are and are not exchanged for common ones.
 */
export function drawable(text: string, letters: Letters): string {
  const plain = text
    .toWellFormed()
    .replace(variants, '')
    .replace(marks, (pair) => pair.normalize('NFC'));
  return [...plain].map((letter) => (letter === '\n' || has(letters, letter) ? letter : missingLetter)).join('');
}

function has(letters: Letters, letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  let [low, high] = [0, letters.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = letters[middle] ?? [0, 0];
    if (code < from) high = middle - 1;
    else if (code > to) low = middle + 1;
    else return true;
  }
  return false;
}
