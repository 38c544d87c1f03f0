import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { BillRead, BillSeen } from '../../src/bot/bill.ts';

/** A drawn picture of tests/fixtures/bills. */
export function fixture(name: string): Buffer {
  return readFileSync(join(import.meta.dirname, '../fixtures/bills', name));
}

/** Two papers on a dark table, as somebody photographs them who has little time. */
export async function sideBySide(names: readonly string[]): Promise<Buffer> {
  const papers = await Promise.all(
    names.map((name) =>
      sharp(fixture(name))
        .resize({ width: 1100, height: 1600, fit: 'inside' })
        .rotate(2, { background: '#00000000' })
        .png()
        .toBuffer(),
    ),
  );
  const tiles = papers.map((input, at) => ({ input, left: 90 + at * 1250, top: 120 + at * 30 }));
  const table = { width: 130 + names.length * 1250, height: 1900, channels: 3, background: '#4a3d30' } as const;
  return sharp({ create: table }).composite(tiles).jpeg({ quality: 90 }).toBuffer();
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
  return { bill: bill(over), strips: { usage: null, month: null }, shareable: null, others: [] };
}
