import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from './errors.ts';

/** What `postmaster.pid` tells about a server: its process id, its socket folder and whether it takes connections. */
type ServerRecord = { readonly pid: number; readonly socketDir: string; readonly isReady: boolean };

/** @source PostgreSQL, src/include/utils/pidfile.h: line numbers of `postmaster.pid`, counted from 0 here. */
const LINE = { pid: 0, socketDir: 4, status: 7 } as const;

/** Path of the file in which a server says that it runs. */
export function pidFileOf(clusterDir: string): string {
  return join(clusterDir, 'postmaster.pid');
}

/** Reads `postmaster.pid`; `undefined` when there is none. */
export function readServerRecord(clusterDir: string): ServerRecord | undefined {
  const text = readIfThere(pidFileOf(clusterDir));
  if (text === undefined) return undefined;
  const lines = text.split('\n').map((line) => line.trim());
  return {
    pid: Number(lines[LINE.pid] ?? Number.NaN),
    socketDir: lines[LINE.socketDir] ?? '',
    isReady: lines[LINE.status] === 'ready',
  };
}

/** Says whether a process with this id exists. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** Says whether `pid` is a server over this cluster, and not a stranger who got the same id later. */
export function isServerOf(clusterDir: string, pid: number): boolean {
  return isAlive(pid) && commandLine(pid).includes(clusterDir);
}

function commandLine(pid: number): string {
  if (process.platform === 'linux') return readIfThere(`/proc/${pid}/cmdline`) ?? '';
  const ps = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return ps.stdout ?? '';
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(systemCode(error))) return undefined;
    throw error;
  }
}
