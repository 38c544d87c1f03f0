import { existsSync, statfsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { type CheckResult, fail, ok, warn } from './check.ts';

const require = createRequire(import.meta.url);

/** Files that come with packages and that work would stop without. */
export const neededFiles = {
  fonts: [
    '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
    '@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf',
  ],
  ocr: ['@tesseract.js-data/jpn/4.0.0_best_int/jpn.traineddata.gz'],
} as const;

/** A font or a recognition table is never smaller; a broken download is. */
const leastBytes = 100_000;

/** Whether the files of a name are there and whole; `find` turns a package path into a path. */
export function checkFiles(
  name: string,
  files: readonly string[],
  find: (file: string) => string = require.resolve,
): CheckResult {
  const missing = files.filter((file) => !isWhole(file, find));
  if (missing.length === 0) return ok(name, `${files.length} file${files.length === 1 ? '' : 's'}`);
  return fail(name, `missing or broken: ${missing.join(', ')}`, 'run npm ci again');
}

function isWhole(file: string, find: (file: string) => string): boolean {
  try {
    return statSync(find(file)).size >= leastBytes;
  } catch {
    return false;
  }
}

const mebibyte = 1_048_576;
const warnBelow = 2048 * mebibyte;
const failBelow = 256 * mebibyte;

/** Judges the space left for the data, bytes. */
export function checkSpace(freeBytes: number, where: string): CheckResult {
  const what = `${Math.floor(freeBytes / mebibyte)} MiB free in ${where}`;
  if (freeBytes < failBelow) return fail('disk', what, 'make room now: a full disk stops the database');
  if (freeBytes < warnBelow) return warn('disk', what, 'make room, or move DATA_DIR to a larger disk');
  return ok('disk', what);
}

/** Bytes that this program may still write in a folder, or where it will be made. */
export function freeBytesOf(folder: string): number {
  const path = resolve(folder);
  if (!existsSync(path)) return freeBytesOf(dirname(path));
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}
