import { isDenied } from '../attach/between.ts';
import type { Known, Period } from '../contract.ts';
import words from '../lexicon/resolve.json' with { type: 'json' };
import { has, type Outcome, plain, type Talk } from './talk.ts';
import { findTargets, namesOther } from './target.ts';

const all = new RegExp(words.all.join('|'));

/** 消して: the stored figures it means, or the question which. */
export function remove(talk: Talk): Outcome | null {
  const { seen } = talk;
  if (!has(seen, 'delete')) return null;
  const named = seen.kinds.length > 0 || seen.sites.length > 0;
  const everything = all.test(seen.normal.text);
  const stored = refs(storedOf(talk));
  if (!named && everything) return { ...plain('delete'), targets: stored };
  const months = monthsNamed(talk);
  const targets = namesOther(talk) ? [] : refs(findTargets(talk).filter((one) => isOfMonths(one, months)));
  if (targets.length === 1 || (everything && targets.length > 1)) return { ...plain('delete'), targets };
  return plain('delete', {
    slot: 'target',
    reason: 'ambiguous_target',
    options: targets.length > 0 || months.length > 0 ? targets : stored,
  });
}

/** A month that is named is an address: nothing of another one is meant. */
function monthsNamed({ seen }: Talk): readonly Period[] {
  const named = seen.periods.filter((one) => one.how !== 'compared' && !isDenied(seen.normal.text, one));
  return named.map(({ period }) => period);
}

function isOfMonths({ period }: Known, months: readonly Period[]): boolean {
  if (months.length === 0) return true;
  const month = period?.to.slice(0, 7) ?? '';
  return months.some(({ from, to }) => from.slice(0, 7) <= month && month <= to.slice(0, 7));
}

function storedOf({ context: { recorded, pending } }: Talk): readonly Known[] {
  return recorded.length === 0 && pending !== null ? [pending] : recorded;
}

function refs(list: readonly Known[]): readonly string[] {
  return list.flatMap(({ ref }) => (ref === undefined ? [] : [ref]));
}
