import { z } from 'zod';
import { energyKinds } from '../../engine/energy/registry.ts';
import nameRows from './data/names.json' with { type: 'json' };
import placeRows from './data/places.json' with { type: 'json' };
import tradeRows from './data/trades.json' with { type: 'json' };

const share = z.number().min(0).max(1);

/**
 * What a trade uses a month for each person who works there, in the kind's unit. `gas` is city gas, or LP gas where no
 * main lies; figures of it are in m³ of city gas. `cool` and `heat`: what the hottest and the coldest month add.
 * `heatingOnly`: nothing at all outside the cold months. Made up, of the size that such firms have.
 */
const meter = z.strictObject({
  kind: z.enum([...energyKinds, 'gas']),
  head: z.number().positive(),
  cool: share,
  heat: share,
  share,
  heatingOnly: z.boolean().optional(),
});

const trade = z.strictObject({
  code: z.string(),
  words: z.array(z.string()).min(1),
  employees: z.tuple([z.int(), z.int()]),
  /** How many of such firms are one person's. */
  sole: share,
  regions: z.array(z.string()).min(1),
  meters: z.array(meter).min(1),
});

const supplier = z.strictObject({ code: z.string(), name: z.string(), area: z.string().optional() });
const months = z.array(share).length(12);
const place = z.strictObject({
  towns: z.array(z.string()).min(1),
  heat: months,
  cool: months,
  power: supplier,
  gas: supplier.nullable(),
  cityGas: share,
});

const names = z.strictObject({
  families: z.array(z.string()),
  okinawa: z.array(z.string()),
  given: z.array(z.string()),
  plain: z.array(z.string()),
  wards: z.array(z.string()),
  forms: z.array(z.string()),
  /** Repeated until the name is as long as names may be. */
  long: z.string(),
});

export type Trade = z.infer<typeof trade>;
export type TradeMeter = z.infer<typeof meter>;
export type Place = z.infer<typeof place>;

/** Every trade that made-up firms have. */
export const trades: readonly Trade[] = z.array(trade).parse(tradeRows);

/** Words that made-up names are put together from. */
export const nameWords = names.parse(nameRows);

const places = new Map(Object.entries(z.record(z.string(), place).parse(placeRows)));
const elsewhere = '11';

/** Towns, climate and suppliers of a programme's first region; those of Saitama where nothing was written for it. */
export function placeOf(regions: readonly string[]): { readonly code: string; readonly place: Place } {
  const code =
    regions.find((one) => places.has(one)) ?? regions.map((one) => one.slice(0, 2)).find((one) => places.has(one));
  const found = places.get(code ?? elsewhere);
  if (found === undefined) throw new Error('no place to make firms of');
  return { code: code ?? elsewhere, place: found };
}
