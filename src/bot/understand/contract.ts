import { z } from 'zod';
import { type WasteKnown, wasteTreatments, wasteTypes } from '../../engine/waste/sort.ts';

/** Kinds an owner can mean. `gas` is ガス that may be city gas or LPG. */
export const kinds = [
  'electricity',
  'city_gas',
  'lpg',
  'gas',
  'lng',
  'kerosene',
  'heavy_oil',
  'diesel',
  'gasoline',
  'coal',
  'coke',
  'steam',
  'heat',
  'water',
  'waste',
] as const;
export type Kind = (typeof kinds)[number];

/** Units as written; `can` … `tank` count containers of unknown size, `reading` is a meter's figure (指針). */
export const units = [
  'kWh',
  'MWh',
  'GWh',
  'MJ',
  'GJ',
  'Mcal',
  'm3',
  'L',
  'kL',
  'mL',
  'kg',
  'g',
  't',
  'JPY',
  'kW',
  'can',
  'drum',
  'cylinder',
  'tank',
  'reading',
] as const;
export type Unit = (typeof units)[number];

/** What a figure is of. Only `usage` ever becomes a reading. */
export type Measure = 'usage' | 'reading' | 'cost' | 'demand' | 'generation' | 'sale';

const kind = z.enum(kinds);
const unit = z.enum(units);
const period = z
  .object({ from: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/), to: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/) })
  .readonly();
/** Both ends included; `YYYY-MM`, or `YYYY-MM-DD` where days were given. */
export type Period = z.infer<typeof period>;

const known = { kind: kind.nullable(), unit: unit.nullable(), period: period.nullable(), site: z.string().nullable() };
const waste = z
  .object({ type: z.enum(wasteTypes).nullable(), treatment: z.enum(wasteTreatments).nullable() })
  .readonly();
const stored = z
  .object({ ref: z.string().optional(), value: z.number().nullable(), ...known, waste: waste.optional() })
  .readonly();
/** A figure the dialogue knows already: pending, recorded or of the last known month. */
export type Known = z.infer<typeof stored>;

const context = z
  .object({
    kinds: z.array(kind).readonly(),
    sites: z.array(z.string()).readonly(),
    fiscalYearStart: z.int().min(1).max(12),
    defaultPeriod: period.nullable(),
    awaiting: z.enum(['value', 'unit', 'kind', 'period', 'site', 'waste', 'confirm']).nullable(),
    asked: z.object(known).readonly().nullable(),
    pending: stored.nullable(),
    recorded: z.array(stored).readonly(),
    previous: z.array(stored).readonly(),
  })
  .readonly();
/** Where the dialogue stands. */
export type Context = z.infer<typeof context>;

/** One message with everything that may be known when it is read. No clock: `referenceDate` is the day in Japan. */
export const input = z
  .object({
    id: z.string(),
    text: z.string(),
    locale: z.enum(['ja', 'en']),
    referenceDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    context,
    options: z.object({ entities: z.boolean().optional() }).readonly().optional(),
  })
  .readonly();
export type Input = z.infer<typeof input>;

export type Intent =
  | 'report'
  | 'correct'
  | 'delete'
  | 'confirm'
  | 'deny'
  | 'same'
  | 'not_yet'
  | 'later'
  | 'skip'
  | 'unsure'
  | 'back'
  | 'cancel'
  | 'restart'
  | 'done'
  | 'status'
  | 'help'
  | 'question'
  | 'handoff'
  | 'optout'
  | 'greeting'
  | 'thanks'
  | 'complaint'
  | 'abuse'
  | 'chitchat'
  | 'unknown';

export type Flag = 'pii' | 'injection' | 'negative_tone' | 'safety' | 'unit_assumed' | 'typo';

/** One figure as it was understood. `site: '*'` = all sites together; `replaces` = what it completes or corrects. */
export type Item = {
  readonly kind: Kind | null;
  readonly value: number | null;
  readonly unit: Unit | null;
  readonly period: Period | null;
  readonly site: string | null;
  readonly measure: Measure;
  readonly approx: boolean;
  readonly replaces: string | null;
  /** Of waste: what it is and what is done with it, as far as the message says so. */
  readonly waste?: WasteKnown;
  /** Where the figure stands in the original text. */
  readonly span?: readonly [number, number];
  readonly confidence?: number;
};

export type AskSlot = 'kind' | 'value' | 'unit' | 'period' | 'site' | 'waste' | 'target' | 'confirm' | 'intent';
export type AskReason =
  | 'ambiguous_number'
  | 'cost_not_usage'
  | 'reading_not_usage'
  | 'demand_not_usage'
  | 'container_size'
  | 'out_of_range'
  | 'negative'
  | 'copied_previous'
  | 'computed'
  | 'ambiguous_period'
  | 'future_period'
  | 'ambiguous_kind'
  | 'unknown_kind'
  | 'ambiguous_site'
  | 'unknown_site'
  | 'ambiguous_unit'
  | 'unit_mismatch'
  | 'ambiguous_target'
  | 'missing_value'
  | 'no_previous'
  | 'range'
  | 'unclear'
  | 'conflict'
  | 'none_or_zero';

/** What must be asked before anything is stored. */
export type Ask = { readonly slot: AskSlot; readonly reason: AskReason; readonly options?: readonly unknown[] };

/** Something that was seen, used or not, with offsets in the original text (UTF-16). */
export type Entity = {
  readonly type: 'number' | 'quantity' | 'percent' | 'period' | 'date' | 'polarity' | 'kind' | 'site' | 'pii';
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly value?: unknown;
  readonly unit?: Unit;
  readonly from?: string;
  readonly to?: string;
  readonly date?: string;
};

/** What a message means, and what has to be asked first. */
export type Result = {
  readonly id: string;
  readonly intent: Intent;
  readonly items: readonly Item[];
  readonly ask: Ask | null;
  readonly targets: readonly string[];
  readonly flags: readonly Flag[];
  readonly confidence?: number;
  readonly entities?: readonly Entity[];
};
