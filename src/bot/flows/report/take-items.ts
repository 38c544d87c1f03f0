import type { Facts } from '../../facts.ts';
import type { MessageView, Text } from '../../message.ts';
import type { AskReason, Item } from '../../understand/contract.ts';
import { line, type Move, type Said, sayText } from '../talk.ts';
import { explainAsk } from './ask-back.ts';
import { fitDraft, lackOf, slotOfDraft, withReplaced } from './draft.ts';
import { isSame } from './gaps.ts';
import type { Heard, Ref } from './hear.ts';
import { draftOfItem } from './item-draft.ts';
import { withoutOurs } from './photo-owner.ts';
import { type Draft, isDrafting, type ReportHere, type Slot } from './state.ts';
import { isTaken } from './waste/collected.ts';
import { isAnotherWaste, wasteOf, wasteWith } from './waste/said.ts';
import { withoutTwins } from './waste/same.ts';
import { type Clarify, needless } from './ways.ts';

type Words = Extract<Said, { by: 'text' }>;

/** Where figures may go: into the drafts in hand, or into new ones. */
type Taking = { readonly here: ReportHere; readonly heard: Heard; readonly said: Words; readonly facts: Facts };

/** Takes the figures of a message into the drafts and asks for what is still open, or for their confirmation. */
export function takeItems(taking: Taking): Move<ReportHere> {
  const { here, heard, facts } = taking;
  const ask = heard.result.ask;
  const all = heard.result.items.filter((item) => item.measure === 'usage');
  const usage = all.filter(({ kind }) => isTaken(kind, facts));
  const before = isDrafting(here) ? here.drafts : [];
  const drafts = usage.reduce((all, item) => merge(all, item, taking), before);
  if (usage.length === 0 || drafts.length === 0)
    return { miss: all.length > usage.length ? line('waste.not-collected') : explainAsk(ask, here, facts) };
  if (ask?.slot === 'target' && !usage.every((item) => isNamed(item, before, taking)))
    return toClarify(here, drafts, { which: drafts.length - 1, slot: 'target', reason: ask.reason });
  const lead = [...(all.length > usage.length ? sayText(line('waste.not-collected')) : []), ...aside(usage, taking)];
  return { ...goOn(here, drafts, { facts, reason: ask?.reason ?? null, ask: ask?.slot ?? null }), lead };
}

/** A cost or a meter reading beside a figure: the figure goes on, and the other is told apart. */
function aside(usage: readonly Item[], { here, heard, facts }: Taking): readonly MessageView[] {
  const { ask } = heard.result;
  if (ask?.slot !== 'value' || usage.some((item) => item.value === null)) return [];
  return sayText(explainAsk(ask, here, facts));
}

/** The words name place, kind and month of something that is in hand or stored: that is the target. */
function isNamed(item: Item, before: readonly Draft[], { here, heard, said, facts }: Taking): boolean {
  const slot = slotOfDraft(fitDraft(draftOfItem(item, { here, said, facts, ref: undefined, old: null }), facts));
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
  const owned = found.map((draft) => withoutOurs(draft, here.memory));
  const fitted = withoutTwins(owned.map((draft) => fitDraft(draft, facts)));
  const drafts = withReplaced(fitted, facts);
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
  const shown = readOff(here, item);
  if (shown !== null) return all.with(shown.which, fitDraft(typedFor(shown.draft, item, said), facts));
  const made = fitDraft(draftOfItem(item, { here, said, facts, ref, old: oldDraft(all, ref) }), facts);
  const at = ref !== undefined && 'draft' in ref ? ref.draft : null;
  return placed(all, made, at);
}

/** The figure of a photograph that was not surely read, or of a waste, while it is asked for. */
function readOff(here: ReportHere, { kind, waste }: Item): { readonly which: number; readonly draft: Draft } | null {
  if (here.at !== 'clarify' || here.slot !== 'value') return null;
  const draft = here.drafts[here.which];
  if (draft === undefined) return null;
  const isWaste = draft.kind === 'waste' && (kind === null || kind === 'waste') && !isAnotherWaste(draft, waste);
  return draft.photo !== null || isWaste ? { which: here.which, draft } : null;
}

/** Only the figure is taken from the words: kind and month stand on the photograph, or are asked next. */
function typedFor(draft: Draft, { value, unit, approx, waste }: Item, said: Words): Draft {
  const known = draft.kind === 'waste' ? wasteWith(wasteOf(draft), waste) : draft.waste;
  return { ...draft, waste: known, value, unit, approx, source: said.messageId?.slice(0, 100) ?? draft.source };
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
  const made = slotOfDraft(fitDraft(draftOfItem(item, { here, said, facts, ref: undefined, old: null }), facts));
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

/** Nothing new was said; why the message was not taken. */
export function missed(heard: Heard, here: ReportHere, facts: Facts): Text {
  return explainAsk(heard.result.ask, here, facts);
}
