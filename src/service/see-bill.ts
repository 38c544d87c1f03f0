import type { BillSeen, BillSide, Marks, Told, Trail } from '../bot/bill.ts';
import type { BillKind } from '../engine/bill/kind.ts';
import type { BillReading, Field } from '../engine/bill/reading.ts';
import { type EnergyKind, energyKinds } from '../engine/energy/registry.ts';

const noTrail: Trail = { supplier: null, kind: null, amounts: [] };
const nothing = { sure: false, candidates: [] } as const;

/** A picture that could not be read at all. */
export function unreadable(reason: string, marks: Marks): BillSeen {
  const none = { kind: nothing, usage: nothing, month: nothing, period: null, supplier: null, items: [] };
  return { status: 'reject', reason, ...none, marks, trail: noTrail };
}

/** The name under which a supplier's papers are remembered. */
export type LayoutName = (supplier: string, kind: BillKind) => string;

/** What the dialogue may know of a reading: nothing of its text, and no number of the customer. */
export function seenBill(reading: BillReading, marks: Marks, nameOf: LayoutName): BillSeen {
  const trail = trailOf(reading, nameOf);
  if (reading.status === 'reject') return { ...unreadable(reading.reason, marks), trail, side: sideOf(reading) };
  const { fields, period, month, supplier, items } = reading;
  const endsInMonth = period !== null && period.to.slice(0, 7) === month;
  const kinds = told(fields.kind);
  return {
    status: reading.status,
    reason: reading.reason,
    kind: { ...kinds, candidates: [...new Set(kinds.candidates.flatMap((kind) => energyOf(kind)))] },
    usage: told(fields.usage),
    month: told(fields.month),
    period: endsInMonth ? period : null,
    supplier: supplier === null ? null : nameIn(supplier),
    amountYen: fields.amountYen.status === 'ok' ? reading.amountYen : null,
    waste: reading.waste === null ? null : { type: told(fields.wasteType), treatment: told(fields.wasteTreatment) },
    items: items.flatMap(({ kind, usage }) => energyOf(kind).map((energy) => ({ kind: energy, usage }))),
    marks,
    trail,
  };
}

function sideOf({ reason, kind, supplier, fields }: BillReading): BillSide | null {
  const [energy] = kind === null ? [] : energyOf(kind);
  if (reason !== 'no-amount-found' || energy === undefined) return null;
  return { kind: energy, month: told(fields.month), supplier: supplier === null ? null : nameIn(supplier) };
}

function trailOf({ supplier, kind, usages, months }: BillReading, nameOf: LayoutName): Trail {
  if (kind === null) return noTrail;
  return {
    supplier: supplier === null ? null : nameOf(supplier, kind),
    kind: energyOf(kind)[0] ?? null,
    amounts: usages,
    months,
  };
}

function told<T>({ status, candidates }: Field<T>): Told<T> {
  return { sure: status === 'ok' && candidates.length > 0, candidates: candidates.slice(0, 3) };
}

/** The kind of the ledger. Bills say of heavy oil which grade it is; the ledger does not ask. */
export function energyOf(kind: BillKind): readonly EnergyKind[] {
  const name: string = kind === 'heavy_oil_a' ? 'heavy_oil' : kind;
  return energyKinds.filter((one) => one === name);
}

/** Without the telephone number that stands behind many a name. */
export function nameIn(printed: string): string | null {
  const name = printed
    .normalize('NFKC')
    .replace(/[\s(（:：]*(?:TEL|電話|☎)?[\s:：]*[\d\s-]{6,}.*$/iu, '')
    .trim()
    .slice(0, 60);
  return name === '' ? null : name;
}
