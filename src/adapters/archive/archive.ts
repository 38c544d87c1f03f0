import { BlobReader, configure, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js';

// Threads of its own would be started by the address of a script, which the guard of the outer world would not see.
configure({ useWebWorkers: false });

/** A file inside an archive. */
export type ArchivedFile = { readonly name: string; readonly bytes: Uint8Array };

const aes256 = 3;

/**
 * Puts files into one ZIP under AES-256 (AE-2), which common programs open (7-Zip, macOS after installing one, Linux).
 * The form keeps names readable and makes keys cheaply, so names tell nothing and the passphrase has to be strong.
 */
export async function sealArchive(files: readonly ArchivedFile[], passphrase: string): Promise<Buffer> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { password: passphrase, encryptionStrength: aes256 });
  for (const { name, bytes } of files) await writer.add(name, new Uint8ArrayReader(bytes), { level: 6 });
  return Buffer.from(await writer.close());
}

/** Why an archive gave nothing. */
export type ArchiveProblem = 'archive-unreadable' | 'archive-passphrase' | 'archive-too-large' | 'archive-open';

/** An archive that cannot be used, with a code for what to do. */
export class ArchiveError extends Error {
  readonly code: ArchiveProblem;
  constructor(code: ArchiveProblem) {
    super(code);
    this.name = 'ArchiveError';
    this.code = code;
  }
}

/** Unfolded, all files together, bytes: far beyond a programme, and far below what would stop the machine. */
const mostBytes = 1024 * 1024 * 1024;
const mostFiles = 20_000;

/**
 * The files of an archive that `sealArchive` made.
 * @throws {ArchiveError} it is none, the passphrase is another one, a file in it is not encrypted, or it is too large
 */
export async function openArchive(
  bytes: Uint8Array<ArrayBuffer>,
  passphrase: string,
): Promise<readonly ArchivedFile[]> {
  const reader = new ZipReader(new BlobReader(new Blob([bytes])), { password: passphrase, checkSignature: true });
  const entries = await reader.getEntries().catch(() => {
    throw new ArchiveError('archive-unreadable');
  });
  const unfolded = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (entries.length > mostFiles || unfolded > mostBytes) throw new ArchiveError('archive-too-large');
  // What anybody could have put in without the passphrase is not taken.
  if (entries.some((entry) => !entry.directory && !entry.encrypted)) throw new ArchiveError('archive-open');
  const files: ArchivedFile[] = [];
  for (const entry of entries) {
    if (entry.directory) continue;
    files.push({ name: entry.filename, bytes: await unfold(entry.getData(new Uint8ArrayWriter())) });
  }
  await reader.close();
  return files;
}

async function unfold(data: Promise<Uint8Array>): Promise<Uint8Array> {
  try {
    return await data;
  } catch (error) {
    const isPassphrase = error instanceof Error && /password/i.test(error.message);
    throw new ArchiveError(isPassphrase ? 'archive-passphrase' : 'archive-unreadable');
  }
}
