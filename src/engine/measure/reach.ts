import { type EnergyKind, energyDefinition } from '../energy/registry.ts';
import type { Equipment } from '../knowledge/equipment.ts';
import type { Measure } from '../knowledge/measure.ts';
import { total } from '../summary/reading.ts';
import { everywhere, has, mayHave, presenceOf } from './equipment.ts';
import { type KindFeatures, lastTwelve } from './features.ts';
import type { Business } from './firm.ts';
import { isIn } from './industry.ts';
import { mains } from './mains.ts';

/** Fuels have one or two users, electricity has many. */
const places = {
  electricity: [0.75, 0.55, 0.4, 0.3, 0.25],
  heat: [1, 0.75, 0.55, 0.4, 0.3],
  road: [1, 0.5],
} as const satisfies Readonly<Record<string, readonly number[]>>;
const place = { named: 0.4, elsewhere: 0.1, whole: 0.15, brought: 0.2 } as const;
/** About the whole of a firm's energy, or about where it comes from, rather than about one machine. */
const ofWhole: readonly string[] = ['management'];
const ofSupply: readonly string[] = ['solar', 'battery', 'contract', 'certificate', 'building', 'power-intake'];
const heatFuels: readonly string[] = ['city_gas', 'lpg', 'kerosene', 'heavy_oil'];
const roadFuels: readonly string[] = ['gasoline', 'diesel'];
/** Run on fuel where a firm burns one, else on electricity. */
const warm: readonly string[] = ['hot-water', 'heating', 'kitchen', 'drying'];

/** How far a measure reaches into the firm's energy, 0 to 1, and the kind it is mainly about. */
export type Reach = { readonly value: number; readonly kind: EnergyKind | null };

type Reached = { readonly measure: Measure; readonly firm: Business; readonly features: readonly KindFeatures[] };

/** The CO2 of the kinds a measure is about, each by how much of it such equipment usually takes; without CO2 its best kind. */
export function reachOf({ measure, firm, features }: Reached): Reach {
  const shares = sharesOf(features);
  const none = shares.size > 0 ? 0 : 1;
  const burns = features.length === 0 || features.some(({ kind }) => heatFuels.includes(kind));
  const pieces = measure.energy
    .map((kind) => ({ kind, value: (shares.get(kind) ?? none) * placeIn(kind, { measure, firm, burns }) }))
    .filter(({ value }) => value > 0)
    .toSorted((a, b) => b.value - a.value || a.kind.localeCompare(b.kind));
  const [first] = pieces;
  const value = shares.size > 0 ? total(pieces.map((piece) => piece.value)) : (first?.value ?? 0);
  return { value, kind: shares.size > 0 ? (first?.kind ?? null) : null };
}

/** Each kind's part of a usual month's CO2. One without a factor counts as the mean of the others: unknown is not zero. */
function sharesOf(features: readonly KindFeatures[]): ReadonlyMap<EnergyKind, number> {
  const emitting = features.filter(({ kind }) => energyDefinition(kind)?.scope !== null);
  const months = emitting.map((one) => ({ kind: one.kind, kgCo2: usualMonth(one) }));
  const known = months.flatMap(({ kgCo2 }) => kgCo2 ?? []);
  const mean = known.length === 0 ? 1 : total(known) / known.length;
  const all = total(months.map(({ kgCo2 }) => kgCo2 ?? mean));
  return new Map(all === 0 ? [] : months.map(({ kind, kgCo2 }) => [kind, (kgCo2 ?? mean) / all]));
}

function usualMonth(features: KindFeatures): number | null {
  const { year, kgCo2PerUnit } = features;
  if (kgCo2PerUnit === null) return null;
  if (year !== null) return (year.quantity * kgCo2PerUnit) / 12;
  const months = lastTwelve(features);
  return months.length === 0 ? null : (total(months.map(({ quantity }) => quantity)) / months.length) * kgCo2PerUnit;
}

type Placed = { readonly measure: Measure; readonly firm: Business; readonly burns: boolean };

function placeIn(kind: EnergyKind, { measure, firm, burns }: Placed): number {
  if (measure.equipment.length === 0) return place.elsewhere;
  const small = measure.saving.basis.use === 'device';
  const found = measure.equipment.map((one) => presenceOf(one, firm) * placeOf(one, kind, { firm, burns }));
  return Math.min(small ? place.elsewhere : 1, Math.max(0, ...found));
}

function placeOf(equipment: Equipment, kind: EnergyKind, { firm, burns }: Omit<Placed, 'measure'>): number {
  if (ofWhole.includes(equipment)) return place.whole;
  if (heatFuels.includes(kind)) return onHeat(equipment, kind, firm);
  if (roadFuels.includes(kind)) return inOrder(equipment, 'road', firm) ?? 0;
  return kind === 'electricity' ? onElectricity(equipment, firm, burns) : 1;
}

function onElectricity(equipment: Equipment, firm: Business, burns: boolean): number {
  if (ofSupply.includes(equipment)) return place.brought;
  if (burns && warm.includes(equipment)) return place.elsewhere;
  return inOrder(equipment, 'electricity', firm) ?? other(equipment, firm);
}

const burning: readonly string[] = [
  ...['boiler', 'steam-pipes', 'hot-water', 'furnace', 'drying', 'heating', 'kitchen'],
  ...['absorption-chiller', 'generation', 'washing', 'forklift'],
];

function onHeat(equipment: Equipment, kind: EnergyKind, firm: Business): number {
  if (equipment === 'air-conditioning') return warmsRooms(kind, firm);
  if (!burning.includes(equipment)) return 0;
  return inOrder(equipment, 'heat', firm) ?? other(equipment, firm);
}

/** Heavy oil warms rooms only through a boiler; other fuels do so where nothing else burns them. */
function warmsRooms(kind: EnergyKind, firm: Business): number {
  if (kind === 'heavy_oil') return has(firm, ['absorption-chiller']) ? place.named : 0;
  return has(firm, burning) || firm.equipment == null ? place.elsewhere : place.named;
}

/** Its place among what may be there; null where the order does not have it. */
function inOrder(equipment: Equipment, of: 'electricity' | 'heat' | 'road', firm: Business): number | null {
  const main = mains.find(({ industries }) => isIn(firm.industry, industries));
  const at = main?.[of].filter((one) => mayHave(one, firm)).indexOf(equipment) ?? -1;
  return at === -1 ? null : (places[of][at] ?? place.elsewhere);
}

function other(equipment: Equipment, firm: Business): number {
  return has(firm, [equipment]) && !everywhere.includes(equipment) ? place.named : place.elsewhere;
}
