import { describe, expect, it } from 'vitest';
import type { ScannedPage } from '../../src/adapters/bills/messages.ts';
import { readPicture } from '../../src/service/read-picture.ts';
import { paper } from '../engine/bill/paper.ts';

const context = { today: '2026-11-25', suppliers: () => [] };
const slip = [
  '電気ご使用量のお知らせ',
  '令和7年12月分|ご使用期間|11月9日~12月8日',
  'ご使用量||1,715kWh',
  '請求予定金額||56,470円',
  '燃料費調整額||-100円',
];
const torn = slip.slice(0, 2);

/** A scanner that sees these rows in the sheet it cut out, and others in the whole picture. */
function scannerOf(cut: readonly string[], paperBy: ScannedPage['paper'], whole: readonly string[]) {
  const looks: boolean[] = [];
  const pageOf = (rows: readonly string[], by: ScannedPage['paper']): ScannedPage => ({
    scan: paper(rows),
    page: 0,
    paper: by,
    by: [1, 0, 0, 0, 1, 0, 0, 0, 1],
    sheet: new Uint8Array(),
  });
  return {
    looks,
    scan: async (_: Uint8Array, options?: { readonly whole: boolean }) => {
      looks.push(options?.whole === true);
      return { pages: [options?.whole === true ? pageOf(whole, 'none') : pageOf(cut, paperBy)] };
    },
    close: async () => undefined,
  };
}

const read = async (scanner: ReturnType<typeof scannerOf>) => {
  const found = await readPicture(scanner, new Uint8Array(), context);
  return 'problem' in found ? found.problem : found.bills.map(({ reading }) => reading.usage?.value ?? reading.status);
};

describe('whom a bill is addressed to', () => {
  const scannerOfPages = (...pages: readonly (readonly string[])[]) => {
    const { scan, close } = scannerOf(slip, 'none', slip);
    const paged = async () => {
      const [first] = (await scan(new Uint8Array())).pages;
      return { pages: pages.flatMap((rows, page) => (first ? [{ ...first, scan: paper(rows), page }] : [])) };
    };
    return { scan: paged, close };
  };

  it('stands beside the reading, which does not hold it, and may be on another page', async () => {
    for (const pages of [[[...slip, '藤川運送御中']], [slip, ['ご案内', '藤川運送御中']]]) {
      const found = await readPicture(scannerOfPages(...pages), new Uint8Array(), context);
      expect(found).toMatchObject({ bills: [{ addressees: ['藤川運送'] }] });
      expect('bills' in found && JSON.stringify(found.bills.map(({ reading }) => reading))).not.toContain('藤川');
    }
  });
});

describe('a picture of which a sheet was cut out', () => {
  it('is asked about where the sheet, seen to be a bill, showed no amount of this month', async () => {
    const others = [...slip.slice(0, 2), '前回使用量||1,715kWh', ...slip.slice(3)];
    const found = await readPicture(scannerOf(others, 'outline', slip), new Uint8Array(), context);
    expect(found).toMatchObject({ bills: [{ reading: { status: 'review', usage: { value: 1715 } } }] });
  });

  it('is looked at once where the bill is sure', async () => {
    const scanner = scannerOf(slip, 'sides', torn);
    expect(await read(scanner)).toEqual([1715]);
    expect(scanner.looks).toEqual([false]);
  });

  it.each(['sides', 'outline'] as const)('is looked at as a whole where the sheet (%s) gives no bill', async (by) => {
    const scanner = scannerOf(torn, by, slip);
    expect(await read(scanner)).toEqual([1715]);
    expect(scanner.looks).toEqual([false, true]);
  });

  it('keeps what the sheet gave where the whole gives no more', async () => {
    const unsure = slip.toSpliced(1, 1);
    expect(await read(scannerOf(unsure, 'sides', torn))).toEqual([1715]);
  });

  it('takes its turn before it is known what was learnt', async () => {
    const scanner = scannerOf(slip, 'outline', torn);
    let tell: (known: typeof context) => void = () => undefined;
    const reading = readPicture(
      scanner,
      new Uint8Array(),
      new Promise<typeof context>((resolve) => {
        tell = resolve;
      }),
    );
    expect(scanner.looks).toEqual([false]);
    tell(context);
    expect(await reading).toMatchObject({ bills: [{ reading: { usage: { value: 1715 } } }] });
  });

  it('is looked at as a whole where it was taken apart: one part is a bill and does not say all', async () => {
    const scanner = scannerOf(slip.toSpliced(1, 1), 'outline', slip);
    const inParts = {
      ...scanner,
      scan: async (bytes: Uint8Array, options?: { readonly whole: boolean }) => {
        const { pages } = await scanner.scan(bytes, options);
        const [first] = pages;
        if (options?.whole === true || first === undefined) return { pages };
        return { pages: [first, { ...first, scan: paper(['株式会社さくら縫製様']) }] };
      },
    };
    const found = await readPicture(inParts, new Uint8Array(), context);
    expect(found).toMatchObject({ bills: [{ sheet: { paper: 'none' }, reading: { status: 'ok', month: '2025-12' } }] });
    expect(scanner.looks).toEqual([false, true]);
  });

  it('is not looked at again where it was read as a whole already', async () => {
    const scanner = scannerOf(torn, 'none', slip);
    expect(await read(scanner)).toEqual(['reject']);
    expect(scanner.looks).toEqual([false]);
  });
});
