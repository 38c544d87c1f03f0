import type { EnergyKind } from '../energy/registry.ts';

/** Kinds of methodologies (方法論) by what has to be measured. Which one applies is for a person to choose. */
export const creditKinds = [
  ...(['boiler', 'heat-pump', 'air-conditioning', 'lighting', 'solar'] as const),
  ...(['biomass', 'cogeneration', 'vehicle', 'other'] as const),
] as const;
export type CreditKind = (typeof creditKinds)[number];

const kinds: Readonly<Record<string, CreditKind>> = {
  'eq-boiler': 'boiler',
  'fu-oil-gas': 'boiler',
  'fu-oil-lpg': 'boiler',
  'eq-hphw': 'heat-pump',
  'fu-ihp': 'heat-pump',
  'eq-ac': 'air-conditioning',
  'eq-chiller': 'air-conditioning',
  'eq-led-fl': 'lighting',
  'eq-led-hg': 'lighting',
  'eq-led-exit': 'lighting',
  're-pv': 'solar',
  're-ppa': 'solar',
  're-biomass': 'biomass',
  'fu-cogen': 'cogeneration',
  'ev-car': 'vehicle',
  'ev-truck': 'vehicle',
  'ev-fork': 'vehicle',
};

/** The kind of a measure; `other` where a person has to look; null for changes of operation, which become no credits. */
export function creditKindOf(measureId: string): CreditKind | null {
  return measureId.startsWith('op-') ? null : (kinds[measureId] ?? 'other');
}

/** Something to record every month. `energy`: the ledger has it; null: the firm keeps it itself. */
export type MonitoringItem = { readonly id: MonitoringId; readonly energy: readonly EnergyKind[] | null };

export type MonitoringId =
  | 'fuel'
  | 'electricity'
  | 'heat-output'
  | 'running-hours'
  | 'generation'
  | 'sold'
  | 'distance'
  | 'biomass-received'
  | 'activity';

const fuels: readonly EnergyKind[] = ['city_gas', 'lpg', 'kerosene', 'heavy_oil'];
const fuel: MonitoringItem = { id: 'fuel', energy: fuels };
const vehicleFuel: MonitoringItem = { id: 'fuel', energy: ['gasoline', 'diesel'] };
const electricity: MonitoringItem = { id: 'electricity', energy: ['electricity'] };
const own = (id: MonitoringId): MonitoringItem => ({ id, energy: null });

/**
 * What is usually recorded for a kind; the plan of the project comes first wherever it says otherwise.
 * @source FAQ `jc-monitor` (fuel, electricity, output, with bills and meters as evidence), `jc-fit` (own use, not what is sold)
 */
export const monitoringItems: Readonly<Record<CreditKind, readonly MonitoringItem[]>> = {
  boiler: [fuel, own('heat-output')],
  'heat-pump': [electricity, own('heat-output')],
  'air-conditioning': [electricity, own('running-hours')],
  lighting: [electricity, own('running-hours')],
  solar: [own('generation'), own('sold')],
  biomass: [own('biomass-received'), own('heat-output')],
  cogeneration: [fuel, own('generation'), own('heat-output')],
  vehicle: [vehicleFuel, electricity, own('distance')],
  other: [own('activity')],
};
