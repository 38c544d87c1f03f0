import type { Calculation } from '../../../engine/emission/calculate.ts';
import type { NewReading } from '../../effect.ts';
import type { Facts, ReadingFacts } from '../../facts.ts';
import { uuidFrom } from '../../ids.ts';
import type { Param, Text } from '../../message.ts';
import type { AskReason, Item } from '../../understand/contract.ts';
import { line } from '../talk.ts';
import { explainAsk } from './ask-back.ts';
import { calculateReading } from './calculate.ts';
import { doubtsOf } from './doubt.ts';
import { draftFor, fitDraft, lackOf, type Ready, readyOf, withReplaced } from './draft.ts';
import { placeOf } from './gaps.ts';
import { hear } from './hear.ts';
import { nameInMonth, quantityOf } from './names.ts';
import { figureAt } from './place.ts';
import { type Draft, emptyMemory, type Slot } from './state.ts';

/** A figure that somebody of the staff enters for a firm, in the words in which it was typed. */
export type StaffEntry = {
  readonly id: string;
  readonly slot: Slot;
  readonly words: string;
  /** The question that the person has said yes to; null: none was asked. */
  readonly sure: string | null;
};

/** A figure as it will stand in the ledger. */
export type EnteredFigure = { readonly reading: NewReading; readonly calculation: Calculation | null };

/**
 * What becomes of an entry. `asks`: nothing is stored before a yes to exactly this question, which `question` names;
 * another figure, or another row in its place, is another question.
 */
export type Judged =
  | { readonly as: 'refused'; readonly at: 'slot' | 'words'; readonly why: Text }
  | { readonly as: 'asks'; readonly question: string; readonly lines: readonly Text[] }
  | ({ readonly as: 'ready'; readonly what: Text } & EnteredFigure);

/** Reads and judges a figure as an owner's own answer to the question for it would be. */
export function judgeEntry(entry: StaffEntry, facts: Facts): Judged {
  const { slot } = entry;
  if (slot.kind === 'waste' || placeOf(facts, slot) === null)
    return { as: 'refused', at: 'slot', why: line('door.figure-no-place') };
  const read = draftOf(entry, facts);
  if ('as' in read) return read;
  const [fitted = read.draft] = withReplaced([fitDraft(read.draft, facts)], facts);
  const before = facts.readings.find(({ id }) => id === fitted.replaces);
  // The bill of several months: one figure in its place would take the other months away.
  if (before !== undefined && before.month !== slot.month)
    return { as: 'refused', at: 'slot', why: line('door.figure-covered', { figure: stored(before, facts) }) };
  const draft = before === undefined ? fitted : { ...fitted, period: { ...before.period } };
  const ready = readyOf(draft, facts);
  if (ready === null) return { as: 'refused', ...lackText(draft, facts) };
  const lines = [...questionsOf(draft, ready, facts), ...read.care];
  const question = uuidFrom(JSON.stringify([ready.slot, ready.quantity, draft.replaces, lines]));
  if (lines.length > 0 && entry.sure !== question)
    return { as: 'asks', question, lines: [summary(ready, facts), ...lines] };
  return { as: 'ready', what: summary(ready, facts), ...entered(entry.id, draft, { ready, facts }) };
}

/** What an owner would be asked to confirm, staff are asked too. */
const cares: Readonly<Partial<Record<AskReason, string>>> = {
  out_of_range: 'door.figure-unusual',
  computed: 'report.note-computed',
  none_or_zero: 'report.note-zero',
};

type Read = { readonly draft: Draft; readonly care: readonly Text[] };

function draftOf({ slot, words }: StaffEntry, facts: Facts): Read | Extract<Judged, { as: 'refused' }> {
  const here = figureAt(emptyMemory, slot);
  const { items, ask } = hear(here, words, facts).result;
  const [item, ...others] = items;
  const care = ask?.slot === 'confirm' ? cares[ask.reason] : undefined;
  const isOnly = item !== undefined && others.length === 0 && item.measure === 'usage' && item.value !== null;
  if (!isOnly || isOther(item, slot) || (ask !== null && care === undefined))
    return { as: 'refused', at: 'words', why: explainAsk(ask, here, facts) };
  const draft = { ...draftFor(slot), value: item.value, unit: item.unit, approx: item.approx };
  return { draft, care: care === undefined ? [] : [line(care)] };
}

