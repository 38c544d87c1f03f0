import type { BillSeen, Told, Used } from '../../bill.ts';
import type { InboundEvent } from '../../event.ts';
import type { Facts } from '../../facts.ts';
import { trailOf } from './learn.ts';
import { rejected } from './photo-notice.ts';
import type { Notice, OnPhoto } from './photo-state.ts';
import type { Draft } from './state.ts';
import { wasteOf, wasteWith } from './waste/said.ts';

export type Kept = Extract<InboundEvent, { readonly kind: 'photo-kept' }>;
type Kind = BillSeen['kind']['candidates'][number];

/** Kinds that are no energy: only programmes that ask for them take their bills. */
const besides: readonly Kind[] = ['water', 'waste'];

/** Why nothing can be taken from a photograph; null when it gives figures. */
export function refusalOf({ status, reason, kind }: BillSeen, facts: Facts): Notice | null {
  if (status === 'reject') return rejected(reason);
  const [likeliest] = kind.candidates;
  if (likeliest === undefined || !isCollected(likeliest, facts)) {
    const figure = likeliest === undefined ? null : { kind: likeliest, month: null, used: null };
    return figure === null ? rejected('not-a-bill') : { key: 'photo.not-collected', figure };
  }
  return null;
}

function isCollected(kind: Kind, { programme }: Facts): boolean {
  return !besides.includes(kind) || programme?.kinds.includes(kind) === true;
}

/** The figures of a photograph. What was not surely read is left open, so that it is asked and never taken over. */
export function draftsOf({ messageId, mediaId, bill, strips }: Kept, facts: Facts): Draft[] {
  const { kind, usage, month, supplier, addressees = [] } = bill;
  const kinds = kind.candidates.filter((one) => isCollected(one, facts));
  const months = [...month.candidates];
  const trail = trailOf(bill);
  const said = { side: null, added: false, months, addressees: [...addressees], ...wasteCandidates(bill) };
  const photo = { messageId, mediaId, supplier, strips, trail, yen: null, ...said };
  const items = bill.items.filter((item) => isCollected(item.kind, facts));
  if (items.length > 1)
    return items.slice(0, 4).map((item) => {
      const only = { ...photo, kinds: [item.kind], usages: [{ ...item.usage }] };
      return draftOf(only, { kind: item.kind, used: null, bill });
    });
  const whole = { ...photo, yen: bill.amountYen ?? null, kinds, usages: usage.candidates.map((one) => ({ ...one })) };
  return [draftOf(whole, { kind: sureOf(kind), used: sureOf(usage), bill })];
}

/** The first candidate, but only where it is sure. */
export function sureOf<T>({ sure, candidates }: Told<T>): T | null {
  return sure ? (candidates[0] ?? null) : null;
}

type Known = { readonly kind: Kind | null; readonly used: Used | null; readonly bill: BillSeen };

function draftOf(photo: OnPhoto, { kind, used, bill }: Known): Draft {
  const month = sureOf(bill.month);
  const days = bill.period === null ? null : { ...bill.period };
  return {
    kind,
    siteId: null,
    siteSaid: null,
    value: used?.value ?? null,
    unit: used?.unit ?? null,
    period: month === null ? null : (days ?? { from: month, to: month }),
    approx: false,
    replaces: null,
    source: photo.messageId,
    photo,
    waste: kind === 'waste' || kind === null ? wasteRead(bill) : null,
  };
}

function wasteCandidates({ waste }: BillSeen): Pick<OnPhoto, 'wastes' | 'treatments'> {
  return { wastes: [...(waste?.type.candidates ?? [])], treatments: [...(waste?.treatment.candidates ?? [])] };
}

/** What the paper surely says of the waste; the rest is asked. */
function wasteRead({ waste }: BillSeen): Draft['waste'] {
  const said = waste == null ? null : { type: sureOf(waste.type), treatment: sureOf(waste.treatment) };
  return wasteWith(wasteOf({ waste: null }), said);
}
