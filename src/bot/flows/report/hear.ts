import { addMonths } from '../../../engine/period.ts';
import type { Facts, ReadingFacts } from '../../facts.ts';
import { type Context, type Kind, type Known, kinds, type Result } from '../../understand/contract.ts';
import { understand } from '../../understand/understand.ts';
import { isEnergyKind, slotOfDraft } from './draft.ts';
import { dueMonths, placeOf } from './gaps.ts';
import { heardUnit, isHeardKind, knownDraft, knownReading, previousOf, siteName } from './hear-known.ts';
import { type Draft, type HereAt, isDrafting, type Memory, type ReportHere, type Slot } from './state.ts';

/** What a reference of the answer points at: a figure in the making, or a row of the ledger. */
export type Ref = { readonly draft: number } | { readonly reading: ReadingFacts };

/** A message as it was understood at this place, with what its references mean. */
export type Heard = { readonly result: Result; readonly refs: ReadonlyMap<string, Ref> };

const mostRemembered = 12;

/** Reads a message where the dialogue stands now. Pure: the same message gives the same answer. */
export function hear(here: ReportHere, text: string, facts: Facts): Heard {
  const drafts = isDrafting(here) ? here.drafts : [];
  const quoted = quotedReadings(facts);
  const recent = quoted.length > 0 ? quoted : recentReadings(here.memory, facts);
  const remembered = [...recent.map(asKnown(facts)), ...(quoted.length > 0 ? [] : draftsAsKnown(drafts, facts))];
  const recorded = remembered
    .slice(-mostRemembered)
    .map((one, at) => ({ ...one, known: { ...one.known, ref: `r${at + 1}` } }));
  const refs = new Map<string, Ref>(recorded.map(({ known, ref }) => [known.ref, ref]));
  const pending = quoted.length > 0 ? null : pendingOf(here);
  if (pending !== null) refs.set('pending', { draft: pending });
  const result = understand({
    id: 'message',
    text,
    locale: facts.locale === 'en' ? 'en' : 'ja',
    referenceDate: facts.today,
    context: {
      ...contextOf(here, facts),
      pending: pending === null ? null : knownDraft(drafts[pending], facts),
      recorded: recorded.map(({ known }) => known),
    },
  });
  return { result, refs };
}

type Remembered = { readonly known: Known; readonly ref: Ref };

/** A quote is an address: what the quoted card shows, or what came from the quoted message. */
function quotedReadings({ quoted, readings }: Facts): readonly ReadingFacts[] {
  return quoted === undefined ? [] : readings.filter((one) => quoted.includes(one.id));
}

function recentReadings({ recent }: Memory, { readings }: Facts): readonly ReadingFacts[] {
  return recent.flatMap(({ readingId }) => readings.filter((one) => one.id === readingId));
}

const asKnown =
  (facts: Facts) =>
  (reading: ReadingFacts): Remembered => ({ known: knownReading(reading, facts), ref: { reading } });

// A single figure in hand is `pending`; of several, each can be named like a stored one.
function draftsAsKnown(drafts: readonly Draft[], facts: Facts): readonly Remembered[] {
  if (drafts.length < 2) return [];
  return drafts.flatMap((draft, at) => {
    const known = knownDraft(draft, facts);
    return known === null ? [] : [{ known, ref: { draft: at } }];
  });
}

function pendingOf(here: ReportHere): number | null {
  // A value that is asked for is like any question for a figure: what it is of is known.
  if (here.at === 'clarify') return here.slot === 'target' || here.slot === 'value' ? null : here.which;
  if (here.at === 'fix') return here.which ?? (here.drafts.length === 1 ? 0 : null);
  return here.at === 'confirm' && here.drafts.length === 1 ? 0 : null;
}

function contextOf(here: ReportHere, facts: Facts): Omit<Context, 'pending' | 'recorded'> {
  const month = monthInHand(here, facts);
  const slot = slotAsked(here, facts);
  return {
    kinds: heardKinds(facts),
    sites: facts.sites.length > 1 ? facts.sites.map((site) => site.name) : [],
    fiscalYearStart: facts.programme?.fiscalYearStart ?? 4,
    defaultPeriod: month === null ? null : { from: month, to: month },
    awaiting: awaitingAt(here),
    asked: slot === null ? null : askedSlot(slot, facts),
    previous: previousOf(facts, month),
  };
}

/** The kinds that the firm reports, as messages name them. */
export function heardKinds({ sites }: Facts): readonly Kind[] {
  const own = new Set(sites.flatMap((site) => site.energy.map(({ kind }) => kind)));
  return kinds.filter((kind) => kind !== 'gas' && own.has(kind));
}

/**
 * Month or site of a photograph, or which waste it is, may still be open when its figure is asked for: any will do to
 * understand the figure.
 */
function slotSoFar({ photo, kind, siteId, period }: Draft, facts: Facts): Slot | null {
  if (!isEnergyKind(kind) || (photo === null && kind !== 'waste')) return null;
  const month = period?.to.slice(0, 7) ?? dueMonths(facts).at(-1) ?? addMonths(facts.today.slice(0, 7), -1);
  return { siteId: siteId ?? facts.sites[0]?.id ?? '', kind, month };
}

function slotAsked(here: ReportHere, facts: Facts): Slot | null {
  if (here.at === 'figure') return here.slot;
  const draft = here.at === 'clarify' && here.slot === 'value' ? here.drafts[here.which] : undefined;
  if (draft === undefined) return null;
  return slotOfDraft(draft) ?? slotSoFar(draft, facts);
}

function awaitingAt(here: ReportHere): Context['awaiting'] {
  if (here.at === 'figure') return 'value';
  if (here.at === 'confirm') return 'confirm';
  if (here.at === 'fix') return 'confirm';
  return here.at === 'clarify' ? awaited[here.slot] : null;
}

const awaited: Readonly<Record<HereAt<'clarify'>['slot'], Context['awaiting']>> = {
  addressee: null,
  kind: 'kind',
  value: 'value',
  unit: 'unit',
  period: 'period',
  site: 'site',
  sort: 'waste',
  treatment: 'waste',
  // The same waste in another unit: kilograms for the litres that were said.
  weight: 'unit',
  target: null,
};

function askedSlot(slot: Slot, facts: Facts): NonNullable<Context['asked']> {
  const place = placeOf(facts, slot);
  return {
    kind: isHeardKind(slot.kind) ? slot.kind : null,
    unit: heardUnit(place?.energy.unit ?? null),
    period: { from: slot.month, to: slot.month },
    site: siteName(slot.siteId, facts),
  };
}

/** The month that is being collected: of the question, of the figure in hand, else the newest that is due. */
export function monthInHand(here: ReportHere, facts: Facts): string | null {
  if (here.at === 'figure') return here.slot.month;
  const [draft] = isDrafting(here) ? here.drafts : [];
  return draft?.period?.to.slice(0, 7) ?? dueMonths(facts).at(-1) ?? addMonths(facts.today.slice(0, 7), -1);
}
