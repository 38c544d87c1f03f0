import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { Disclosure } from '../../db/disclosure/chain.ts';
import { addDisclosure } from '../../db/disclosure/ledger.ts';
import { type KeptFile, noteTaking, type TakenHow } from '../../db/repositories/report-files.ts';
import type { Version } from '../../engine/report/version.ts';
import type { ReportDesk } from './desk.ts';
import type { ReportFormat } from './make.ts';
import { fileOfVersion, markOf } from './versions.ts';

/** Which file is taken out, by whom, and how. */
export type Taken = {
  readonly programmeId: string;
  readonly version: Version;
  readonly format: ReportFormat;
  readonly by: string;
  readonly how: TakenHow;
};

/** A file for somebody to take away: that it is taken is written down first, unless that was done. Null: it is erased. */
export async function takeFile(desk: ReportDesk, taken: Taken, isFirst: boolean): Promise<KeptFile | null> {
  const { programmeId, version, format } = taken;
  const file = await fileOfVersion(desk, programmeId, { version, format });
  if (file !== null && isFirst) await note(desk, taken, file);
  return file;
}

/** In the record of reports, and in the ledger of all that leaves where it leaves as a file of the operator's. */
async function note({ database, clock }: ReportDesk, taken: Taken, file: KeptFile): Promise<void> {
  const { programmeId, version, format, by, how } = taken;
  const now = clock.now();
  const name = { programmeId, versionId: version.id, format, mark: markOf(version) } as const;
  await database.scoped(programmeId, async (db) => {
    await noteTaking(db, { ...name, how, by, now });
    if (how === 'folder' || how === 'archive') await addDisclosure(db, programmeId, disclosureOf(taken, file, now));
  });
}

function disclosureOf({ version, by, how }: Taken, { name, sha256, bytes }: KeptFile, now: Date): Disclosure {
  return {
    ...{ id: randomUUID(), at: now.toISOString(), by, purpose: `report ${version.id}` },
    what: how === 'archive' ? 'export' : 'plain-export',
    ...{ approver: version.approvedBy, recipient: null, businessId: version.businessId },
    subject: { file: name, sha256, bytes: bytes.length, firms: version.businessId === null ? null : 1 },
  };
}

/** Where a file stands in a folder; `isNew`: it was written just now. */
export type Written = { readonly path: string; readonly isNew: boolean };

/**
 * Puts a file into a folder that only its owner can read. The same file that is there already stays, and is not taken
 * anew; so does what somebody else has written under that name. Null: the version is erased.
 */
export async function takeIntoFolder(desk: ReportDesk, taken: Taken, folder: string): Promise<Written | null> {
  const { programmeId, version, format } = taken;
  const file = await fileOfVersion(desk, programmeId, { version, format });
  if (file === null) return null;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { name: stem, ext } = parse(file.name);
  for (let copy = 1; ; copy += 1) {
    const path = join(folder, copy === 1 ? file.name : `${stem}_${copy}${ext}`);
    const there = await readIfThere(path);
    if (there?.equals(file.bytes) === true) return { path, isNew: false };
    if (there !== null) continue;
    await note(desk, taken, file);
    await writeFile(path, file.bytes, { mode: 0o600, flag: 'wx' });
    return { path, isNew: true };
  }
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
