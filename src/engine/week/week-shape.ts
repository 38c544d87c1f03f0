import { z } from 'zod';
import { energyKinds } from '../energy/registry.ts';

const list = <T extends z.ZodType>(of: T) => z.array(of).readonly();
const count = z.int().min(0);
const kind = z.enum(energyKinds);

/** A sum; null: nothing is known, which is not zero. Partial: something that was expected is not in it. */
const amount = z.object({ value: z.number().nullable(), provisional: z.boolean(), partial: z.boolean() });
export type Amount = z.infer<typeof amount>;

/** One kind, beside the same months of the year before; use in `unit`, CO2 in kg-CO2. */
const kindAmounts = z.object({
  kind,
  unit: z.string(),
  use: amount,
  useBefore: amount,
  co2: amount,
  co2Before: amount,
});
export type KindAmounts = z.infer<typeof kindAmounts>;

/** The change over the months that are whole in both years; kg-CO2. */
const effect = z.object({
  firms: count,
  months: count,
  before: z.number().nullable(),
  now: z.number().nullable(),
  change: z.number().nullable(),
  percent: z.number().nullable(),
  parts: z.object({ activity: z.number(), factor: z.number() }).nullable(),
});
export type WeekEffect = z.infer<typeof effect>;

/** Some months of those who agree that the client hears of them. */
const energyPart = z.object({
  months: list(z.string()),
  now: amount,
  before: amount,
  kinds: list(kindAmounts),
  /** Water and waste, which are no energy. */
  others: list(kindAmounts),
  effect,
  /** Meters and months that were expected and are not reported, and rows without a factor or with a provisional one. */
  gaps: count,
  withoutCo2: count,
  provisional: count,
});
export type EnergyPart = z.infer<typeof energyPart>;

const route = z.enum(['system', 'consulting']).nullable();
const dueState = z.enum(['reported', 'reported-late', 'partly', 'missing']);

const due = z.object({
  month: z.string(),
  dueDay: z.string(),
  /** From this day on a report is late. */
  lateFrom: z.string(),
  isOverdue: z.boolean(),
  reported: count,
  reportedLate: count,
  partly: count,
  missing: count,
  firms: list(z.object({ number: z.int(), state: dueState, missing: count })),
  /** Those who may not be told of; how many reported is not told while they are too few. */
  others: z.object({ firms: count, reported: count.nullable() }),
});
export type DuePart = z.infer<typeof due>;

const waited = z.object({ cases: count, mean: z.number(), median: z.number(), longest: z.number() });
export type Waited = z.infer<typeof waited>;

const cases = z.object({
  opened: count,
  closed: count,
  open: count,
  unanswered: count,
  complaints: count,
  flagged: count,
  /** Minutes of open time of the cases opened in the week. */
  toClaim: waited.nullable(),
  toAnswer: waited.nullable(),
  /** When the oldest case without an answer came in. */
  oldestUnanswered: z.string().nullable(),
  since: count,
  target: count,
  forecast: z.int().nullable(),
});
export type CasePart = z.infer<typeof cases>;

const steps = z.object({ proposed: count, accepted: count, declined: count, done: count });
export type StepCounts = z.infer<typeof steps>;

const dated = z.object({
  day: z.string(),
  what: z.enum([
    'asked',
    'reminder',
    'closed',
    'term-begins',
    'term-ends',
    'scheme-opens',
    'scheme-closes',
    'knowledge-ends',
  ]),
  /** A month, or the id of an item. */
  about: z.string().nullable(),
  /** The name of the item, as the edition has it. */
  name: z.object({ ja: z.string(), en: z.string() }).nullable(),
});
export type Dated = z.infer<typeof dated>;

const restated = z.object({
  month: z.string(),
  before: z.number().nullable(),
  now: z.number().nullable(),
  corrected: count,
  withdrawn: count,
  recomputed: count,
  added: count,
});
export type RestatedMonth = z.infer<typeof restated>;

/** The summary of a week as figures and facts; no name of a firm and no words of people are in it. */
export const weekSchema = z.object({
  version: z.literal(1),
  programme: z.object({ code: z.string(), name: z.string(), client: z.string(), operator: z.string() }),
  week: z.string(),
  days: z.object({ from: z.string(), to: z.string() }),
  /** What was written later is not in it. */
  asOf: z.string(),
  term: z.object({ from: z.string(), to: z.string() }),
  fewest: count,
  firms: z.object({
    routes: list(z.object({ route, firms: count, target: count.nullable() })),
    taking: count,
    target: count,
    joined: count,
    members: count,
    withdrawn: count,
    withheld: count,
  }),
  due: due.nullable(),
  /** The day on which the first month is asked for, or the next one; null: none any more. */
  nextDue: z.object({ month: z.string(), day: z.string() }).nullable(),
  /** The month that is due. */
  month: energyPart.nullable(),
  /** The months of support so far. */
  support: energyPart.nullable(),
  months: list(
    z.object({
      month: z.string(),
      now: amount,
      before: amount,
      kinds: list(kindAmounts),
      /** Of the firms whose month is whole in both years: CO2 by kind, and all of it a year before. */
      compared: z.object({
        before: z.number().nullable(),
        kinds: list(z.object({ kind, co2: z.number().nullable() })),
      }),
    }),
  ),
  cases,
  measures: z.object({ standing: steps, week: steps }),
  opinions: list(z.object({ seq: z.int(), day: z.string(), firm: z.int() })),
  quality: z.object({
    corrections: count,
    withdrawals: count,
    unusual: list(z.object({ firm: z.int(), kind, percent: z.number() })),
  }),
  dates: list(dated),
  ending: list(dated),
  restated: list(restated),
  pushes: z.object({ month: z.string(), used: count, plan: z.int().nullable() }),
  outbound: z.object({
    hosts: list(z.object({ host: z.string(), contacted: count, refused: count })),
    generativeAi: z.object({ contacted: count, refused: count }),
  }),
  /** Earlier weeks whose summary never went out. */
  missed: list(z.string()),
});
export type Week = z.infer<typeof weekSchema>;
