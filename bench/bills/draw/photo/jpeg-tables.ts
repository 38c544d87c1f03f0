/** A Huffman code: its bits and how many. */
export type Code = { readonly value: number; readonly length: number };

/** The order in which a block's 64 numbers are written (ITU-T T.81, figure 5). */
export const ZIGZAG: readonly number[] = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47,
  55, 62, 63,
];

// The example tables of ITU-T T.81, annex K, which nearly every camera uses.
const LIGHT_QUANT = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
  87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
  72, 92, 95, 98, 112, 100, 103, 99,
];
const COLOUR_QUANT = [17, 18, 24, 47, 18, 21, 26, 66, 24, 26, 56, 99, 47, 66, 99, 99];
const colourQuantAt = (index: number): number => {
  const [row, column] = [index >> 3, index & 7];
  return row < 4 && column < 4 ? (COLOUR_QUANT[row * 4 + column] ?? 99) : 99;
};

/** The steps of a quality, in the order they are written. */
export const quantTable = (isLight: boolean, quality: number): number[] => {
  const scale = quality < 50 ? 5000 / quality : 200 - quality * 2;
  return ZIGZAG.map((index) => {
    const base = isLight ? (LIGHT_QUANT[index] ?? 99) : colourQuantAt(index);
    return Math.min(255, Math.max(1, Math.floor((base * scale + 50) / 100)));
  });
};

const hex = (text: string): number[] => (text.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));

const DC_LIGHT = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const DC_COLOUR = [0, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const AC_LIGHT = [
  ...[0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 0x7d],
  ...hex('01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a'),
  ...hex(
    '3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999a',
  ),
  ...hex(
    'a2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa',
  ),
];
const AC_COLOUR = [
  ...[0, 2, 1, 2, 4, 4, 3, 4, 7, 5, 4, 4, 0, 1, 2, 0x77],
  ...hex('000102031104052131061241510761711322328108144291a1b1c109233352f0156272d10a162434e125f11718191a262728292a'),
  ...hex(
    '35363738393a434445464748494a535455565758595a636465666768696a737475767778797a82838485868788898a92939495969798999a',
  ),
  ...hex(
    'a2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa',
  ),
];

/** A table as it is written: sixteen counts, then the symbols. */
export const dcTable = (isLight: boolean): readonly number[] => (isLight ? DC_LIGHT : DC_COLOUR);
export const acTable = (isLight: boolean): readonly number[] => (isLight ? AC_LIGHT : AC_COLOUR);

/** The codes of a table by symbol. */
const codes = (table: readonly number[]): Code[] => {
  const bySymbol: Code[] = [];
  let value = 0;
  let next = 16;
  for (let length = 1; length <= 16; length += 1) {
    for (let i = 0; i < (table[length - 1] ?? 0); i += 1) {
      bySymbol[table[next] ?? 0] = { value, length };
      value += 1;
      next += 1;
    }
    value <<= 1;
  }
  return bySymbol;
};
const built = { light: [codes(DC_LIGHT), codes(AC_LIGHT)], colour: [codes(DC_COLOUR), codes(AC_COLOUR)] } as const;
export const dcCodes = (isLight: boolean): readonly Code[] => (isLight ? built.light : built.colour)[0];
export const acCodes = (isLight: boolean): readonly Code[] => (isLight ? built.light : built.colour)[1];
