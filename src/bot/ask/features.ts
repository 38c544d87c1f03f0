import { isLatin } from './fold.ts';
import type { WordClass } from './lexicon.ts';
import type { Reading } from './reading.ts';
import targets from './words/targets.json' with { type: 'json' };
import weights from './words/weights.json' with { type: 'json' };

const themes = new Set(weights.themes);
const broad = new Set(weights.broad);
const equipment = new Set([...Object.keys(targets), 'machine', 'capture']);
/** Words that only ask: an item need not have them. */
const asking = ['howto', 'meaning', 'why', 'make', 'thing', 'use'];

/** What holds for a subsidy of any kind: its equipment matters little then. */
export const termsOfSubsidies = ['ordered', 'lease', 'combine', 'expired'] as const;
const classWeight = { field: 2, aspect: 1.5, person: 1.5, off: 2.5, talk: 0, filler: 0 } as const;

/** What a text is compared by: concepts as `#id`, pieces of characters as they are. */
export function featuresOf({ concepts, grams }: Reading): readonly string[] {
  return [...[...concepts].map((concept) => `#${concept}`), ...grams];
}

/** The weight of a feature: things of the field before aspects before pieces of characters, the rare before the common. */
export function weightOf(feature: string, reading: Reading, rarity: ReadonlyMap<string, number>): number {
  const rare = rarity.get(feature) ?? 1;
  if (feature.startsWith('#')) return conceptWeight(feature.slice(1), reading) * (0.4 + 0.6 * rare);
  if (isLatin(feature[0])) return 0.8 * rare;
  return (/^[ぁ-ゖ]+$/u.test(feature) ? 0.18 : 0.5) * rare;
}

/** Beside a theme, equipment is an example only; broad words say little anywhere. */
function conceptWeight(concept: string, reading: Reading): number {
  const weight = classWeight[reading.classes.get(concept) ?? 'field'];
  if (broad.has(concept)) return weight * (hasTheme(reading) ? 0.3 : 0.6);
  return equipment.has(concept) && isExample(reading) ? weight * 0.6 : weight;
}

/** Beside a theme, and beside a term of any subsidy such as a lease, equipment is an example. */
function isExample(reading: Reading): boolean {
  const { concepts } = reading;
  return hasTheme(reading) || (concepts.has('subsidy') && termsOfSubsidies.some((term) => concepts.has(term)));
}

/** Whether a text names a theme that has questions of its own. */
export function hasTheme({ concepts }: Reading): boolean {
  return themesOf(concepts).length > 0;
}

/** The themes among concepts. */
export function themesOf(concepts: ReadonlySet<string>): readonly string[] {
  return [...concepts].filter((concept) => themes.has(concept));
}

type Known = { readonly concepts: ReadonlySet<string>; readonly body: string; readonly theme: string | null };

/** Words of a question that neither the lists nor the text of an item know. */
export function strangeTo({ body }: Pick<Known, 'body'>, { open }: Reading): readonly string[] {
  return open.filter((word) => !body.includes(word));
}

/** A word rarer than this stands in four items or fewer of the built-in knowledge: it may be enough to tell which. */
const tellingRarity = 0.7;

type Rarity = ReadonlyMap<string, number>;

/**
 * Whether a question says something that an item knows nothing of, while they share a single word that many items have:
 * 「クレジット」 alone is no reason to explain credits to somebody who asks something else about them.
 */
export function leavesOpen(question: Reading, known: Known, rarity: Rarity): boolean {
  const named = [...question.concepts].filter((concept) => question.classes.get(concept) !== 'talk');
  const shared = named.filter((concept) => known.concepts.has(concept));
  const others = named.filter(
    (concept) => !known.concepts.has(concept) && !broad.has(concept) && !asking.includes(concept),
  );
  const telling = shared.some((concept) => (rarity.get(`#${concept}`) ?? 1) > tellingRarity);
  const open = others.length + strangeTo(known, question).length;
  const atHome = (theme: string) => question.concepts.has(theme) && known.concepts.has(theme);
  const homeless = known.theme !== null && !atHome(known.theme) && !atHome('credit');
  const hints = question.hints.filter((one) => !known.body.includes(one)).length;
  return (open > 0 && homeless) || (shared.length < 2 && (open > 0 || hints > (telling ? 1 : 0)));
}

/** Whether an item shares enough with a question to answer it: one telling concept, or two of any kind. */
export function isTelling(question: Reading, concepts: ReadonlySet<string>): boolean {
  const shared = [...question.concepts].filter((concept) => concepts.has(concept));
  const named = shared.filter((concept) => question.classes.get(concept) === 'field' && !broad.has(concept));
  return named.length > 0 || shared.length > 1;
}

const apart: readonly (WordClass | undefined)[] = ['off', 'person'];

/** A feature that lies outside of the field, or is for a person, and brings no question nearer to an item. */
export function isOutside(feature: string, { classes }: Reading): boolean {
  return feature.startsWith('#') && apart.includes(classes.get(feature.slice(1)));
}
