import type { Ask, Item, Kind, Known, Unit } from '../contract.ts';
import words from '../lexicon/resolve.json' with { type: 'json' };
import type { ChangeMention } from '../mention.ts';
import { inBase } from './compatible.ts';
import { outOfRange } from './fill.ts';
import { resolveGas } from './kind.ts';
import { itemOf, samePeriod } from './known.ts';
import { has, type Outcome, plain, type Talk, withItems } from './talk.ts';

const approximately = new RegExp(words.approximately.join('|'));
const none = { slot: 'value', reason: 'no_previous' } as const;

/** 「前と同じ」 and 「1割減」: the last known figure, copied or changed, and always confirmed. */
export function same(talk: Talk): Outcome | null {
  const { seen, drafts } = talk;
  const [change] = seen.changes;
  if (drafts.some(({ value }) => value !== null)) return null;
  if (change === undefined && !has(seen, 'same')) return null;
  const intent = change === undefined ? 'same' : 'report';
  const sources = sourcesOf(talk);
  if (sources.length === 0) return plain(intent, none);
  return withItems(
    intent,
    sources.map((source) => computed(talk, source, change ?? null)),
  );
}

function computed(talk: Talk, source: Known, change: ChangeMention | null) {
  const item: Item = { ...copied(talk, source), value: changedValue(source, change) };
  const reason: Ask = { slot: 'confirm', reason: change === null ? 'copied_previous' : 'computed' };
  return {
    item,
    doubts: [reason, ...outOfRange(item, talk.context).filter(({ reason }) => reason === 'negative')],
    flags: [],
  };
}

function copied({ seen, context }: Talk, source: Known): Item {
  const named = seen.periods.find(({ how }) => how !== 'compared' && how !== 'relative');
  return {
    ...itemOf(source),
    period: named?.period ?? context.asked?.period ?? context.defaultPeriod,
    approx: approximately.test(seen.normal.text),
  };
}

function changedValue({ value, unit }: Known, change: ChangeMention | null): number | null {
  if (change === null || value === null) return value;
  return Number((value * change.factor + inUnit(change, unit)).toPrecision(12));
}

function inUnit({ add, unit }: ChangeMention, wanted: Unit | null): number {
  if (unit === null || wanted === null) return add;
  return inBase(add, unit).value / inBase(1, wanted).value;
}

// The kind and site that are named or asked; a month that is compared with must be known.
function sourcesOf(talk: Talk): readonly Known[] {
  const { context, seen } = talk;
  const kinds = kindsOf(talk);
  const site = seen.sites.at(-1)?.site ?? context.asked?.site ?? null;
  const compared = seen.periods.find(({ how, yearGiven }) => how === 'compared' && yearGiven);
  const pool = [...context.previous, ...context.recorded].filter(
    (known) => known.value !== null && (kinds.length === 0 || (known.kind !== null && kinds.includes(known.kind))),
  );
  const here = site === null ? pool : pool.filter((known) => known.site === site);
  const exact = compared === undefined ? here : here.filter((known) => samePeriod(known.period, compared.period));
  if (exact.length > 0) return kinds.length === 0 ? exact : exact.slice(0, kinds.length);
  return compared !== undefined && farBack(talk) ? [] : here.slice(0, Math.max(kinds.length, 1));
}

// 去年と同じ: last month's figure is no answer.
function farBack({ seen }: Talk): boolean {
  return /年|year/.test(seen.normal.text);
}

function kindsOf({ seen, context }: Talk): readonly Kind[] {
  const named = seen.kinds.flatMap(({ kind }) => {
    if (kind === 'oil') return [];
    return kind === 'gas' ? [resolveGas(context, context.asked?.kind ?? null).kind ?? kind] : [kind];
  });
  const asked = context.asked?.kind ?? context.pending?.kind ?? null;
  return named.length > 0 || asked === null ? named : [asked];
}
