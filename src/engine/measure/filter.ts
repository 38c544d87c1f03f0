import { costBands, type Measure } from '../knowledge/measure.ts';
import type { KindFeatures } from './features.ts';
import type { Business } from './firm.ts';
import { isIn } from './industry.ts';

const reasons = [
  'no-source',
  'not-valid-now',
  'declined-or-done',
  'industry',
  'energy-not-reported',
  'equipment-not-there',
  'over-budget',
  'building-not-own',
  'needs-downtime',
] as const;

/** Why a measure is not advised. */
export type LeftOut = (typeof reasons)[number];

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
const ofBuilding: readonly string[] = ['building', 'solar', 'battery', 'power-intake'];
const standing: readonly string[] = ['production-machines', 'boiler', 'furnace', 'power-intake', 'refrigeration'];

type Rule = (measure: Measure, about: { firm: Business; features: readonly KindFeatures[]; today: string }) => boolean;

const rules: Readonly<Record<LeftOut, Rule>> = {
  'no-source': (measure) => measure.sources.length === 0,
  'not-valid-now': ({ valid }, { today }) => (valid.from ?? today) > today || (valid.to ?? today) < today,
  'declined-or-done': ({ id }, { firm }) => firm.wishes?.without?.includes(id) ?? false,
  industry: ({ industries }, { firm }) => !isIn(firm.industry, industries),
  'energy-not-reported': ({ energy }, { features }) => !features.some(({ kind }) => energy.includes(kind)),
  'equipment-not-there': ({ equipment }, { firm }) =>
    equipment.length > 0 && !equipment.some((one) => mayBe(one, firm)),
  'over-budget': ({ costBand }, { firm }) =>
    costBands.indexOf(costBand) > costBands.indexOf(firm.wishes?.budget ?? 'high'),
  'building-not-own': ({ category, equipment }, { firm }) =>
    firm.ownBuilding === false && category !== 'operation' && equipment.some((one) => ofBuilding.includes(one)),
  'needs-downtime': ({ category, equipment }, { firm }) =>
    firm.wishes?.downtime === 'none' && category !== 'operation' && equipment.some((one) => standing.includes(one)),
};

/** A list of equipment counts as whole, but for what every firm has; without a list everything may be there. */
function mayBe(equipment: string, firm: Business): boolean {
  if (firm.notEquipment?.includes(equipment)) return false;
  if (firm.equipment == null) return true;
  return firm.equipment.includes(equipment) || everywhere.includes(equipment) || brought.includes(equipment);
}

/** The first reason against a measure, or null. */
export function leftOutBy(measure: Measure, about: Parameters<Rule>[1]): LeftOut | null {
  return reasons.find((why) => rules[why](measure, about)) ?? null;
}