/** Words that speak of another kind or month than the form. */
function isOther({ kind, period }: Item, slot: Slot): boolean {
  return (kind ?? slot.kind) !== slot.kind || isOtherMonth(period, slot);
}

function isOtherMonth(period: { readonly from: string; readonly to: string } | null, { month }: Slot): boolean {
  return period !== null && (period.from !== month || period.to !== month);
}

const lacks: Readonly<Partial<Record<string, string>>> = {
  negative: 'door.figure-negative',
  out_of_range: 'door.figure-range',
  future_period: 'door.figure-future',
};

function lackText(draft: Draft, facts: Facts): { readonly at: 'slot' | 'words'; readonly why: Text } {
  const lack = lackOf(draft, facts);
  const key = lacks[lack?.reason ?? ''] ?? 'door.figure-unit';
  return { at: lack?.slot === 'period' || lack?.slot === 'site' ? 'slot' : 'words', why: line(key) };
}

function summary(ready: Ready, facts: Facts): Text {
  const what = { as: 'text', text: nameInMonth(facts, ready.slot) } as const;
  return line('desk.figure-what', { what, figure: { as: 'text', text: quantityOf(ready) } });
}

/** What has to be said yes to: a row that is there already, what is hard to believe, and what is not exact. */
function questionsOf(draft: Draft, ready: Ready, facts: Facts): readonly Text[] {
  const before = facts.readings.find(({ id }) => id === draft.replaces);
  const doubts = doubtsOf({ at: 'confirm', drafts: [draft], memory: emptyMemory, note: null }, facts).map(
    ({ text }) => text,
  );
  return [
    ...(before === undefined ? [] : [line('door.figure-replaces', { before: stored(before, facts) })]),
    ...doubts,
    ...(ready.approx ? [line('report.note-approx')] : []),
  ];
}

/** A row of the ledger in words: of which month, of what, how much. */
export function figureWords(row: ReadingFacts, facts: Facts): Text {
  const what = { as: 'text', text: nameInMonth(facts, row) } as const;
  return line('desk.figure-what', { what, figure: { as: 'text', text: quantityOf(row) } });
}

function stored(before: ReadingFacts, facts: Facts): Param {
  return { as: 'text', text: figureWords(before, facts) };
}

type Placed = { readonly ready: Ready; readonly facts: Facts };

function entered(id: string, { replaces }: Draft, { ready, facts }: Placed): EnteredFigure {
  const { slot, quantity, days } = ready;
  const energy = placeOf(facts, slot)?.energy;
  const reason = replaces === null ? null : 'corrected-by-staff';
  return withCo2(
    {
      ...{ id, siteId: slot.siteId, kind: slot.kind, sort: null, quantity, period: days, month: slot.month },
      ...{ supplierCode: energy?.supplierCode ?? null, menu: energy?.menu ?? null, area: energy?.area ?? null },
      ...{ origin: 'staff', replaces, reason },
    },
    facts,
  );
}

function withCo2(reading: NewReading, facts: Facts): EnteredFigure {
  const result = calculateReading(reading, facts.tables);
  return { reading, calculation: result.ok ? result.value : null };
}

/** The figure that stood in a row's place before, to be written once more: the ledger only grows. */
export function putBackByStaff(
  earlier: ReadingFacts,
  { id, replaces }: { readonly id: string; readonly replaces: string },
  facts: Facts,
): EnteredFigure {
  const energy = placeOf(facts, earlier)?.energy;
  const { siteId, kind, sort, quantity, period, month } = earlier;
  return withCo2(
    {
      ...{ id, siteId, kind, sort, quantity, period, month, origin: 'staff', replaces, reason: 'undone-by-staff' },
      ...{ supplierCode: energy?.supplierCode ?? null, menu: energy?.menu ?? null, area: energy?.area ?? null },
    },
    facts,
  );
}
