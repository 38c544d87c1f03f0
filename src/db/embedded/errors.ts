/** What can go wrong with the embedded database; each code has one remedy in the README. */
type EmbeddedPostgresCode =
  | 'data-folder-in-use'
  | 'data-folder-damaged'
  | 'disk-full'
  | 'embedded-postgres-start-failed'
  | 'embedded-postgres-stop-failed'
  | 'no-permission'
  | 'no-postgres'
  | 'postgres-version-missing'
  | 'unknown-user';

type Details = {
  readonly code: EmbeddedPostgresCode;
  readonly message: string;
  readonly nextStep: string;
  readonly log?: string;
  readonly cause?: unknown;
};

/** The embedded database cannot do what was asked; carries a code, the next step and the end of the server's log. */
export class EmbeddedPostgresError extends Error {
  readonly code: EmbeddedPostgresCode;
  readonly nextStep: string;
  readonly log: string;

  constructor(details: Details) {
    const log = details.log ?? '';
    const tail = log === '' ? '' : `\nLast lines of the server's log:\n${log}`;
    super(`${details.message} [${details.code}]\nWhat to do: ${details.nextStep}${tail}`, { cause: details.cause });
    this.name = 'EmbeddedPostgresError';
    this.code = details.code;
    this.nextStep = details.nextStep;
    this.log = log;
  }
}

/** Another program holds the data folder (`data-folder-in-use`). */
export class DataFolderInUse extends EmbeddedPostgresError {
  constructor(dataDir: string, cause?: unknown) {
    super({
      code: 'data-folder-in-use',
      message: `Another program is using the data folder ${dataDir}.`,
      nextStep: 'Stop that program first, or give this one another folder with DATA_DIR.',
      cause,
    });
    this.name = 'DataFolderInUse';
  }
}

/** The code of a Node system error (`ENOENT`), or an empty text for anything else. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const NO_PERMISSION = new Set(['EACCES', 'EPERM', 'EROFS']);
const DISK_FULL = new Set(['ENOSPC', 'EDQUOT']);

const LOG_SIGNS: readonly (readonly [EmbeddedPostgresCode, RegExp])[] = [
  ['disk-full', /No space left on device|Disk quota exceeded|Check free disk space|wrote only \d+ of \d+ bytes/],
  // initdb asks for the name of its user; an image run with a free user id has none.
  ['unknown-user', /could not look up effective user ID/],
  ['no-permission', /Permission denied|Operation not permitted|Read-only file system|wrong ownership/],
  [
    'data-folder-damaged',
    /valid checkpoint record|checkpoint record is at|not a valid data directory|in control file|control file contains|files are incompatible with server|could not open (file|directory) "(global|base|pg_|.*\/(global|base|pg_))|invalid page|PANIC|lost saved/,
  ],
];

const NEXT_STEP: Record<EmbeddedPostgresCode, string> = {
  'data-folder-in-use': 'Stop the other program that uses this data folder.',
  'data-folder-damaged':
    'Put back the last backup of the data folder. To begin with an empty one, move it away (do not delete it) and start again.',
  'disk-full': 'Make room on the disk that holds the data folder, then start again. Nothing stored is lost.',
  'embedded-postgres-start-failed': 'Read the log lines below; or give a database of your own with DATABASE_URL.',
  'embedded-postgres-stop-failed': 'End the postgres process that works on the data folder, then start again.',
  'no-permission': 'Give the data folder to the user who runs this program, or choose another with DATA_DIR.',
  'no-postgres': 'Run npm ci without --omit=optional, install PostgreSQL 15 or newer, or set DATABASE_URL.',
  'unknown-user':
    'Run this program as a user who is listed in /etc/passwd (in an image: USER node), or set DATABASE_URL.',
  'postgres-version-missing': 'Install the PostgreSQL version that made the data folder, or set DATABASE_URL.',
};

/** Builds the error for a code, with its usual next step. */
export function failure(
  code: EmbeddedPostgresCode,
  message: string,
  more: { readonly log?: string; readonly cause?: unknown } = {},
): EmbeddedPostgresError {
  return new EmbeddedPostgresError({ code, message, nextStep: NEXT_STEP[code], ...more });
}

/** Finds the code that the end of a server's log points to. */
export function codeFromLog(log: string): EmbeddedPostgresCode {
  return LOG_SIGNS.find(([, sign]) => sign.test(log))?.[0] ?? 'embedded-postgres-start-failed';
}

/** Turns a system error met at `where` into an error with a code; ours pass through unchanged. */
export function asFailure(error: unknown, where: string): EmbeddedPostgresError {
  if (error instanceof EmbeddedPostgresError) return error;
  const system = systemCode(error);
  const detail = error instanceof Error ? error.message : String(error);
  const more = { cause: error };
  if (NO_PERMISSION.has(system)) return failure('no-permission', `No permission for ${where}: ${detail}`, more);
  if (DISK_FULL.has(system)) return failure('disk-full', `The disk of ${where} is full.`, more);
  return failure('embedded-postgres-start-failed', `The embedded database in ${where} failed: ${detail}`, more);
}
