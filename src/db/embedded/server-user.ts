import { chmodSync, chownSync, lstatSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemCode } from './errors.ts';

/** The user the server runs as when this program is root; `undefined` means this program's own user. */
export type ServerUser = { readonly uid: number; readonly gid: number } | undefined;

/** Debian's `nobody` and `nogroup`; a number works where no such name exists. */
const NOBODY = 65534;

/**
 * Chooses the server's user: PostgreSQL refuses to run as root, so root hands it to the owner of the existing cluster,
 * or to `nobody` for a new one.
 */
export function serverUser(clusterDir: string): ServerUser {
  if (process.getuid?.() !== 0) return undefined;
  const owner = ownerOf(clusterDir);
  return owner === undefined || owner.uid === 0 ? { uid: NOBODY, gid: NOBODY } : owner;
}

function ownerOf(path: string): { readonly uid: number; readonly gid: number } | undefined {
  try {
    const { uid, gid } = lstatSync(path);
    return { uid, gid };
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Gives a file or folder to the server's user, if that is not us. */
export function giveTo(user: ServerUser, path: string): void {
  if (user !== undefined) chownSync(path, user.uid, user.gid);
}

/** Says whether the server's user may enter `folder` and every folder above it. */
export function canReach(user: ServerUser, folder: string): boolean {
  if (user === undefined) return true;
  const above = dirname(folder);
  return mayEnter(user, folder) && (above === folder || canReach(user, above));
}

function mayEnter(user: NonNullable<ServerUser>, folder: string): boolean {
  const { uid, gid, mode } = statSync(folder);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

/** Lets the server's user pass through `folder` without being able to list or change what lies in it. */
export function letThrough(user: ServerUser, folder: string): void {
  if (user !== undefined && !mayEnter(user, folder)) chmodSync(folder, statSync(folder).mode | 0o011);
}
