import { cutUnits, safeText } from './text.ts';

const MAX_DEPTH = 24;
/** UTF-16 units kept of any one string; LINE itself allows 5,000 in a text message. */
const MAX_UNITS = 10_000;

/** A copy of parsed JSON that any storage can hold: safe strings, bounded length and depth (deeper parts are null). */
export function cleanJson(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cutUnits(safeText(value), MAX_UNITS);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return null;
  if (Array.isArray(value)) return value.map((item) => cleanJson(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [cutUnits(safeText(key), MAX_UNITS), cleanJson(item, depth + 1)]),
  );
}

/** JSON with its keys in order, so that equal values have equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
