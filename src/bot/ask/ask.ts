import type { AskIndex } from './build-index.ts';
import type { AskAnswer, AskInput, AskItem, Decision } from './contract.ts';
import { isTelling, leavesOpen, strangeTo, termsOfSubsidies } from './features.ts';
import { type FoundSchemes, schemesByName, schemesFor } from './find-schemes.ts';
import { agree, isPlace, type NamedPlaces, namedPlaces } from './places.ts';
import { type Ranked, rank } from './rank.ts';
import { type Reading, read } from './reading.ts';
import { isReport, ruleFor, type Verdict } from './rules.ts';

/** From here on an item answers, if it stands clear of the next one; below the second it is not even offered. */
const limits = { sure: 0.68, offer: 0.45, margin: 0.05, near: 0.85, strange: 0.08 };

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
  if (rule !== null && (rule.strict || (seen.ranked[0]?.score ?? 0) < rule.outweighed)) return ruled(seen, rule);
  return byScheme(index, seen) ?? byRank(index, seen);
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

function byRank({ rarity }: AskIndex, seen: Seen): AskAnswer {
  const [first] = seen.ranked;
  const field = [...seen.question.classes.values()].includes('field');
  if (first === undefined || (!field && first.score < limits.near)) return result(seen, 'none', [], ['outside']);
  if (first.score < limits.offer) return result(seen, 'escalate', [], ['unsure']);
  const visible = shown(seen);
  if (visible[0]?.id !== first.entry.id) return result(seen, 'escalate', [], ['not-published']);
  if (isBroad(seen, first)) return broadly(seen, visible);
  if (first.score < 1 && leavesOpen(seen.question, first.entry, rarity))
    return result(seen, 'escalate', likely(visible), ['open-words']);
  return nearest(seen, visible);
}

function isBroad({ question }: Seen, { entry, score }: Ranked): boolean {
  return score < 1 && !isTelling(question, entry.concepts);
}

/** Broad words alone, such as 「電気代高い」, lead to a choice; with anything else beside them nobody knows what is meant. */
function broadly(seen: Seen, visible: readonly AskItem[]): AskAnswer {
  const bare = seen.question.grams.size <= 2 && [...seen.question.open, ...seen.question.hints].length === 0;
  return bare ? result(seen, 'choose', likely(visible), ['broad']) : result(seen, 'escalate', [], ['too-broad']);
}

function nearest(seen: Seen, visible: readonly AskItem[]): AskAnswer {
  const [first, second] = seen.ranked;
  const score = first?.score ?? 0;
  const strange = first === undefined ? 0 : Math.min(2, strangeTo(first.entry, seen.question).length);
  const sure = score >= limits.sure + limits.strange * strange && score - (second?.score ?? 0) >= limits.margin;
  if (sure) return result(seen, 'answer', visible.slice(0, 3), ['sure']);
  const unread = strange > 0 && score < limits.near;
  return result(seen, unread ? 'escalate' : 'choose', likely(visible), ['several']);
}

function likely(visible: readonly AskItem[]): readonly AskItem[] {
  const top = visible[0]?.score ?? 0;
  return visible.filter(({ score }) => score >= limits.offer && score > top - 0.12).slice(0, 3);
}

/** What may be shown on the day: with a source, and valid. */
function shown({ ranked, input }: Seen): readonly AskItem[] {
  const { today } = input;
  return ranked
    .filter(
      ({ entry: { source, valid } }) =>
        source !== null && (valid.from ?? today) <= today && today <= (valid.to ?? today),
    )
    .map(({ entry: { type, id, asOf, source }, score }) => ({
      type,
      id,
      asOf,
      source,
      score: Math.round(score * 1000) / 1000,
    }));
}

function result(seen: Seen, decision: Decision, items: readonly AskItem[], codes: readonly string[]): AskAnswer {
  const words = [...seen.question.concepts].map((concept) => `word:${concept}`);
  const not = seen.question.excluded.map((concept) => `not:${concept}`);
  const where = [...seen.places.codes.map((code) => `place:${code}`)];
  return { decision, items, because: [...codes, ...words, ...not, ...where] };
}
