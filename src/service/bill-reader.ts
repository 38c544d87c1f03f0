import type { BillScanner } from '../adapters/bills/bill-scanner.ts';
import { blackOut } from '../adapters/picture/black-out.ts';
import { marksOf } from '../adapters/picture/marks.ts';
import { cutStrip } from '../adapters/picture/strip.ts';
import type { BillRead, BillReader, CutOut, SheetRead } from '../bot/bill.ts';
import type { Clock } from '../bot/ports.ts';
import type { Environment } from '../config.ts';
import { meterNumbers } from '../engine/bill/party/customer-number.ts';
import { identifyingBoxes } from '../engine/bill/party/identifying.ts';
import { suppliersOf } from '../engine/bill/party/lists.ts';
import type { Field } from '../engine/bill/reading.ts';
import { dayInJapan } from './day.ts';
import { type LayoutMemory, type LayoutMemoryOptions, openLayoutMemory } from './layout-memory.ts';
import { openScanner } from './open-scanner.ts';
import { type BillOnSheet, readPicture } from './read-picture.ts';
import { seenBill, unreadable } from './see-bill.ts';

/** Reads photographs for the chat. */
export type BillDesk = { readonly read: BillReader; readonly close: () => Promise<void> };

export type BillDeskOptions = {
  readonly environment: Environment;
  readonly clock: Clock;
  readonly storage: LayoutMemoryOptions;
  /** Tests show it papers of their own; else pictures are really scanned. */
  readonly scanner?: BillScanner;
};

/** Nothing of the reader is loaded before the first photograph: a service that gets none starts at once and stays small. */
export function createBillDesk({ environment, clock, storage, scanner: given }: BillDeskOptions): BillDesk {
  let scanner = given === undefined ? null : Promise.resolve(given);
  return {
    read: async (bytes, programmeId) => {
      scanner ??= openScanner(environment);
      const today = dayInJapan(clock.now());
      const reader = await scanner;
      const memory = openLayoutMemory(storage, { programmeId, today });
      const context = memory.then(({ learnt }) => ({ today, suppliers: suppliersOf, learnt }));
      const read = await readPicture(reader, bytes, context);
      if ('problem' in read) return unread(read.problem, bytes);
      const { nameOf, meterOf } = await memory;
      const [best, ...others] = await Promise.all(
        read.bills.map((bill) => readSheet(bill, { bytes, nameOf, meterOf })),
      );
      return best === undefined ? unread('unreadable', bytes) : { ...best, others };
    },
    close: async () => {
      await (await scanner)?.close();
    },
  };
}

async function readSheet(
  { sheet: { sheet, scan }, reading, addressees }: BillOnSheet,
  { bytes, nameOf, meterOf }: Pick<LayoutMemory, 'nameOf' | 'meterOf'> & { readonly bytes: Uint8Array },
): Promise<SheetRead> {
  const marks = { ...(await marksOf(bytes, sheet)), meters: meterNumbers(scan).map(meterOf) };
  const bill = { ...seenBill(reading, marks, nameOf), addressees };
  // What is no bill at all has no numbers of a customer; of what may be one staff see a copy without these.
  if (bill.status === 'reject' && bill.reason === 'not-a-bill') return { bill, ...nothing };
  const { usage, month } = reading.fields;
  const shareable = { bytes: await blackOut(sheet, identifyingBoxes(scan)), contentType: 'image/jpeg' };
  if (bill.status === 'reject' && bill.side == null) return { bill, ...nothing, shareable };
  return { bill, strips: { usage: await stripOf(sheet, usage), month: await stripOf(sheet, month) }, shareable };
}

async function stripOf(sheet: Uint8Array, { box }: Field<unknown>): Promise<CutOut | null> {
  const bytes = box === null ? null : await cutStrip(sheet, box);
  return bytes === null ? null : { bytes, contentType: 'image/jpeg' };
}

const nothing = { strips: { usage: null, month: null }, shareable: null } as const;

async function unread(reason: string, bytes: Uint8Array): Promise<BillRead> {
  return { bill: unreadable(reason, await marksOf(bytes, null)), ...nothing, others: [] };
}
