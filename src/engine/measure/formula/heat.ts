import { input } from './inputs.ts';
import type { FormulaRule } from './rule.ts';

const fromOld = input.efficiency('oldEfficiency');
const toNew = input.asked('newEfficiency', 'fraction', 0.3, 1.1);

/** Rules about what burns fuel for heat. */
export const heatRules: readonly FormulaRule[] = [
  {
    id: 'efficiency',
    inputs: [input.basis, fromOld, toNew],
    result: 'basis',
    written: 'basisUse × (1 − oldEfficiency ÷ newEfficiency)',
    compute: (v) => v('basisUse') * Math.max(0, 1 - v('oldEfficiency') / v('newEfficiency')),
  },
  {
    // @source JIS A 9501 の放熱量
    id: 'pipe-insulation',
    inputs: [
      input.asked('bareWatts', 'W', 0, 1e7),
      input.asked('insulatedWatts', 'W', 0, 1e7),
      input.hoursYear('steamHours'),
      fromOld,
      input.ledger('unitMj', 'MJ/unit'),
    ],
    result: 'basis',
    written: '(bareWatts − insulatedWatts) × steamHours × 0.0036 ÷ oldEfficiency ÷ unitMj',
    compute: (v) =>
      (Math.max(0, v('bareWatts') - v('insulatedWatts')) * v('steamHours') * 0.0036) / v('oldEfficiency') / v('unitMj'),
  },
  {
    id: 'heat-pump',
    inputs: [
      input.basis,
      input.fuelFactor,
      input.ledger('unitMj', 'MJ/unit'),
      fromOld,
      input.asked('heatPumpCop', 'COP', 1, 8),
      input.electricityFactor,
    ],
    result: 'kgCO2',
    written: 'basisUse × (fuelFactor − unitMj × oldEfficiency ÷ heatPumpCop ÷ 3.6 × electricityFactor)',
    compute: (v) =>
      v('basisUse') *
      (v('fuelFactor') - ((v('unitMj') * v('oldEfficiency')) / v('heatPumpCop') / 3.6) * v('electricityFactor')),
  },
  {
    id: 'fuel-to-biomass',
    inputs: [input.basis, input.fuelFactor, input.part('replacedPart')],
    result: 'kgCO2',
    written: 'basisUse × replacedPart × fuelFactor',
    compute: (v) => v('basisUse') * v('replacedPart') * v('fuelFactor'),
  },
  {
    // @source ECCJ 燃料転換の効果試算: 低位発熱量 A重油 36.7 MJ/L、都市ガス 40.6 MJ/m3
    id: 'oil-to-gas',
    inputs: [input.basis, input.fuelFactor, fromOld, toNew, input.asked('newFuelFactor', 'kgCO2/m3', 1, 4)],
    result: 'kgCO2',
    written: 'basisUse × (fuelFactor − 36.7 × oldEfficiency ÷ (40.6 × newEfficiency) × newFuelFactor)',
    compute: (v) =>
      v('basisUse') *
      (v('fuelFactor') - ((36.7 * v('oldEfficiency')) / (40.6 * v('newEfficiency'))) * v('newFuelFactor')),
  },
  {
    id: 'oil-to-lpg',
    inputs: [
      input.basis,
      input.fuelFactor,
      input.ledger('unitMj', 'MJ/unit'),
      fromOld,
      toNew,
      input.asked('newFuelKgPerMj', 'kgCO2/MJ', 0.02, 0.1),
    ],
    result: 'kgCO2',
    written: 'basisUse × (fuelFactor − unitMj × oldEfficiency ÷ newEfficiency × newFuelKgPerMj)',
    compute: (v) =>
      v('basisUse') *
      (v('fuelFactor') - ((v('unitMj') * v('oldEfficiency')) / v('newEfficiency')) * v('newFuelKgPerMj')),
  },
];
