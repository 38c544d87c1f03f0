import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BillScanner, createBillScanner, type Scanned } from '../adapters/bills/bill-scanner.ts';
import { applyToBox, invert, type Transform } from '../adapters/bills/image/transform.ts';
import { modelsFrom } from '../adapters/bills/ocr/models.ts';
import { suppliersOf } from '../engine/bill/party/lists.ts';
import { readBill as read } from '../engine/bill/read-bill.ts';
import type { BillReading, Field } from '../engine/bill/reading.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';

/** What photographs of bills say. */
export const readBill: Command = {
  name: 'read-bill',
  summary: 'reads photographs and PDF files of bills',
  usage: `usage: hakaru read-bill <file> [<file> …]

answers one JSON object a file, {"file":"bill.jpg","status":"ok|review|reject","kind":"electricity","supplier":…,
"usage":{"value":1715,"unit":"kWh"},"period":{"from":…,"to":…},"month":"2025-12","amountYen":56470,"contractNumber":"****-83",
"items":[],"fields":{"usage":{"status":"ok","why":"proved","box":[x,y,w,h],"candidates":[…]},…},"reason":"read"}`,
  run: eachFile,
};

async function eachFile({ args, terminal, environment }: CommandContext): Promise<number> {
  if (args.length === 0) throw new UsageError('which file?');
  const models = modelsFrom(environment['OCR_REC_MODEL'], environment['OCR_REC_DICT']);
  const scanner = createBillScanner({ models });
  try {
    for (const file of args)
      terminal.out(JSON.stringify({ file: basename(file), ...(await readFileWith(scanner, file)) }));
  } finally {
    await scanner.close();
  }
  return 0;
}

/** Boxes are on the picture as it was given, upright by its EXIF note. */
async function readFileWith(scanner: BillScanner, file: string): Promise<object> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return { status: 'reject', ...nothing, reason: 'file-not-readable' };
  return bestOf(await scanner.scan(bytes), new Date().toISOString().slice(0, 10));
}

const nothing = {
  kind: null,
  supplier: null,
  usage: null,
  period: null,
  month: null,
  amountYen: null,
  contractNumber: null,
  items: [],
  fields: {},
};

/** The page that says most; the back of a bill says nothing. */
function bestOf(scanned: Scanned, today: string): object {
  if ('problem' in scanned) return { status: 'reject', ...nothing, reason: scanned.problem };
  const pages = scanned.pages.map(({ scan, by }) => ({ by, reading: read(scan, { today, suppliers: suppliersOf }) }));
  const rank = ({ reading }: (typeof pages)[number]): number => ['reject', 'review', 'ok'].indexOf(reading.status);
  const best = pages.reduce((a, b) => (rank(b) > rank(a) ? b : a));
  return { ...best.reading, fields: onPicture(best.reading.fields, invert(best.by)) };
}

function onPicture(fields: BillReading['fields'], back: Transform): object {
  const moved = ([name, field]: [string, Field<unknown>]): [string, Field<unknown>] => [
    name,
    { ...field, box: field.box === null ? null : applyToBox(back, field.box) },
  ];
  return Object.fromEntries(Object.entries(fields).map(moved));
}
