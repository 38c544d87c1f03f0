import { createHash, randomUUID } from 'node:crypto';
import { type ArchivedFile, ArchiveError, openArchive } from '../../adapters/archive/archive.ts';
import { type Handover, handover } from '../../bot/handover/document.ts';
import { type HandoverFault, handoverFaults } from '../../bot/handover/faults.ts';
import type { Database } from '../../db/connection.ts';
import type { Disclosure } from '../../db/disclosure/chain.ts';
import { type Imported, type ImportProblem, importProgramme } from '../../db/handover/import-programme.ts';
import { type FileShelf, missingPictures } from '../../db/handover/write-pictures.ts';
import type { Vault } from '../../db/vault/vault.ts';
import { fail, type Result } from '../../engine/result.ts';

/** Why a file was not taken; `faults` names places. */
export type TakeProblem = {
  readonly code: ImportProblem | ArchiveError['code'] | 'handover-missing' | 'handover-unreadable' | 'handover-faulty';
  readonly faults: readonly HandoverFault[];
};

/** What is taken in, and by whom. */
export type TakeOrder = {
  readonly name: string;
  readonly bytes: Buffer;
  readonly passphrase: string;
  readonly by: string;
  readonly now: Date;
};

/** A hand-over that was taken in, with the row of the ledger that says so. */
export type Taken = Imported & { readonly code: string; readonly ledgerId: string };

const plain = (code: TakeProblem['code']): Result<never, TakeProblem> => fail({ code, faults: [] });

/** Opens a file of `export`, looks whether it holds together, and writes it into an empty programme; all or nothing. */
export async function takeHandover(
  stores: { readonly database: Database; readonly vault: Vault },
  order: TakeOrder,
): Promise<Result<Taken, TakeProblem>> {
  const read = await readDocument(order);
  if (!read.ok) return read;
  const { document, files } = read.value;
  const lost = missingPictures(document.firms, files).map((place) => ({ place, fault: 'picture-missing' }));
  const faults = [...handoverFaults(document), ...lost];
  if (faults.length > 0) return fail({ code: 'handover-faulty', faults });
  const ledgerId = randomUUID();
  const { name: file, bytes, by, now } = order;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const entry: Disclosure = {
    ...{ id: ledgerId, at: now.toISOString(), what: 'import' as const, by, purpose: `export ${document.ledgerId}` },
    ...{ approver: null, recipient: null, businessId: null },
    subject: { file, sha256, bytes: bytes.length, firms: document.firms.length },
  };
  const written = await importProgramme(stores, { document, files, entry, now });
  if (!written.ok) return plain(written.problem);
  return { ok: true, value: { ...written.value, code: document.programme.code, ledgerId } };
}

type Read = { readonly document: Handover; readonly files: FileShelf };

async function readDocument({ bytes, passphrase }: TakeOrder): Promise<Result<Read, TakeProblem>> {
  const files = await openOrCode(bytes, passphrase);
  if (typeof files === 'string') return plain(files);
  const found = files.find(({ name }) => name === 'data.json');
  if (found === undefined) return plain('handover-missing');
  const parsed = handover.safeParse(parseJson(Buffer.from(found.bytes).toString('utf8')));
  const shelf = new Map(files.map((file) => [file.name, file.bytes]));
  if (parsed.success) return { ok: true, value: { document: parsed.data, files: shelf } };
  const faults = parsed.error.issues.map(({ path, code }) => ({ place: path.join('.'), fault: code }));
  return fail({ code: 'handover-unreadable', faults });
}

async function openOrCode(bytes: Buffer, passphrase: string): Promise<readonly ArchivedFile[] | ArchiveError['code']> {
  try {
    return await openArchive(new Uint8Array(bytes), passphrase);
  } catch (error) {
    if (error instanceof ArchiveError) return error.code;
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
