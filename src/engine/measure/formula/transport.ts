import { input } from './inputs.ts';
import type { FormulaRule } from './rule.ts';

const km = input.asked('kmYear', 'km/year', 0, 1e8);
const kmPerLitre = input.asked('kmPerLitre', 'km/L', 1, 50);

/** Rules about vehicles, certificates and waste. */
export const transportRules: readonly FormulaRule[] = [
  {
    // @source アイドリング10分でトラック0.3L
    id: 'idling',
    inputs: [input.asked('idlingHours', 'h/year', 0, 1e6)],
    result: 'L',
    written: 'idlingHours × 1.8',
    compute: (v) => v('idlingHours') * 1.8,
  },
  {
    id: 'electric-km',
    inputs: [km, kmPerLitre, input.asked('kmPerKwh', 'km/kWh', 0.3, 15), input.fuelFactor, input.electricityFactor],
    result: 'kgCO2',
    written: 'kmYear × (fuelFactor ÷ kmPerLitre − electricityFactor ÷ kmPerKwh)',
    compute: (v) => v('kmYear') * (v('fuelFactor') / v('kmPerLitre') - v('electricityFactor') / v('kmPerKwh')),
  },
  {
    id: 'forklift-hours',
    inputs: [
      input.asked('forkliftHours', 'h/year', 0, 1e6),
      input.asked('litresHour', 'unit/h', 0.1, 20),
      input.asked('kwhHour', 'kWh/h', 0.1, 40),
      input.fuelFactor,
      input.electricityFactor,
    ],
    result: 'kgCO2',
    written: 'forkliftHours × (litresHour × fuelFactor − kwhHour × electricityFactor)',
    compute: (v) => v('forkliftHours') * (v('litresHour') * v('fuelFactor') - v('kwhHour') * v('electricityFactor')),
  },
  {
    id: 'fuel-economy-km',
    inputs: [km, kmPerLitre, input.asked('newKmPerLitre', 'km/L', 1, 60)],
    result: 'L',
    written: 'kmYear × (1 ÷ kmPerLitre − 1 ÷ newKmPerLitre)',
    compute: (v) => v('kmYear') * Math.max(0, 1 / v('kmPerLitre') - 1 / v('newKmPerLitre')),
  },
  {
    // @source 日刊自動車新聞: 大型トラック1台で年約6t-CO2
    id: 'shore-power',
    inputs: [input.count('truckCount')],
    result: 'kgCO2',
    written: 'truckCount × 6000',
    compute: (v) => v('truckCount') * 6000,
  },
  {
    id: 'purchase',
    inputs: [input.asked('boughtTonnes', 't-CO2/year', 0, 1e6)],
    result: 'kgCO2',
    written: 'boughtTonnes × 1000',
    compute: (v) => v('boughtTonnes') * 1000,
  },
  {
    id: 'waste-factors',
    inputs: [
      input.asked('wasteTonnes', 't/year', 0, 1e6),
      input.asked('oldWasteFactor', 'kgCO2/t', 0, 5000),
      input.asked('newWasteFactor', 'kgCO2/t', 0, 5000),
    ],
    result: 'kgCO2',
    written: 'wasteTonnes × (oldWasteFactor − newWasteFactor)',
    compute: (v) => v('wasteTonnes') * Math.max(0, v('oldWasteFactor') - v('newWasteFactor')),
  },
];
