/** The named rules by which savings are computed; the rules themselves lie in `engine/measure/formula`. */
export const formulaIds = [
  'running-hours',
  'power-hours',
  'demand-charge',
  'air-leak',
  'idling',
  'lamps',
  'lighting-hours',
  'affinity',
  'efficiency',
  'pipe-insulation',
  'heat-pump',
  'transformer',
  'solar',
  'plan-factor',
  'purchase',
  'fuel-to-biomass',
  'oil-to-gas',
  'oil-to-lpg',
  'electric-km',
  'forklift-hours',
  'fuel-economy-km',
  'shore-power',
  'waste-factors',
] as const;

export type FormulaId = (typeof formulaIds)[number];
