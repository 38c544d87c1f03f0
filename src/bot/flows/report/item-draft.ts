import type { Facts, ReadingFacts } from '../../facts.ts';
import type { Item } from '../../understand/contract.ts';
import type { Said } from '../talk.ts';
import { monthInHand, type Ref } from './hear.ts';
import type { Draft, ReportHere } from './state.ts';
import { wasteInHand, wasteOf, wasteWith } from './waste/said.ts';

type Words = Extract<Said, { by: 'text' }>;

/** Where a figure was said: the place of the dialogue, the message, what it refers to. */
export type Making = {
  readonly here: ReportHere;
  readonly said: Words;
  readonly facts: Facts;
  readonly ref: Ref | undefined;
  readonly old: Draft | null;
};

/** The draft that one understood figure makes; what the words leave open comes from what they refer to. */
export function draftOfItem(item: Item, making: Making): Draft {
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
    waste: wasteOfItem(item, old, stored),
  };
}

/** A row that is named, then the draft in hand, then the words: the later says more. */
function wasteOfItem(item: Item, old: Draft | null, stored: ReadingFacts | null): Draft['waste'] {
  if ((item.kind ?? stored?.kind) !== 'waste') return null;
  const known = stored === null ? wasteOf({ waste: old?.waste ?? null }) : wasteInHand(stored.sort, stored.id);
  return wasteWith(known, item.waste);
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
