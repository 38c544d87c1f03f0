import { lookalikes, vocabulary } from './vocabulary.ts';

const lookalikeCost = 0.2;
// Of five characters one may be any other, or a few look alike.
const mostCost = 0.34;
const leastExact = 0.4;

/** A word of bills that nearly stands at a place; its cost per character. */
type Repair = { readonly at: number; readonly word: readonly string[]; readonly cost: number };

const words = vocabulary.map((word) => [...word]);
const shortest = Math.min(...words.map(({ length }) => length));

/**
 * Words of bills in blurred print, put right: 「今日指示数」 is 「今回指示数」. Character for character, so that each keeps its
 * place; where two words come equally near, neither is taken.
 */
export function putRight(characters: readonly string[]): readonly string[] {
  if (characters.length < shortest) return characters;
  const nearest = words.flatMap((word) => repairsBy(word, characters));
  const text = [...characters];
  const apart: Repair[] = [];
  for (const one of nearest.toSorted((a, b) => a.cost - b.cost || b.word.length - a.word.length)) {
    if (apart.some((other) => areCrossed(one, other))) continue;
    apart.push(one);
    if (!isTorn(one, nearest)) text.splice(one.at, one.word.length, ...one.word);
  }
  return text;
}

/** Every place where the word nearly stands, also where it stands exactly: what is right is not to be put right. */
function repairsBy(word: readonly string[], characters: readonly string[]): Repair[] {
  const places = Array.from({ length: Math.max(0, characters.length - word.length + 1) }, (_, at) => at);
  return places.flatMap((at) => {
    const cost = costOf(characters.slice(at, at + word.length), word);
    return cost === null ? [] : [{ at, word, cost: cost / word.length }];
  });
}

/** Null where too little of the word is left. */
function costOf(seen: readonly string[], word: readonly string[]): number | null {
  let [cost, exact] = [0, 0];
  for (const [index, meant] of word.entries()) {
    const one = costOfCharacter(seen[index] ?? '', meant);
    cost += one;
    exact += one === 0 ? 1 : 0;
    if (cost > word.length * mostCost) return null;
  }
  return exact >= Math.min(word.length * leastExact, cost <= 1 ? 1 : word.length) ? cost : null;
}

function costOfCharacter(seen: string, meant: string): number {
  if (seen === meant) return 0;
  return lookalikes.has(seen + meant) ? lookalikeCost : 1;
}

function areCrossed(one: Repair, other: Repair): boolean {
  return one.at < other.at + other.word.length && other.at < one.at + one.word.length;
}

/** Another word fits the same characters as well. */
function isTorn({ at, word, cost }: Repair, repairs: readonly Repair[]): boolean {
  return repairs.some(
    (other) => other.word !== word && other.at === at && other.word.length === word.length && other.cost - cost < 0.05,
  );
}
