import { isDenied } from '../attach/between.ts';
import type { Intent, Item, Known } from '../contract.ts';
import words from '../lexicon/resolve.json' with { type: 'json' };
import { fill, outOfRange } from './fill.ts';
import { itemOf } from './known.ts';
import { moved } from './moved.ts';
import { has, intentsOf, type Outcome, plain, type Talk, withItems } from './talk.ts';
import { findTargets, known, namesOther } from './target.ts';

const swapped = new RegExp(words.swapped.join('|'));
const missing = { slot: 'value', reason: 'missing_value' } as const;

/** A correction of what is stored or pending. */
export function correct(talk: Talk): Outcome | null {
  if (known(talk).length === 0 || !isCorrection(talk)) return null;
  const swap = exchange(talk);
  if (swap !== null) return swap;
  const targets = findTargets(talk);
  if (talk.drafts.length === 0) return withoutFigure(talk, targets);
  if (isAnswer(talk)) return null;
  const [target, ...more] = targets;
  if (target === undefined || more.length > 0 || talk.drafts.length > 1) return each(talk, targets);
  return withItems('correct', [replace(talk, target)]);
}

function isCorrection(talk: Talk): boolean {
  if (has(talk.seen, 'correct')) return talk.drafts.length > 0 || !isElsewhere(intentsOf(talk.seen)[0]);
  const { text } = talk.seen.normal;
  if (swapped.test(text) && talk.drafts.length === 0) return true;
  return replacesOld(talk) || [...talk.seen.figures, ...talk.seen.periods].some((mention) => isDenied(text, mention));
}

// 最初からやり直したい is no wish to correct a figure.
function isElsewhere(intent: Intent | undefined): boolean {
  return intent === 'restart' || intent === 'cancel' || intent === 'back' || intent === 'handoff' || intent === 'help';
}

// 266と送りましたが262でした: the old value was named and left out.
function replacesOld(talk: Talk): boolean {
  const old = known(talk).map(({ value }) => value);
  const left = talk.drafts.map(({ value }) => value);
  return talk.raw.some(({ value }) => value !== null && old.includes(value) && !left.includes(value));
}

// 2130、あ違う2310 while a value is asked is about that value.
function isAnswer(talk: Talk): boolean {
  const { context, seen, raw } = talk;
  if (context.awaiting !== 'value' || namesOther(talk)) return namesOther(talk);
  const corrected = raw.length > talk.drafts.length || seen.figures.length > raw.length;
  const old = known(talk).some(({ value }) =>
    seen.figures.some((figure) => 'value' in figure && figure.value === value),
  );
  return corrected && !old && seen.kinds.length === 0;
}

function replace(talk: Talk, target: Known) {
  const [draft] = talk.drafts;
  if (draft === undefined) throw new Error('a correction has a figure');
  const { item, doubts, flags } = fill(talk, draft, target);
  return { item: { ...item, replaces: target.ref ?? null }, doubts, flags };
}

// Several figures correct several items where each names its own; else the target is asked.
function each(talk: Talk, targets: readonly Known[]): Outcome {
  const doubted = talk.drafts.map((draft) => {
    const base = { kind: sharedKind(targets), unit: null, period: targets[0]?.period ?? null, site: null };
    const { item, doubts, flags } = fill(talk, draft, base);
    const own = known(talk).filter(
      ({ kind, site }) => kind === item.kind && (item.site === null || site === item.site),
    );
    const [target, ...more] = own;
    if (target === undefined || more.length > 0 || talk.drafts.length === 1) return { item, doubts, flags, open: true };
    const site = item.site ?? target.site;
    const closed = doubts.filter(({ slot }) => slot !== 'site' || site === null);
    return { item: { ...item, site, replaces: target.ref ?? null }, doubts: closed, flags, open: false };
  });
  const open = doubted.some((one) => one.open);
  const options = targets.map(({ ref }) => ref);
  const ask = { slot: 'target', reason: 'ambiguous_target', options } as const;
  const outcome = withItems('correct', doubted, []);
  return open ? { ...outcome, ask } : outcome;
}

function sharedKind(targets: readonly Known[]): Known['kind'] {
  const [first, ...rest] = targets;
  return first !== undefined && rest.every(({ kind }) => kind === first.kind) ? first.kind : null;
}

function withoutFigure(talk: Talk, targets: readonly Known[]): Outcome {
  const [target, ...more] = targets;
  const change = target === undefined || more.length > 0 ? null : moved(talk, target);
  if (change === null || target === undefined) return plain('correct', missing);
  const item: Item = { ...change.item, replaces: target.ref ?? null };
  return withItems('correct', [{ item, doubts: [...change.doubts, ...outOfRange(item, talk.context)], flags: [] }]);
}

// 電気とガスが逆でした: the two values change places.
function exchange(talk: Talk): Outcome | null {
  const { seen, drafts } = talk;
  if (drafts.length > 0 || !swapped.test(seen.normal.text)) return null;
  const named = pairOf(talk);
  const [left, right] = named;
  if (left === undefined || right === undefined || named.length !== 2) return null;
  const doubted = [
    { ...itemOf(left), value: right.value, replaces: left.ref ?? null },
    { ...itemOf(right), value: left.value, replaces: right.ref ?? null },
  ].map((item) => ({ item, doubts: outOfRange(item, talk.context), flags: [] }));
  return withItems('correct', doubted);
}

function pairOf(talk: Talk): readonly Known[] {
  const all = known(talk);
  const kinds = new Set(talk.seen.kinds.map(({ kind }) => kind));
  const sites = new Set<string | null>(talk.seen.sites.map(({ site }) => site));
  const found = all.filter((one) => {
    const gas = kinds.has('gas') && (one.kind === 'city_gas' || one.kind === 'lpg');
    const kind = kinds.size === 0 || gas || (one.kind !== null && kinds.has(one.kind));
    return kind && (sites.size === 0 || sites.has(one.site));
  });
  return found.length === 2 ? found : all;
}
