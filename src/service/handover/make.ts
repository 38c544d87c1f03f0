import { createHash, randomUUID } from 'node:crypto';
import { type ArchivedFile, sealArchive } from '../../adapters/archive/archive.ts';
import { workbookOf } from '../../adapters/sheet/write-sheet.ts';
import { type Handover, handoverSchema } from '../../bot/handover/document.ts';
import { handoverSheets } from '../../bot/handover/sheets.ts';
import { handoverOf, handoverText } from '../../bot/handover/write.ts';
import type { Database } from '../../db/connection.ts';
import type { Disclosure } from '../../db/disclosure/chain.ts';
import { addDisclosure } from '../../db/disclosure/ledger.ts';
import { readOneFirm, readProgramme } from '../../db/handover/read-programme.ts';
import type { ProgrammeRow } from '../../db/repositories/programmes.ts';
import type { Vault } from '../../db/vault/vault.ts';

/** Who takes what out, for what and for whom. */
export type ExportOrder = {
  readonly programme: ProgrammeRow;
  /** Null: the whole programme. */
  readonly businessId: string | null;
  readonly by: string;
  readonly purpose: string;
  readonly approver: string | null;
  readonly recipient: string | null;
  /** Whether the pictures of bills go along. */
  readonly pictures: boolean;
  readonly now: Date;
};

type Stores = { readonly database: Database; readonly vault: Vault };

/** A document that has not left yet: nothing of it may be shown before its row stands in the ledger. */
export type MadeExport = {
  readonly document: Handover;
  readonly order: ExportOrder;
  readonly files: readonly ArchivedFile[];
};

/** Reads everything as it stands at one moment; null: there is no such firm, or it was erased. */
export async function makeExport({ database, vault }: Stores, order: ExportOrder): Promise<MadeExport | null> {
  const { programme, businessId, pictures, now } = order;
  const book = { database, vault, programmeId: programme.id, pictures };
  const data = businessId === null ? await readProgramme(book) : await readOneFirm(book, businessId);
  if (data === null) return null;
  const { files, ...told } = data;
  const document = handoverOf({
    ...{ scope: businessId === null ? 'programme' : 'business', programme, data: told },
    ...{ ledgerId: randomUUID(), exportedAt: now.toISOString() },
  });
  return { document, order, files };
}

/** The document, its description, a workbook and the pictures, under a passphrase. */
export async function archiveOf({ document, files: pictures }: MadeExport, passphrase: string): Promise<Buffer> {
  const sheets = handoverSheets(document, 'ja');
  const files: readonly ArchivedFile[] = [
    { name: 'data.json', bytes: Buffer.from(handoverText(document)) },
    { name: 'schema.json', bytes: Buffer.from(`${JSON.stringify(handoverSchema(), null, 2)}\n`) },
    { name: 'data.xlsx', bytes: await workbookOf(sheets) },
    ...pictures,
  ];
  return sealArchive(files, passphrase);
}

/** How it leaves. */
type Leaving = { readonly what: Disclosure['what']; readonly file: string | null; readonly bytes: Buffer };

/** Writes the row of the ledger; what leaves may leave once this has succeeded. */
export async function noteExport(
  { database }: Pick<Stores, 'database'>,
  { document, order }: MadeExport,
  { what, file, bytes }: Leaving,
): Promise<Disclosure> {
  const { programme, businessId, by, purpose, approver, recipient } = order;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const entry: Disclosure = {
    ...{ id: document.ledgerId, at: document.exportedAt, what, by, purpose, approver, recipient, businessId },
    subject: { file, sha256, bytes: bytes.length, firms: document.firms.length },
  };
  await database.scoped(programme.id, (db) => addDisclosure(db, programme.id, entry));
  return entry;
}
