import type { BillReading } from './reading.ts';
import { noWaste } from './waste/waste.ts';

const none = { status: 'review', why: 'not-found', box: null, candidates: [] } as const;

/** A picture of which nothing is taken. */
export function turnedAway(reason: BillReading['reason']): BillReading {
  return {
    status: 'reject',
    reason,
    kind: null,
    supplier: null,
    usage: null,
    period: null,
    month: null,
    amountYen: null,
    contractNumber: null,
    items: [],
    waste: null,
    usages: [],
    months: [],
    fields: { kind: none, usage: none, month: none, amountYen: none, ...noWaste },
  };
}
