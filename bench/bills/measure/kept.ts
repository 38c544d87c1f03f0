import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BillScanner, Scanned } from '../../../src/adapters/bills/bill-scanner.ts';

/** A scanner for one picture after the other that keeps what it saw, so that rules can be measured again without looking. */
export type KeepingScanner = BillScanner & {
  /** Names the picture that is scanned next. */
  readonly turnTo: (file: string) => void;
  /** Milliseconds of looking at that picture, and whether one look was given up as it took too long. */
  readonly cost: () => { readonly ms: number; readonly isGivenUp: boolean };
};

type Look = { readonly ms: number; readonly scanned: Scanned };

/**
 * Keeps every look at a picture in `folder`; with `isAgain` takes what is kept there, and looks only where nothing is. The
 * sheets themselves, as pictures, are not kept.
 */
export function keeping(scanner: BillScanner, folder: string, isAgain: boolean): KeepingScanner {
  mkdirSync(folder, { recursive: true });
  let [file, ms, isGivenUp] = ['', 0, false];
  const look = async (bytes: Uint8Array, options: { readonly whole: boolean }): Promise<Look> => {
    const kept = join(folder, `${file}${options.whole ? '.whole' : ''}.json`);
    if (isAgain && existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as Look;
    const start = performance.now();
    const scanned = await scanner.scan(bytes, options);
    const seen = { ms: performance.now() - start, scanned: 'pages' in scanned ? withoutSheets(scanned) : scanned };
    writeFileSync(kept, JSON.stringify(seen));
    return seen;
  };
  return {
    scan: async (bytes, options = { whole: false }) => {
      const { ms: more, scanned } = await look(bytes, options);
      ms += more;
      isGivenUp ||= 'problem' in scanned && scanned.problem === 'reading-took-too-long';
      return scanned;
    },
    close: scanner.close,
    turnTo: (next) => {
      [file, ms, isGivenUp] = [next, 0, false];
    },
    cost: () => ({ ms, isGivenUp }),
  };
}

function withoutSheets({ pages }: Extract<Scanned, { readonly pages: unknown }>): Scanned {
  return { pages: pages.map((page) => ({ ...page, sheet: new Uint8Array() })) };
}
