import type { Scheme } from '../../engine/knowledge/scheme.ts';
import { schemeStatus } from '../../engine/scheme/status.ts';
import type { AskInput, AskItem, StatusWord } from './contract.ts';
import { fold } from './fold.ts';
import { type KnownScheme, saidLength } from './known-scheme.ts';
import { piecesOf } from './pieces.ts';
import { holdsAt, type NamedPlaces } from './places.ts';
import type { Reading } from './reading.ts';
import targets from './words/targets.json' with { type: 'json' };

/** Schemes that a question means: by their names, or by what they are for. */
export type FoundSchemes = {
  readonly how: 'name' | 'search' | 'loose' | 'other-region' | 'nothing';
  readonly items: readonly AskItem[];
  /** Whether no equipment was asked for. */
  readonly forAnything?: boolean;
};

type Asked = { readonly question: Reading; readonly input: AskInput; readonly places: NamedPlaces };
type Candidate = {
  readonly scheme: Scheme;
  readonly status: StatusWord;
  readonly fit: number;
  readonly named: boolean;
};

const measuresOf = new Map<string, readonly string[]>(Object.entries(targets));
const levels = ['city', 'prefecture', 'region', 'national'];
const states: readonly StatusWord[] = ['open', 'open_unverified', 'upcoming', 'unknown', 'closed'];
const levelWords = [
  ['level-city', 'city'],
  ['level-prefecture', 'prefecture'],
  ['level-nation', 'national'],
] as const;
const most = 5;

const kindsOf: Readonly<Record<string, readonly Scheme['kind'][]>> = {
  subsidy: ['subsidy'],
  diagnosis: ['diagnosis'],
  loan: ['loan'],
  'consult-desk': ['consultation'],
  support: ['subsidy', 'diagnosis', 'loan', 'support', 'consultation', 'tax'],
};

/** The schemes whose proper name a question says. Of another region's scheme only that it was meant. */
export function schemesByName(schemes: readonly KnownScheme[], asked: Asked): FoundSchemes {
  const { text } = asked.question.folded;
  const said = schemes.flatMap((known) => {
    const length = saidLength(text, known);
    return length > 0 && isFor(known.scheme, { ...asked.input, industry: null })
      ? [{ scheme: known.scheme, length }]
      : [];
  });
  if (said.length === 0) return { how: 'nothing', items: [] };
  const here = said.filter(({ scheme }) => holdsAt(scheme.regions, placeOf(scheme, asked)));
  if (here.length === 0) return { how: 'other-region', items: [] };
  const ordered = here.toSorted(
    (a, b) =>
      b.length - a.length ||
      nameShare(b.scheme, text) - nameShare(a.scheme, text) ||
      rankOf(stateOf(a.scheme, asked)) - rankOf(stateOf(b.scheme, asked)),
  );
  const longest = ordered[0]?.length ?? 0;
  const items = ordered
    .filter(({ length }) => length * 2 > longest)
    .map(({ scheme }) => itemOf(scheme, stateOf(scheme, asked), 0.9));
  return { how: 'name', items: items.slice(0, 3) };
}

/** How many pieces of a text stand in the name of a scheme: カタログ tells between two of the same programme. */
function nameShare({ name }: Scheme, text: string): number {
  const own = piecesOf(fold(name.ja).text);
  return [...piecesOf(text)].filter((piece) => own.has(piece)).length;
}

/** Without a region nothing contradicts a scheme that is called by its name; a city named lies within a prefecture. */
function placeOf(scheme: Scheme, { places, input: { region } }: Asked): string | null {
  const within = places.codes.find((code) => typeof region === 'string' && code.startsWith(region));
  return within ?? region ?? places.codes[0] ?? scheme.regions[0] ?? null;
}

