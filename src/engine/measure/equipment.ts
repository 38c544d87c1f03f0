import type { Business } from './firm.ts';
import { isIn } from './industry.ts';

/** Found at nearly every firm, so a list of equipment need not name them. */
export const everywhere: readonly string[] = [
  'air-conditioning',
  'lighting',
  'ventilation',
  'management',
  'power-intake',
];

/** Not there yet: a measure brings it. */
const brought: readonly string[] = ['solar', 'battery', 'contract', 'certificate', 'building', 'waste', 'generation'];

type Implied = { readonly named: string; readonly industries: readonly string[]; readonly there: string };

/** What is there wherever something else is: a boiler of an inn makes hot water, a kitchen of a restaurant has a fridge. */
const implied: readonly Implied[] = [
  { named: 'boiler', industries: ['M', 'N-78', 'P'], there: 'hot-water' },
  { named: 'kitchen', industries: ['M'], there: 'refrigeration' },
  { named: 'moulding-machine', industries: ['E'], there: 'production-machines' },
  { named: 'steam-pipes', industries: ['ALL'], there: 'boiler' },
];

/** What small firms seldom have, though their trade does: heat and air that are made at one place and piped. */
const ofPlants: readonly string[] = [
  ...['boiler', 'steam-pipes', 'absorption-chiller', 'chiller', 'compressor', 'pump', 'fan', 'motor'],
  ...['furnace', 'moulding-machine', 'generation', 'forklift'],
];
const plantPeople = 20;

/**
 * How surely a firm has a piece of equipment, 0 to 1: by its list, else by how common it is. Own judgement, for ranking
 * alone: nothing is computed from it.
 */
export function presenceOf(equipment: string, firm: Business): number {
  if (!mayHave(equipment, firm)) return 0;
  if (equipmentOf(firm) !== null || everywhere.includes(equipment) || brought.includes(equipment)) return 1;
  if (!ofPlants.includes(equipment)) return 0.8;
  return firm.employees != null && firm.employees >= plantPeople ? 0.6 : 0.25;
}

/** What a firm has by its own list and by what that implies; null: no list. */
export function equipmentOf(firm: Business): readonly string[] | null {
  const named = firm.equipment ?? null;
  if (named === null) return null;
  const more = implied.filter((one) => named.includes(one.named) && isIn(firm.industry, one.industries));
  const all = [...named, ...more.map(({ there }) => there)];
  return [...new Set(all)].filter((one) => !(firm.notEquipment?.includes(one) ?? false));
}

/** Whether a firm named one of these, or has it by what it named. */
export function has(firm: Business, equipment: readonly string[]): boolean {
  return equipmentOf(firm)?.some((one) => equipment.includes(one)) ?? false;
}

/** A list of equipment counts as whole, but for what every firm has; without a list everything may be there. */
export function mayHave(equipment: string, firm: Business): boolean {
  if (firm.notEquipment?.includes(equipment)) return false;
  const there = equipmentOf(firm);
  if (there === null || there.includes(equipment) || brought.includes(equipment)) return true;
  // Fields and boats are not cooled: where a list does not name it, it is not there.
  const isOutdoors = isIn(firm.industry, ['A', 'B']) && ['air-conditioning', 'ventilation'].includes(equipment);
  return everywhere.includes(equipment) && !isOutdoors;
}
