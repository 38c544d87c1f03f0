import { describe, expect, it } from 'vitest';
import { asFailure, codeFromLog, DataFolderInUse } from '../../../src/db/embedded/errors.ts';

const systemError = (code: string) => Object.assign(new Error(`${code}: it failed`), { code });

describe('codes of the embedded database', () => {
  it.each([
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'disk-full'],
    [
      'FATAL:  could not extend file "base/1/2691": wrote only 4096 of 8192 bytes at block 10\nPANIC:  cannot abort transaction 1',
      'disk-full',
    ],
    ['FATAL:  database files are incompatible with server', 'data-folder-damaged'],
    ['FATAL:  could not extend file "base/5/2608": No space left on device', 'disk-full'],
    ['FATAL:  could not open file "global/pg_control": Permission denied', 'no-permission'],
    ['FATAL:  data directory "/d/postgres" has wrong ownership', 'no-permission'],
    ['initdb: error: could not look up effective user ID 12345: user does not exist', 'unknown-user'],
    ['PANIC:  could not locate a valid checkpoint record at 0/1527B00', 'data-folder-damaged'],
    ['FATAL:  incorrect checksum in control file', 'data-folder-damaged'],
    ['PANIC:  could not open file "global/pg_control": No such file or directory', 'data-folder-damaged'],
    ['FATAL:  could not create shared memory segment: Cannot allocate memory', 'embedded-postgres-start-failed'],
    ['', 'embedded-postgres-start-failed'],
  ])('reads %j as %s', (log, code) => {
    expect(codeFromLog(log)).toBe(code);
  });

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EACCES', 'no-permission'],
    ['EROFS', 'no-permission'],
    ['EIO', 'embedded-postgres-start-failed'],
  ])('turns the system error %s into %s and keeps its cause', (system, code) => {
    const cause = systemError(system);
    expect(asFailure(cause, '/data')).toMatchObject({ code, cause });
  });

  it('passes its own errors through unchanged', () => {
    const error = new DataFolderInUse('/data');
    expect(asFailure(error, '/data')).toBe(error);
  });
});
