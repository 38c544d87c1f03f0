import type { AskIndex } from './build-index.ts';
import type { AskAnswer, AskInput, AskItem, Decision } from './contract.ts';
import { type Candidate, candidatesFor, evidenceFor } from './evidence.ts';
import { isTelling, termsOfSubsidies } from './features.ts';
import { type FoundSchemes, schemesByName, schemesFor } from './find-schemes.ts';
import { agree, isPlace, type NamedPlaces, namedPlaces } from './places.ts';
import { type Ranked, rank } from './rank.ts';
import { type Reading, read } from './reading.ts';
import { isReport, ruleFor, type Verdict } from './rules.ts';
import { type Trust, trustIn } from './trust.ts';

/** An item answers from the chance `sure`, is one of a choice from `likely`; a rule passes it on from the score `offer`. */
const limits = { sure: 0.5, likely: 0.15, offer: 0.45 };

/** Themes with questions of their own, although money or a scheme is named too. */
const ownThemes = [
  'credit',
  'audit',
  'sbt',
  'sll',
  'scope',
  'offset',
  'ets',
  'accounting',
  'methodology',
  'by-proxy',
  'audit-fee',
  'tax',
];

type Seen = {
  readonly input: AskInput;
  readonly question: Reading;
  readonly places: NamedPlaces;
  readonly ranked: readonly Ranked[];
};

/** What the knowledge has for a question in an owner's own words, and whether a person has to answer instead. Pure. */
export function ask(index: AskIndex, input: AskInput): AskAnswer {
  const question = read(input.text);
  const places = namedPlaces(input.text);
  const seen = { input, question, places, ranked: rank(index, question) };
  const rule = ruleFor(question);
  if (isReport(input.text, question)) return result(seen, 'none', [], ['report']);
  if (rule !== null && holds(index, seen, rule)) return ruled(seen, rule);
  return byScheme(index, seen) ?? byRank(index, seen);
}

function holds(index: AskIndex, seen: Seen, { strict, outweighed, trusted }: Verdict): boolean {
  if (strict) return true;
  if ((seen.ranked[0]?.score ?? 0) >= outweighed) return false;
  return trusted > 1 || (guessesOf(index, seen)[0]?.chance ?? 0) < trusted;
}

function ruled(seen: Seen, rule: Verdict): AskAnswer {
  const items =
    rule.decision === 'none'
      ? []
      : shown(seen)
          .filter(({ score }) => score >= limits.offer)
          .slice(0, 3);
  return result(seen, rule.decision, items, [`rule:${rule.code}`]);
}

function byScheme(index: AskIndex, seen: Seen): AskAnswer | null {
  const has = (concept: string) => seen.question.concepts.has(concept);
  if (index.same.has(seen.question.folded.text) || termsOfSubsidies.some(has)) return null;
  const named = schemesByName(index.schemes, seen);
  if (named.how !== 'nothing') return fromSchemes(seen, named);
  if (has('subsidy') && isElsewhere(index, seen)) return result(seen, 'escalate', [], ['unknown-place']);
  return ownThemes.some(has) ? null : bySearch(index, seen);
}

function isElsewhere(index: AskIndex, { places }: Seen): boolean {
  return places.codes.some((code) => !hasOwnSchemes(index, code));
}

function bySearch(index: AskIndex, seen: Seen): AskAnswer | null {
  const found = schemesFor(index.schemes, seen);
  if (found.how === 'search' && found.forAnything && saysMore(seen))
    return result(seen, 'escalate', [], ['open-words']);
  if (found.how === 'nothing')
    return seen.question.concepts.has('subsidy') ? result(seen, 'escalate', [], ['no-scheme']) : null;
  return fromSchemes(seen, found);
}

/** 「雇用調整助成金」 is a subsidy for something that nobody here knows, and none for anything. */
function saysMore({ question }: Seen): boolean {
  return question.open.some((word) => !isPlace(word));
}

function fromSchemes(seen: Seen, { how, items }: FoundSchemes): AskAnswer {
  const { codes, unknown } = seen.places;
  const { region } = seen.input;
  const elsewhere = typeof region === 'string' && codes.some((code) => !agree(code, region));
  if (how === 'other-region' || elsewhere) return result(seen, 'escalate', [], ['other-region']);
  if (unknown) return result(seen, 'escalate', items, ['unknown-place']);
  if (how === 'loose') return result(seen, 'escalate', items, ['no-scheme-for-it']);
  return result(seen, 'answer', items, [how === 'name' ? 'scheme-name' : 'scheme-search']);
}

