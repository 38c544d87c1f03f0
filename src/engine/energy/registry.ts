import { defineEnergy, type EnergyDefinition, onlyFuel } from './definition.ts';

const liquid = ['L', 'kL', 'mL'] as const;
const mass = ['kg', 't', 'g'] as const;
const heat = ['GJ', 'MJ'] as const;

/** Every kind of energy, and water and waste beside them. To add a kind, add it here and its texts in the locales. */
export const energyDefinitions = [
  defineEnergy({
    kind: 'electricity',
    names: { ja: '電気', en: 'Electricity' },
    category: 'electricity',
    scope: 2,
    unit: 'kWh',
    units: ['kWh', 'MWh', 'GWh'],
    plausibleMonth: [50, 300_000],
    fuel: null,
  }),
  defineEnergy({
    kind: 'city_gas',
    names: { ja: '都市ガス', en: 'City gas' },
    category: 'gas',
    scope: 1,
    unit: 'm3',
    units: ['m3', 'Nm3'],
    plausibleMonth: [1, 50_000],
    fuel: null,
  }),
  defineEnergy({
    kind: 'lpg',
    names: { ja: 'LPガス', en: 'LP gas' },
    category: 'gas',
    scope: 1,
    unit: 'm3',
    units: ['m3', ...mass, ...liquid],
    plausibleMonth: [0.5, 10_000],
    fuel: null,
  }),
  defineEnergy({
    kind: 'kerosene',
    names: { ja: '灯油', en: 'Kerosene' },
    category: 'oil',
    scope: 1,
    unit: 'L',
    units: liquid,
    plausibleMonth: [5, 20_000],
    fuel: onlyFuel('kerosene'),
  }),
  defineEnergy({
    kind: 'heavy_oil',
    names: { ja: '重油', en: 'Heavy fuel oil' },
    category: 'oil',
    scope: 1,
    unit: 'L',
    units: liquid,
    plausibleMonth: [50, 100_000],
    fuel: { stem: 'heavy_oil_a', stems: ['heavy_oil_a', 'heavy_oil_bc'] },
  }),
  defineEnergy({
    kind: 'diesel',
    names: { ja: '軽油', en: 'Diesel' },
    category: 'oil',
    scope: 1,
    unit: 'L',
    units: liquid,
    plausibleMonth: [5, 50_000],
    fuel: onlyFuel('diesel'),
  }),
  defineEnergy({
    kind: 'gasoline',
    names: { ja: 'ガソリン', en: 'Gasoline' },
    category: 'oil',
    scope: 1,
    unit: 'L',
    units: liquid,
    plausibleMonth: [5, 20_000],
    fuel: onlyFuel('gasoline'),
  }),
  defineEnergy({
    kind: 'lng',
    names: { ja: '液化天然ガス（LNG）', en: 'Liquefied natural gas' },
    category: 'gas',
    scope: 1,
    unit: 'kg',
    units: mass,
    plausibleMonth: [100, 500_000],
    fuel: onlyFuel('lng'),
  }),
  defineEnergy({
    kind: 'coal',
    names: { ja: '石炭', en: 'Coal' },
    category: 'coal',
    scope: 1,
    unit: 'kg',
    units: mass,
    plausibleMonth: [50, 500_000],
    fuel: {
      stem: 'steam_coal_imported',
      stems: [
        'steam_coal_imported',
        'steam_coal_domestic',
        'coking_coal_imported',
        'coking_coal_coke',
        'coking_coal_pci',
        'anthracite_imported',
        'steam_coal',
        'coking_coal',
        'anthracite',
      ],
    },
  }),
  defineEnergy({
    kind: 'coke',
    names: { ja: 'コークス', en: 'Coke' },
    category: 'coal',
    scope: 1,
    unit: 'kg',
    units: mass,
    plausibleMonth: [50, 500_000],
    fuel: { stem: 'coal_coke', stems: ['coal_coke', 'petroleum_coke'] },
  }),
  defineEnergy({
    kind: 'steam',
    names: { ja: '蒸気', en: 'Steam' },
    category: 'heat',
    scope: 2,
    unit: 'GJ',
    units: heat,
    plausibleMonth: [1, 10_000],
    fuel: null,
  }),
  defineEnergy({
    kind: 'heat',
    names: { ja: '熱（温水・冷水・蒸気）', en: 'Heat (hot and cold water, steam)' },
    category: 'heat',
    scope: 2,
    unit: 'GJ',
    units: heat,
    plausibleMonth: [1, 10_000],
    fuel: null,
  }),
  defineEnergy({
    kind: 'water',
    names: { ja: '水道', en: 'Water' },
    category: 'water',
    scope: null,
    unit: 'm3',
    units: ['m3'],
    plausibleMonth: [1, 10_000],
    fuel: null,
  }),
  defineEnergy({
    kind: 'waste',
    names: { ja: '廃棄物', en: 'Waste' },
    category: 'waste',
    scope: 3,
    unit: 'kg',
    // Volumes are kept as they were said: without a weight they have no CO2.
    units: [...mass, 'm3', ...liquid],
    plausibleMonth: [1, 200_000],
    fuel: null,
  }),
] as const;

/** A kind of energy that owners report; water and waste stand beside them. */
export type EnergyKind = (typeof energyDefinitions)[number]['kind'];

/** Every kind, in the order in which lists show them. */
export const energyKinds: readonly EnergyKind[] = energyDefinitions.map((definition) => definition.kind);

const byKind: ReadonlyMap<string, EnergyDefinition<EnergyKind>> = new Map(
  energyDefinitions.map((definition) => [definition.kind, definition]),
);

/** Whether a text names one of the kinds. */
export function isEnergyKind(text: string): text is EnergyKind {
  return byKind.has(text);
}

/** The definition of a kind, or null if the text is none. */
export function energyDefinition(kind: string): EnergyDefinition<EnergyKind> | null {
  return byKind.get(kind) ?? null;
}
