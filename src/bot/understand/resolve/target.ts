import { isDenied } from '../attach/between.ts';
import type { Kind, Known } from '../contract.ts';
import type { Draft } from '../draft.ts';
import words from '../lexicon/resolve.json' with { type: 'json' };
import { wordOfUnit } from '../recognise/unit-words.ts';
import { inBase } from './compatible.ts';
import { resolveGas } from './kind.ts';
import { samePeriod } from './known.ts';
import type { Talk } from './talk.ts';
import { wasteNamed } from './waste.ts';

const first = new RegExp(words.first.join('|'));
const second = new RegExp(words.second.join('|'));
const last = new RegExp(words.last.join('|'));

/** The stored figures a message can mean: by kind, site, month and old value, then by order. One: it is clear. */
export function findTargets(talk: Talk): readonly Known[] {
  const all = known(talk);
  const named = narrow(narrow(narrow(narrow(all, byKind(talk)), byWaste(talk)), bySite(talk)), byPeriod(talk));
  const old = narrow(named, byOldValue(talk));
  if (old.length === 1 || named.length === 0) return old;
  const units = narrow(old, byUnit(talk));
  const { text } = talk.seen.normal;
  if (units.length > 1 && first.test(text)) return units.slice(0, 1);
  if (units.length > 1 && second.test(text)) return units.slice(1, 2);
  return units.length > 1 && last.test(text) ? units.slice(-1) : units;
}

/** Everything that can be corrected: what is pending, then what is stored. */
export function known({ context }: Talk): readonly Known[] {
  const { pending, recorded } = context;
  return pending === null ? recorded : [...recorded, pending];
}

/** Whether the message names a kind or site that nothing stored has. */
export function namesOther(talk: Talk): boolean {
  const kinds = kindsOf(talk);
  return kinds.length > 0 && !known(talk).some(({ kind }) => kind !== null && kinds.includes(kind));
}

function kindsOf({ seen, context }: Talk): readonly Kind[] {
  return seen.kinds.flatMap(({ kind }) => {
    if (kind === 'oil') return [];
    return kind === 'gas' ? [resolveGas(context, null).kind ?? kind] : [kind];
  });
}

type Test = ((one: Known) => boolean) | null;

// A test that nothing passes says nothing.
function narrow(list: readonly Known[], test: Test): readonly Known[] {
  if (test === null) return list;
  const found = list.filter(test);
  return found.length > 0 ? found : list;
}

function byKind(talk: Talk): Test {
  const kinds = kindsOf(talk);
  return kinds.length === 0 ? null : ({ kind }) => kind !== null && kinds.includes(kind);
}

// Of several wastes the one that is named; what is done with it may be what changes.
function byWaste({ seen }: Talk): Test {
  const type = wasteNamed(seen)?.type ?? null;
  return type === null ? null : ({ waste }) => waste?.type === type;
}

function bySite({ seen }: Talk): Test {
  const sites = seen.sites.map(({ site }) => site);
  return sites.length === 0 ? null : ({ site }) => site !== null && sites.includes(site);
}

// With a new figure the month is an address: 8月の電気は112 is August's, even where September's is 112 already.
function byPeriod({ seen, drafts }: Talk): Test {
  if (drafts.length === 0) return null;
  const named = seen.periods.filter((one) => one.how !== 'compared' && !isDenied(seen.normal.text, one));
  return named.length === 0 ? null : ({ period }) => named.some((one) => samePeriod(one.period, period));
}

function byOldValue({ seen }: Talk): Test {
  const values = seen.figures.flatMap((figure) => ('value' in figure ? [figure.value] : []));
  return values.length === 0 ? null : ({ value }) => value !== null && values.includes(value);
}

function byUnit({ drafts, seen }: Talk): Test {
  const unit = drafts.find(hasUnit)?.unit ?? wordOfUnit(seen.normal.text, null);
  if (unit === null) return null;
  const base = inBase(1, unit).unit;
  return (one) => one.unit !== null && inBase(1, one.unit).unit === base;
}

function hasUnit({ unit, loose }: Draft): boolean {
  return unit !== null && loose === null;
}
