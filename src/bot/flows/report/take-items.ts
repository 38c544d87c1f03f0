import type { Facts } from '../../facts.ts';
import type { Text } from '../../message.ts';
import type { AskReason, Item } from '../../understand/contract.ts';
import { type Move, type Said, sayText } from '../talk.ts';
import { explainAsk } from './ask-back.ts';
import { fitDraft, lackOf, slotOfDraft, withReplaced } from './draft.ts';
import { isSame } from './gaps.ts';
import type { Heard, Ref } from './hear.ts';
import { monthInHand } from './hear.ts';
import { type Draft, isDrafting, type ReportHere, type Slot } from './state.ts';
import { type Clarify, needless } from './ways.ts';

type Words = Extract<Said, { by: 'text' }>;

/** Where figures may go: into the drafts in hand, or into new ones. */
type Taking = { readonly here: ReportHere; readonly heard: Heard; readonly said: Words; readonly facts: Facts };

/** Takes the figures of a message into the drafts and asks for what is still open, or for their confirmation. */
export function takeItems(taking: Taking): Move<ReportHere> {
  const { here, heard, facts } = taking;
  const ask = heard.result.ask;
  const usage = heard.result.items.filter((item) => item.measure === 'usage');
  const before = isDrafting(here) ? here.drafts : [];
  const drafts = usage.reduce((all, item) => merge(all, item, taking), before);
  if (usage.length === 0 || drafts.length === 0) return { miss: explainAsk(ask, here, facts) };
  if (ask?.slot === 'target' && !usage.every((item) => isNamed(item, before, taking)))
    return toClarify(here, drafts, { which: drafts.length - 1, slot: 'target', reason: ask.reason });
  // A cost or a meter reading beside a figure: the figure goes on, and the other is told apart.
  const lead =
    ask?.slot === 'value' && usage.every((item) => item.value !== null) ? sayText(explainAsk(ask, here, facts)) : [];
  return { ...goOn(here, drafts, { facts, reason: ask?.reason ?? null, ask: ask?.slot ?? null }), lead };
}

/** The words name place, kind and month of something that is in hand or stored: that is the target. */
function isNamed(item: Item, before: readonly Draft[], { here, heard, said, facts }: Taking): boolean {
  const slot = slotOfDraft(fitDraft(draftOf(item, { here, said, facts, ref: undefined, old: null }), facts));
  if (slot === null) return false;
  const inHand = before.some((draft) => isSlot(draft, slot));
  return inHand || [...heard.refs.values()].some((ref) => 'reading' in ref && isSame(ref.reading, slot));
}

function isSlot(draft: Draft, slot: Slot): boolean {
  const own = slotOfDraft(draft);
  return own !== null && isSame(own, slot);
}

type Going = { readonly facts: Facts; readonly reason: AskReason | null; readonly ask?: string | null };

/** To the first thing that is open, else to the card that repeats everything. */
export function goOn(here: ReportHere, found: readonly Draft[], going: Going): { to: ReportHere } {
  const { facts, reason, ask = null } = going;
  const drafts = withReplaced(
    found.map((draft) => fitDraft(draft, facts)),
    facts,
  );
  for (const [which, draft] of drafts.entries()) {
    const lack = lackOf(draft, facts);
    if (lack === null) continue;
    const asked = ask === lack.slot ? (reason ?? lack.reason) : lack.reason;
    const open = toClarify(here, drafts, { which, slot: lack.slot, reason: asked });
    const settled = needless(open.to, facts);
    return settled === null ? open : goOn(here, drafts.with(which, settled), going);
  }
  return { to: { at: 'confirm', memory: here.memory, drafts, note: reason } };
}

type Open = {
  readonly which: number;
  readonly slot: Extract<ReportHere, { at: 'clarify' }>['slot'];
  readonly reason: string;
};

function toClarify(here: ReportHere, drafts: readonly Draft[], open: Open): { to: Clarify } {
  return { to: { at: 'clarify', memory: here.memory, drafts: [...drafts], ...open } };
}

function merge(all: readonly Draft[], item: Item, { here, heard, said, facts }: Taking): Draft[] {
  const named = item.replaces === null ? undefined : heard.refs.get(item.replaces);
  const ref = named !== undefined && isAnother(all, item, { here, heard, said, facts }) ? undefined : named;
  const shown = readOff(here);
  if (shown !== null) return all.with(shown.which, fitDraft(typedFor(shown.draft, item, said), facts));
  const made = fitDraft(draftOf(item, { here, said, facts, ref, old: oldDraft(all, ref) }), facts);
  const at = ref !== undefined && 'draft' in ref ? ref.draft : null;
  return placed(all, made, at);
}