/** The schemes for what a question is about at a place: city, prefecture and nation together; closed ones if there is no other. */
export function schemesFor(schemes: readonly KnownScheme[], asked: Asked): FoundSchemes {
  const kinds = Object.entries(kindsOf).find(([concept]) => asked.question.concepts.has(concept))?.[1];
  if (kinds === undefined) return { how: 'nothing', items: [] };
  const place = asked.places.codes[0] ?? asked.input.region ?? null;
  const candidates = schemes
    .filter(({ scheme }) => kinds.includes(scheme.kind) && holdsAt(scheme.regions, place) && isFor(scheme, asked.input))
    .map((known) => candidateOf(known, asked))
    .filter(({ fit }) => fit > 0);
  const exact = candidates.some(({ fit }) => fit > 2);
  const least = exact ? 3 : candidates.some(({ fit }) => fit > 1) ? 2 : 1;
  const best = candidates.filter(({ fit, named }) => fit >= least || named);
  const alive = best.filter(({ status, named }) => status !== 'closed' || named);
  const chosen = (alive.length > 0 ? alive : best).toSorted(compare).slice(0, most);
  return {
    how: howFound(chosen, asked.question),
    forAnything: wantedBy(asked.question).length === 0,
    items: chosen.map(({ scheme, status, fit }) => itemOf(scheme, status, fit > 1 ? 0.8 : 0.7)),
  };
}

/** `loose`: a thing was named, and what was found is for anything. */
function howFound(chosen: readonly Candidate[], question: Reading): FoundSchemes['how'] {
  if (chosen.length === 0) return 'nothing';
  return wantedBy(question).length > 0 && chosen.every(({ fit, named }) => fit <= 1 && !named) ? 'loose' : 'search';
}

/** Whether it may be shown on the day, and is for the firm's industry where that is known. */
function isFor({ sources, valid, eligibility }: Scheme, { today, industry }: AskInput): boolean {
  const published = sources.length > 0 && (valid.from ?? today) <= today && today <= (valid.to ?? today);
  const { industries } = eligibility;
  return (
    published &&
    (!industry || industries.some((one) => one === 'ALL' || one.startsWith(industry) || industry.startsWith(one)))
  );
}

function candidateOf(known: KnownScheme, asked: Asked): Candidate {
  const { scheme } = known;
  const level = levelWords.find(([concept]) => asked.question.concepts.has(concept))?.[1] === scheme.level;
  const named =
    level || (scheme.level !== 'national' && asked.places.codes.some((code) => scheme.regions.includes(code)));
  return { scheme, status: stateOf(scheme, asked), fit: fitOf(known, asked.question), named };
}

/** 2: it names what is asked for; 1: it is for anything, or nothing certain was asked for; 0: for something else. */
function fitOf({ scheme, covered }: KnownScheme, question: Reading): number {
  const wanted = wantedBy(question);
  if (wanted.length === 0) return 1;
  const listed = (concept: string) => (measuresOf.get(concept) ?? []).some((id) => scheme.measures.includes(id));
  const hit = (concept: string) => covered.has(concept) || listed(concept);
  if (wanted.every(listed)) return 4;
  if (wanted.every(hit)) return 3;
  if (wanted.some(hit)) return 2;
  return scheme.measures.length === 0 && ![...covered].some((concept) => measuresOf.has(concept)) ? 1 : 0;
}

/** The equipment that a question names; a truck that is to be electric is neither any truck nor any car. */
function wantedBy({ concepts }: Reading): readonly string[] {
  const found = [...concepts].filter((concept) => measuresOf.has(concept));
  if (concepts.has('ev-truck') || (concepts.has('ev') && concepts.has('truck'))) return ['ev-truck'];
  return concepts.has('ev') ? found.filter((concept) => concept !== 'vehicle') : found;
}

function compare(a: Candidate, b: Candidate): number {
  return (
    Number(b.named) - Number(a.named) ||
    b.fit - a.fit ||
    levels.indexOf(a.scheme.level) - levels.indexOf(b.scheme.level) ||
    rankOf(a.status) - rankOf(b.status) ||
    b.scheme.asOf.localeCompare(a.scheme.asOf) ||
    a.scheme.id.localeCompare(b.scheme.id)
  );
}

function rankOf(status: StatusWord): number {
  return states.indexOf(status);
}

function stateOf(scheme: Scheme, { input }: Asked): StatusWord {
  const { status } = schemeStatus(scheme, input.today);
  return status === 'open-unverified' ? 'open_unverified' : status;
}

function itemOf({ id, asOf, sources }: Scheme, status: StatusWord, score: number): AskItem {
  return { type: 'subsidy', id, status, asOf, source: sources[0]?.source ?? null, score };
}