/** Whether the knowledge has schemes of a place's prefecture; else it has only those of all Japan to tell. */
function hasOwnSchemes({ schemes }: AskIndex, place: string): boolean {
  return schemes.some(({ scheme: { regions } }) =>
    regions.some((region) => region !== '00' && region.startsWith(place.slice(0, 2))),
  );
}

/** The likeliest item answers when what speaks for it outweighs the rest; a few likely ones are a choice. */
function byRank(index: AskIndex, seen: Seen): AskAnswer {
  const guesses = guessesOf(index, seen);
  const [first] = guesses;
  if (first === undefined) return result(seen, 'none', [], ['outside']);
  if (first.item === null) return result(seen, 'escalate', [], ['not-published']);
  const items = guesses.flatMap(({ item }) => item ?? []);
  if (first.chance >= limits.sure)
    return result(seen, 'answer', [first.item, ...beside(seen, first.item)], ['sure', ...first.because]);
  return notSure(seen, first, items);
}

function notSure(seen: Seen, first: Guess, items: readonly AskItem[]): AskAnswer {
  const field = [...seen.question.classes.values()].includes('field');
  const likely = upTo(items, limits.likely);
  if (field && isBareAndBroad(seen, first))
    return result(seen, 'choose', likely.length > 1 ? likely : items.slice(0, 3), ['broad']);
  if (likely.length > 1) return result(seen, 'choose', likely, ['several', ...first.because]);
  if (!field && likely.length === 0) return result(seen, 'none', [], ['outside']);
  return result(seen, 'escalate', likely, [first.leaves ? 'open-words' : 'unsure', ...first.because]);
}

/** What is near the answer in words, in whatever order and script they were written. */
function beside(seen: Seen, { id, score }: AskItem): readonly AskItem[] {
  const others = shown(seen).filter((other) => other.id !== id);
  return others.slice(0, 2).map((other) => ({ ...other, score: Math.min(score, other.score) }));
}

function upTo(items: readonly AskItem[], least: number): readonly AskItem[] {
  return items.filter(({ score }) => score >= least).slice(0, 3);
}

/** Broad words and nothing beside them, such as 「電気代高い」. */
function isBareAndBroad({ question }: Seen, { candidate: { entry, score } }: Guess): boolean {
  const nothingElse = question.grams.size <= 2 && [...question.open, ...question.hints].length === 0;
  return nothingElse && score < 1 && !isTelling(question, entry.concepts);
}

type Guess = Trust & {
  readonly candidate: Candidate;
  /** Null: a draft, or not valid on the day. */
  readonly item: AskItem | null;
  readonly leaves: boolean;
};

/** Items that may be meant, the likeliest first. An item with the very words is certain. */
function guessesOf(index: AskIndex, { input, question, ranked }: Seen): readonly Guess[] {
  const same = index.same.get(question.folded.text);
  const all = candidatesFor(index, question, ranked);
  return all
    .map((candidate): Guess => {
      const evidence = evidenceFor(index, question, all, candidate);
      const exact = same !== undefined && index.entries[same] === candidate.entry;
      const trust = exact ? { chance: 1, because: [] } : trustIn(evidence);
      const item = isShown(candidate, input) ? itemOf(candidate, trust.chance) : null;
      return { ...trust, candidate, item, leaves: evidence['leaves'] === 1 };
    })
    .toSorted((a, b) => b.chance - a.chance);
}

function shown({ ranked, input }: Seen): readonly AskItem[] {
  return ranked.filter((one) => isShown(one, input)).map((one) => itemOf(one, one.score));
}

/** What may be shown on the day: with a source, and valid. */
function isShown({ entry: { source, valid } }: Ranked, { today }: AskInput): boolean {
  return source !== null && (valid.from ?? today) <= today && today <= (valid.to ?? today);
}

function itemOf({ entry: { type, id, asOf, source } }: Ranked, score: number): AskItem {
  return { type, id, asOf, source, score: Math.round(score * 1000) / 1000 };
}

function result(seen: Seen, decision: Decision, items: readonly AskItem[], codes: readonly string[]): AskAnswer {
  const words = [...seen.question.concepts].map((concept) => `word:${concept}`);
  const not = seen.question.excluded.map((concept) => `not:${concept}`);
  const where = [...seen.places.codes.map((code) => `place:${code}`)];
  return { decision, items, because: [...codes, ...words, ...not, ...where] };
}
