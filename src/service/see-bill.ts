import type { BillSeen, Marks, Told } from '../bot/bill.ts';
import type { BillKind } from '../engine/bill/kind.ts';
import type { BillReading, Field } from '../engine/bill/reading.ts';
import { type EnergyKind, energyKinds } from '../engine/energy/registry.ts';

const nothing = { sure: false, candidates: [] } as const;

/** A picture that could not be read at all. */
export function unreadable(reason: string, marks: Marks): BillSeen {
  const none = { kind: nothing, usage: nothing, month: nothing, period: null, supplier: null, items: [] };
  return { status: 'reject', reason, ...none, marks };
}

/** What the dialogue may know of a reading: neither where it stood nor any number of the customer. */
export function seenBill(reading: BillReading, marks: Marks): BillSeen {
  if (reading.status === 'reject') return unreadable(reading.reason, marks);
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
    waste: reading.waste === null ? null : { type: told(fields.wasteType), treatment: told(fields.wasteTreatment) },
    items: items.flatMap(({ kind, usage }) => energyOf(kind).map((energy) => ({ kind: energy, usage }))),
    marks,
  };
}

function told<T>({ status, candidates }: Field<T>): Told<T> {
  return { sure: status === 'ok' && candidates.length > 0, candidates: candidates.slice(0, 3) };
}

/** Bills say of heavy oil which grade it is; the ledger does not ask. */
function energyOf(kind: BillKind): readonly EnergyKind[] {
  const name: string = kind === 'heavy_oil_a' ? 'heavy_oil' : kind;
  return energyKinds.filter((one) => one === name);
}

/** Without the telephone number that stands behind many a name. */
function nameIn(printed: string): string | null {
  const name = printed
    .normalize('NFKC')
    .replace(/[\s(（:：]*(?:TEL|電話|☎)?[\s:：]*[\d\s-]{6,}.*$/iu, '')
    .trim()
    .slice(0, 60);
  return name === '' ? null : name;
}
