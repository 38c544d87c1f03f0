import { countGraphemes } from '../shared/text.ts';

/** A limit of LINE that a message breaks; `path` and `rule` never quote what it says. */
export type LimitFault = { readonly path: string; readonly rule: string; readonly limit?: number };

/** Takes a fault down. */
export type Report = (path: string, rule: string, limit?: number) => void;

/** Parsed JSON with names. */
export type Fields = Readonly<Record<string, unknown>>;

/** Length of a property: `min` 1 also means it must be there. */
export type Length = { readonly key: string; readonly max: number; readonly min?: 0 | 1 };

/** Where a check stands and where its faults go. */
export type At = { readonly path: string; readonly report: Report };

/** Whether a value is an object with names. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list property; anything else in it is a fault. */
export function objectsOf(owner: Fields, key: string, at: At): readonly Fields[] {
  const value = owner[key];
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    at.report(`${at.path}.${key}`, 'not-a-list');
    return [];
  }
  const objects = value.filter(isFields);
  if (objects.length < value.length) at.report(`${at.path}.${key}`, 'not-an-object');
  return objects;
}

function checkLength(owner: Fields, length: Length, at: At & { readonly count: (text: string) => number }): void {
  const path = `${at.path}.${length.key}`;
  const value = owner[length.key];
  if (value === undefined || value === '') {
    if (length.min === 1) at.report(path, 'required');
    return;
  }
  if (typeof value !== 'string') at.report(path, 'not-a-text');
  else if (at.count(value) > length.max) at.report(path, 'too-long', length.max);
}

/** Checks lengths in UTF-16 units, LINE's measure for texts and data. */
export function checkUnits(owner: Fields, lengths: readonly Length[], at: At): void {
  for (const length of lengths) checkLength(owner, length, { ...at, count: (text) => text.length });
}

/** Checks lengths in grapheme clusters, LINE's measure for labels and titles. */
export function checkGraphemes(owner: Fields, lengths: readonly Length[], at: At): void {
  for (const length of lengths) checkLength(owner, length, { ...at, count: countGraphemes });
}

/** Checks how many there are. */
export function checkCount(count: number, range: { readonly min: number; readonly max: number }, at: At): void {
  if (count < range.min) at.report(at.path, 'too-few', range.min);
  if (count > range.max) at.report(at.path, 'too-many', range.max);
}

/** Checks addresses of pictures and films: https, at most 2,000 characters. */
export function checkHttps(owner: Fields, keys: readonly string[], at: At): void {
  for (const key of keys) {
    const value = owner[key];
    const path = `${at.path}.${key}`;
    if (typeof value !== 'string' || !URL.canParse(value)) at.report(path, 'not-an-address');
    else if (new URL(value).protocol !== 'https:') at.report(path, 'not-https');
    else if (value.length > 2000) at.report(path, 'too-long', 2000);
  }
}
