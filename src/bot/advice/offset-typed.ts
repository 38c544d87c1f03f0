import type { EmissionInput } from '../../engine/emission/input.ts';
import { monthOf } from '../../engine/period.ts';
import type { Facts } from '../facts.ts';
import { type Item, kinds } from '../understand/contract.ts';
import { understand } from '../understand/understand.ts';

/** What somebody typed behind the word for an offset. `unclear`: not wholly readable, and nothing is computed of it. */
export type TypedOffset =
  | { readonly of: 'tonnes'; readonly tonnes: number }
  | { readonly of: 'uses'; readonly inputs: readonly EmissionInput[] }
  | 'unclear';

const begins = /^(?:イベント(?:の)? ?|工事(?:の)? ?)?(?:オフセット|おふせっと)(?:は|を|:)? ?(?<what>.*\d.*)$/u;
const english = /^(?:event )?offset:? ?(?<what>.*\d.*)$/u;
const tonnes = /^(?<value>\d{1,6}(?:\.\d{1,3})?) ?(?:t|トン|とん|tonnes?)(?:-?co2)?(?:分)?$/u;

/** Reads 「オフセット 軽油50L 電気200kWh」 or 「オフセット 3t」; null where the words are about something else. */
export function readTypedOffset(text: string, facts: Facts): TypedOffset | null {
  const what = (begins.exec(text) ?? english.exec(text))?.groups?.['what']?.trim();
  if (what === undefined) return null;
  const value = Number(tonnes.exec(what)?.groups?.['value'] ?? Number.NaN);
  if (Number.isFinite(value)) return value > 0 ? { of: 'tonnes', tonnes: value } : 'unclear';
  return usesIn(what, facts);
}

function usesIn(what: string, { today, locale }: Facts): TypedOffset {
  const now = monthOf(today);
  const { items, ask, flags } = understand({
    ...{ id: 'offset', text: what, locale: locale === 'en' ? 'en' : 'ja', referenceDate: today },
    context: {
      ...{ kinds, sites: [], fiscalYearStart: 4, defaultPeriod: { from: now, to: now } },
      ...{ awaiting: null, asked: null, pending: null, recorded: [], previous: [] },
    },
  });
  const inputs = items.flatMap((item) => inputOf(item, now) ?? []);
  const isSure = ask === null && flags.length === 0;
  return isSure && inputs.length > 0 && inputs.length === items.length ? { of: 'uses', inputs } : 'unclear';
}

/** Only what is surely used, with its kind and unit: a sum with a guess in it would be no sum. */
function inputOf({ kind, value, unit, period, measure, approx }: Item, now: string): EmissionInput | null {
  if (kind === null || kind === 'gas' || kind === 'waste' || kind === 'water') return null;
  if (value === null || value <= 0 || unit === null || measure !== 'usage' || approx) return null;
  return { kind, quantity: { value, unit }, period: period ?? { from: now, to: now } };
}
