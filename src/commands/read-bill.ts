import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { BillScanner } from '../adapters/bills/bill-scanner.ts';
import { applyToBox, invert, type Transform } from '../adapters/bills/image/transform.ts';
import { suppliersOf } from '../engine/bill/party/lists.ts';
import type { BillItem, BillReading, Field } from '../engine/bill/reading.ts';
import { turnedAway } from '../engine/bill/turned-away.ts';
import { dayInJapan } from '../service/day.ts';
import { openScanner } from '../service/open-scanner.ts';
import { type BillOnSheet, readPicture } from '../service/read-picture.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';

/** What photographs of bills say. */
export const readBill: Command = {
  name: 'read-bill',
  summary: 'reads photographs and PDF files of bills',
  usage: `usage: hakaru read-bill <file> [<file> …]

answers one JSON object a file, {"file":"bill.jpg","status":"ok|review|reject","kind":"electricity","supplier":…,
"usage":{"value":1715,"unit":"kWh"},"period":{"from":…,"to":…},"month":"2025-12","amountYen":56470,"contractNumber":"****-83",
"items":[],"waste":null,"usages":[{"value":1715,"unit":"kWh","place":"35/26/label"},…],"fields":{"usage":{"status":"ok","why":"proved","box":[x,y,w,h],"candidates":[…]},…},"reason":"read"}`,
  run: eachFile,
};

async function eachFile({ args, terminal, environment }: CommandContext): Promise<number> {
  if (args.length === 0) throw new UsageError('which file?');
  const scanner = await openScanner(environment);
  try {
    for (const file of args)
      terminal.out(JSON.stringify({ file: basename(file), ...(await readFileWith(scanner, file)) }));
  } finally {
    await scanner.close();
  }
  return 0;
}

type Answer = Omit<BillReading, 'reason'> & { readonly reason: string };

/** Boxes are on the picture as it was given, upright by its EXIF note. */
async function readFileWith(scanner: BillScanner, file: string): Promise<Answer> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return { ...turnedAway('unreadable'), reason: 'file-not-readable' };
  const read = await readPicture(scanner, bytes, { today: dayInJapan(new Date()), suppliers: suppliersOf });
  if ('problem' in read) return { ...turnedAway('unreadable'), reason: read.problem };
  const [best, ...others] = read.bills;
  if (best === undefined) return turnedAway('unreadable');
  const { reading, sheet } = best;
  const answer = { ...reading, fields: onPicture(reading.fields, invert(sheet.by)) };
  if (others.length === 0) return answer;
  return { ...answer, status: 'review', reason: 'several-bills', items: read.bills.flatMap(itemOf) };
}

function itemOf({ reading: { kind, usage, amountYen, month } }: BillOnSheet): readonly BillItem[] {
  return kind === null || usage === null ? [] : [{ kind, usage, amountYen, month }];
}

function onPicture(
  { kind, usage, month, amountYen, ...rest }: BillReading['fields'],
  back: Transform,
): BillReading['fields'] {
  const moved = <T>(field: Field<T>): Field<T> => ({
    ...field,
    box: field.box === null ? null : applyToBox(back, field.box),
  });
  return { kind: moved(kind), usage: moved(usage), month: moved(month), amountYen: moved(amountYen), ...rest };
}
