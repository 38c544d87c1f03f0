const ones: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const powers: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  dozen: 12,
  k: 1000,
  m: 1e6,
};
const word = `(?:${[...Object.keys(ones), 'hundred', 'thousand', 'million', 'billion', 'trillion', 'dozen'].join('|')})`;
const spoken = new RegExp(
  `(?:an? (?=hundred|thousand|million|billion|dozen))?${word}(?:(?:[ -]| and |, )${word})*(?: point(?: ${word})+)?(?![a-z])`,
  'y',
);
const scaled = / ?(hundred|thousand|million|billion|trillion|dozen|k|m)(?![a-z\d])/y;

/** A number in English words (two thousand and five), or null. */
export function readEnglish(text: string, start: number): { readonly end: number; readonly value: number } | null {
  if (/[a-z]/.test(text[start - 1] ?? '')) return null;
  spoken.lastIndex = start;
  const found = spoken.exec(text)?.[0];
  // One alone stands for the thing: skip this one.
  if (
    found === undefined ||
    (found === 'one' && !/^ (?:cans?|drums?|cylinders?|tanks?|k|m|l|t|kg|hundred)/.test(text.slice(start + 3)))
  )
    return null;
  const [whole = '', point] = found.split(' point');
  const fraction =
    point === undefined
      ? ''
      : `.${point
          .trim()
          .split(' ')
          .map((one) => ones[one] ?? '')
          .join('')}`;
  return { end: start + found.length, value: Number(`${sumOf(whole)}${fraction}`) };
}

type Sum = { readonly total: number; readonly current: number };

function sumOf(words: string): number {
  const parts = words.split(/[ ,-]+/);
  const { total, current } = parts.reduce(added, { total: 0, current: 0 });
  return total + current;
}

function added({ total, current }: Sum, word: string): Sum {
  const power = powers[word];
  if (power === undefined) return { total, current: current + (word === 'a' || word === 'an' ? 1 : (ones[word] ?? 0)) };
  const raised = Math.max(1, current) * power;
  return power < 1000 ? { total, current: raised } : { total: total + raised, current: 0 };
}

/** thousand, million, k behind a figure: what it is multiplied by. */
export function readScale(text: string, at: number): { readonly end: number; readonly times: number } | null {
  scaled.lastIndex = at;
  const found = scaled.exec(text);
  const times = powers[found?.[1] ?? ''];
  // 5 m is a length, and 10 k nothing we know.
  if (
    found === null ||
    times === undefined ||
    (/^ ?[km]$/.test(found[0]) && (found[0].startsWith(' ') || found[0] === 'm'))
  )
    return null;
  return { end: at + found[0].length, times };
}
