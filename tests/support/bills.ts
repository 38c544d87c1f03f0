import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BillRead, BillSeen } from '../../src/bot/bill.ts';

/** A drawn picture of tests/fixtures/bills. */
export function fixture(name: string): Buffer {
  return readFileSync(join(import.meta.dirname, '../fixtures/bills', name));
}

let count = 0;

/** A bill as it may have been read: electricity of October, all of it sure, unless said otherwise. */
export function bill(over: Partial<BillSeen> = {}): BillSeen {
  count += 1;
  return {
    status: 'ok',
    reason: 'read',
    kind: { sure: true, candidates: ['electricity'] },
    usage: { sure: true, candidates: [{ value: 1234, unit: 'kWh' }] },
    month: { sure: true, candidates: ['2026-10'] },
    period: null,
    supplier: '東京電力エナジーパートナー(株)',
    items: [],
    marks: { exact: `exact ${count}`, look: '' },
    ...over,
  };
}

/** What a reader answers with. */
export function billRead(over: Partial<BillSeen> = {}): BillRead {
  return { bill: bill(over), strips: { usage: null, month: null } };
}
