import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { createBillScanner } from '../../../src/adapters/bills/bill-scanner.ts';
import { modelsFrom } from '../../../src/adapters/bills/ocr/model-files.ts';
import { suppliersOf } from '../../../src/engine/bill/party/lists.ts';
import { readBill } from '../../../src/engine/bill/read-bill.ts';
import type { BillReading } from '../../../src/engine/bill/reading.ts';
import { pdfOf } from '../../support/pdf.ts';

const bill = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../../fixtures/bills', name));
const scanner = createBillScanner({ models: modelsFrom() });
afterAll(() => scanner.close());

/** Pages as they are read, or the code of what is wrong. */
async function read(bytes: Uint8Array): Promise<readonly BillReading[] | string> {
  const scanned = await scanner.scan(bytes);
  if ('problem' in scanned) return scanned.problem;
  return scanned.pages.map(({ scan }) => readBill(scan, { today: '2026-11-25', suppliers: suppliersOf }));
}

describe('photographs of bills, in whatever format and whichever way round', () => {
  it.each([
    [
      'electricity-sites.webp',
      { kind: 'electricity', usage: { value: 18220, unit: 'kWh' }, month: '2026-06', status: 'ok' },
    ],
    [
      'gas-web-page-on-its-head.png',
      { kind: 'city_gas', usage: { value: 134, unit: 'm3' }, month: '2025-05', amountYen: 26520 },
    ],
    ['meeting-note.jpg', { status: 'reject', usage: null }],
  ])('%s', async (name, expected) => {
    expect(await read(bill(name))).toMatchObject([expected]);
  });

  it('a receipt on its side is read, and shown to people upright and clean', async () => {
    const scanned = await scanner.scan(bill('diesel-receipt-on-its-side.jpg'));
    if ('problem' in scanned) throw new Error(scanned.problem);
    const [page] = scanned.pages;
    if (page === undefined) throw new Error('one page');
    const reading = readBill(page.scan, { today: '2026-11-25', suppliers: suppliersOf });
    expect(reading).toMatchObject({
      kind: 'diesel',
      month: '2025-08',
      usage: { value: 157.31, unit: 'L' },
      status: 'ok',
    });
    // The tax stands apart on this paper, so that its sum is not sure.
    expect([21866, null]).toContain(reading.amountYen);
    const { width = 0, height = 0, format } = await sharp(page.sheet).metadata();
    expect(format).toBe('webp');
    expect(height).toBeGreaterThan(width);
  });

  it('a page of a PDF', async () => {
    const jpeg = bill('electricity-slip.jpg');
    const { width = 0, height = 0 } = await sharp(jpeg).metadata();
    expect(await read(pdfOf([{ jpeg, width, height }]))).toMatchObject([
      { kind: 'electricity', usage: { value: 94, unit: 'kWh' }, month: '2025-05', amountYen: 4016, status: 'ok' },
    ]);
  });
});

describe('what is no picture, or one that would do harm', () => {
  const dark = sharp(bill('electricity-slip.jpg')).linear(0.12, 2);
  const white = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: 'white' }, limitInputPixels: false });

  it.each([
    ['nothing', async () => Buffer.alloc(0), 'not-a-picture'],
    ['a page of the web', async () => Buffer.from('<html><script>alert(1)</script></html>'), 'not-a-picture'],
    ['an archive', async () => Buffer.from('504b03040a0000000000', 'hex'), 'not-a-picture'],
    [
      'the test file of virus scanners',
      async () => Buffer.from('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'),
      'not-a-picture',
    ],
    ['a photograph taken in the dark', () => dark.jpeg().toBuffer(), 'picture-too-dark'],
    ['one point', () => white(1, 1).png().toBuffer(), 'picture-too-small'],
    ['a hundred million points in a small file', () => white(12_000, 9_000).png().toBuffer(), 'picture-too-large'],
    ['a broken HEIC', async () => Buffer.from('0000001866747970686569630000000000000000', 'hex'), 'picture-broken'],
    ['a broken PDF', async () => Buffer.from('%PDF-1.7 and then nothing'), 'picture-broken'],
    [
      'too many bytes',
      async () => Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.alloc(21_000_000)]),
      'picture-too-large',
    ],
    [
      'a PDF of forty pages',
      async () =>
        pdfOf(Array.from({ length: 40 }, () => ({ jpeg: bill('meeting-note.jpg'), width: 800, height: 1100 }))),
      'too-many-pages',
    ],
  ])('%s is turned away with a code', async (_, make, code) => {
    expect(await read(await make())).toBe(code);
  });

  it('an empty sheet is read, and says nothing', async () => {
    expect(await read(await white(800, 1100).jpeg().toBuffer())).toMatchObject([
      { status: 'reject', reason: 'unreadable' },
    ]);
  });

  it('what is left of a picture that broke off is read, and says nothing', async () => {
    expect(await read(bill('electricity-slip.jpg').subarray(0, 2_000))).toMatchObject([{ status: 'reject' }]);
  });

  it('a picture that takes too long costs its thread and nothing else', async () => {
    const hasty = createBillScanner({ models: modelsFrom(), patienceMs: 50 });
    expect(await hasty.scan(bill('electricity-slip.jpg'))).toEqual({ problem: 'reading-took-too-long' });
    await hasty.close();
  });
});
