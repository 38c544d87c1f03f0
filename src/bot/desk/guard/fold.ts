const dash = /[‐‑‒–—―−﹣ー－]/u;

/**
 * Widths and capitals are folded one character at a time, so that every place stays where it is in the original. A long
 * vowel between digits is a dash.
 */
export function fold(text: string): string {
  const plain = [...text].map((one) => {
    const folded = one.normalize('NFKC').toLowerCase();
    return folded.length === one.length ? folded : one;
  });
  return plain.map((one, at) => (dash.test(one) && isDigit(plain[at - 1]) ? '-' : one)).join('');
}

function isDigit(text: string | undefined): boolean {
  return text !== undefined && /^\d$/.test(text);
}