/** The figure of a photograph that was not surely read, while it is asked for. */
function readOff(here: ReportHere): { readonly which: number; readonly draft: Draft } | null {
  if (here.at !== 'clarify' || here.slot !== 'value') return null;
  const draft = here.drafts[here.which];
  return draft === undefined || draft.photo === null ? null : { which: here.which, draft };
}

/** Only the figure is taken from the words: kind and month stand on the photograph, or are asked next. */
function typedFor(draft: Draft, { value, unit, approx }: Item, said: Words): Draft {
  return { ...draft, value, unit, approx, source: said.messageId?.slice(0, 100) ?? draft.source };
}

/** Two drafts never fill one slot: a figure that moves onto another takes its place. */
export function placed(all: readonly Draft[], made: Draft, at: number | null): Draft[] {
  const there = sameSlot(all, made);
  const old = at === null ? undefined : all[at];
  if (at === null || old === undefined) return there === null ? [...all, made] : all.with(there, made);
  if (there === null || there === at) return all.with(at, made);
  const settled = all.with(there, made);
  return old.value === made.value ? settled.toSpliced(at, 1) : settled;
}

const corrects =
  /じゃな|では?な|ちが|違|ちゃう|訂正|修正|直|間違|まちがい|誤|やっぱ|not |wrong|instead|correct|change/u;

/**
 * Beside the card of one figure the next one may be sent at once: a figure of another place, kind or month is a
 * further fact, unless the words correct something.
 */
function isAnother(all: readonly Draft[], item: Item, { here, said, facts }: Taking): boolean {
  const [pending, ...others] = all;
  if (here.at !== 'confirm' || pending === undefined || others.length > 0 || item.replaces !== 'pending') return false;
  // A figure with a place in the text was stated; without one it was carried over.
  if (item.span === undefined || corrects.test(said.text)) return false;
  const made = slotOfDraft(fitDraft(draftOf(item, { here, said, facts, ref: undefined, old: null }), facts));
  const own = slotOfDraft(pending);
  return made !== null && own !== null && !isSame(made, own);
}

function oldDraft(all: readonly Draft[], ref: Ref | undefined): Draft | null {
  return ref !== undefined && 'draft' in ref ? (all[ref.draft] ?? null) : null;
}

function sameSlot(all: readonly Draft[], made: Draft): number | null {
  const slot = slotOfDraft(made);
  if (slot === null) return null;
  const at = all.findIndex((draft) => isSlot(draft, slot));
  return at < 0 ? null : at;
}

type Making = {
  readonly here: ReportHere;
  readonly said: Words;
  readonly facts: Facts;
  readonly ref: Ref | undefined;
  readonly old: Draft | null;
};

function draftOf(item: Item, making: Making): Draft {
  const { said, ref, old } = making;
  const stored = ref !== undefined && 'reading' in ref ? ref.reading : null;
  return {
    kind: item.kind ?? stored?.kind ?? null,
    ...placeOfItem(item, { ...making, stored }),
    value: item.value,
    unit: item.unit,
    period: item.period ?? old?.period ?? monthOfTalk(making),
    approx: item.approx,
    replaces: stored?.id ?? old?.replaces ?? null,
    source: said.messageId?.slice(0, 100) ?? old?.source ?? null,
    photo: old?.photo ?? null,
  };
}

function monthOfTalk({ here, facts }: Making): Draft['period'] {
  const month = monthInHand(here, facts);
  return month === null ? null : { from: month, to: month };
}

function placeOfItem(
  { site: said }: Item,
  { facts, old, stored }: Making & { readonly stored: { readonly siteId: string } | null },
): Pick<Draft, 'siteId' | 'siteSaid'> {
  if (said === null) return { siteId: stored?.siteId ?? old?.siteId ?? null, siteSaid: null };
  const site = siteOf(said, facts);
  return { siteId: site?.id ?? null, siteSaid: site === null ? said.slice(0, 100) : null };
}

function siteOf(name: string | null, { sites }: Facts): { readonly id: string } | null {
  const [only, ...others] = sites;
  if (name === null) return null;
  // 全部 of a firm with one site is that site.
  if (name === '*') return others.length === 0 ? (only ?? null) : null;
  return sites.find((site) => site.name === name) ?? null;
}

/** Nothing new was said; why the message was not taken. */
export function missed(heard: Heard, here: ReportHere, facts: Facts): Text {
  return explainAsk(heard.result.ask, here, facts);
}
