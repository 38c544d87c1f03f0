import { costBands, type Measure } from '../knowledge/measure.ts';
import { everywhere, has, mayHave } from './equipment.ts';
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

const ofBuilding: readonly string[] = ['building', 'solar', 'battery', 'power-intake'];
const standing: readonly string[] = ['production-machines', 'boiler', 'furnace', 'power-intake', 'refrigeration'];

type About = { readonly firm: Business; readonly features: readonly KindFeatures[]; readonly today: string };
type Rule = (measure: Measure, about: About) => boolean;

const rules: Readonly<Record<LeftOut, Rule>> = {
  'no-source': (measure) => measure.sources.length === 0,
  'not-valid-now': ({ valid }, { today }) => (valid.from ?? today) > today || (valid.to ?? today) < today,
  'declined-or-done': ({ id }, { firm }) => firm.wishes?.without?.includes(id) ?? false,
  industry: (measure, { firm }) =>
    !isIn(firm.industry, measure.industries) && !namesHeat(measure, firm) && !mayBeItsTrade(measure, firm),
  'energy-not-reported': (measure, about) => !mayUse(measure, about),
  'equipment-not-there': ({ equipment }, { firm }) =>
    equipment.length > 0 && !equipment.some((one) => mayHave(one, firm)),
  'over-budget': ({ costBand }, { firm }) =>
    costBands.indexOf(costBand) > costBands.indexOf(firm.wishes?.budget ?? 'high'),
  'building-not-own': ({ category, equipment }, { firm }) =>
    firm.ownBuilding === false && category !== 'operation' && equipment.some((one) => ofBuilding.includes(one)),
  'needs-downtime': ({ category, equipment }, { firm }) =>
    firm.wishes?.downtime === 'none' && category !== 'operation' && equipment.some((one) => standing.includes(one)),
};

/** Heat that a firm names: what is known of boilers beyond factories holds for every boiler, steam where there is steam. */
function namesHeat({ equipment, industries }: Measure, firm: Business): boolean {
  const boiler =
    has(firm, ['boiler']) && equipment.includes('boiler') && industries.some((one) => !one.startsWith('E'));
  const steam = has(firm, ['steam-pipes']) && equipment.some((one) => ['boiler', 'steam-pipes'].includes(one));
  return boiler || steam;
}

/** A trade that is not known speaks not against what a named machine or a fuel speaks for; steam is of factories alone. */
function mayBeItsTrade({ equipment, energy, industries }: Measure, firm: Business): boolean {
  const steam = equipment.includes('boiler') && industries.every((one) => one.startsWith('E'));
  if (firm.industry !== 'ALL' || steam) return false;
  if (firm.equipment == null) return energy.every((kind) => !['electricity', 'waste', 'water'].includes(kind));
  return equipment.some((one) => has(firm, [one]) && !everywhere.includes(one));
}

/** Where nothing was reported no energy is known to be absent; then only what is done without works is said. */
function mayUse({ energy, category }: Measure, { firm, features }: About): boolean {
  if (features.length > 0) return features.some(({ kind }) => energy.includes(kind));
  const isKnown = firm.industry !== 'ALL' || (firm.equipment?.length ?? 0) > 0;
  return isKnown && category === 'operation';
}

/** The first reason against a measure, or null. */
export function leftOutBy(measure: Measure, about: About): LeftOut | null {
  return reasons.find((why) => rules[why](measure, about)) ?? null;
}
