import { input } from './inputs.ts';
import type { FormulaRule } from './rule.ts';

const holes = [
  ['holes1mm', 0.5],
  ['holes2mm', 2],
  ['holes3mm', 4.6],
  ['holes4mm', 8.3],
  ['holes5mm', 13.1],
] as const;

/** Rules about what runs on electricity. */
export const electricRules: readonly FormulaRule[] = [
  {
    id: 'running-hours',
    inputs: [input.basis, input.hoursDay('cutHours'), input.asked('runningHours', 'h/day', 0.5, 24)],
    result: 'basis',
    written: 'basisUse × cutHours ÷ runningHours',
    compute: (v) => v('basisUse') * Math.min(1, v('cutHours') / v('runningHours')),
  },
  {
    id: 'power-hours',
    inputs: [input.asked('idleKw', 'kW', 0, 10_000), input.hoursYear('stoppedHours')],
    result: 'kWh',
    written: 'idleKw × stoppedHours',
    compute: (v) => v('idleKw') * v('stoppedHours'),
  },
  {
    id: 'demand-charge',
    inputs: [input.asked('cutKw', 'kW', 0, 10_000), input.asked('yenPerKw', 'yen/kW/month', 100, 5000)],
    result: 'yen',
    written: 'cutKw × yenPerKw × 12',
    compute: (v) => v('cutKw') * v('yenPerKw') * 12,
  },
  {
    // @source 四国電力 省エネ(節電)事例集: 穴径と消費電力
    id: 'air-leak',
    inputs: [...holes.map(([id]) => input.count(id)), input.hoursYear('compressorHours')],
    result: 'kWh',
    written: '(0.5×holes1mm + 2.0×holes2mm + 4.6×holes3mm + 8.3×holes4mm + 13.1×holes5mm) × compressorHours',
    compute: (v) => holes.reduce((sum, [id, kw]) => sum + v(id) * kw, 0) * v('compressorHours'),
  },
  {
    id: 'lamps',
    inputs: [
      input.asked('oldWatts', 'W', 1, 2000),
      input.asked('newWatts', 'W', 1, 2000),
      input.count('lampCount'),
      input.hoursYear('lightHours'),
    ],
    result: 'kWh',
    written: '(oldWatts − newWatts) × lampCount × lightHours ÷ 1000',
    compute: (v) => (Math.max(0, v('oldWatts') - v('newWatts')) * v('lampCount') * v('lightHours')) / 1000,
  },
  {
    id: 'lighting-hours',
    inputs: [input.basis, input.part('cutPart')],
    result: 'basis',
    written: 'basisUse × cutPart',
    compute: (v) => v('basisUse') * v('cutPart'),
  },
  {
    // @source 福祉医療機構 WAM NET 第12回: 回転数の3乗に比例する。実際は静圧と効率で目減りする
    id: 'affinity',
    inputs: [input.asked('motorKwh', 'kWh/year', 0, 1e8), input.asked('speedRatio', 'fraction', 0.3, 1)],
    result: 'kWh',
    written: 'motorKwh × (1 − speedRatio³)',
    compute: (v) => v('motorKwh') * (1 - v('speedRatio') ** 3),
  },
  {
    id: 'transformer',
    inputs: [
      input.asked('oldNoLoadWatts', 'W', 1, 100_000),
      input.asked('newNoLoadWatts', 'W', 1, 100_000),
      input.asked('loadLossCut', 'kWh/year', 0, 1e7),
    ],
    result: 'kWh',
    written: '(oldNoLoadWatts − newNoLoadWatts) × 8760 ÷ 1000 + loadLossCut',
    compute: (v) => (Math.max(0, v('oldNoLoadWatts') - v('newNoLoadWatts')) * 8760) / 1000 + v('loadLossCut'),
  },
  {
    // @source 調達価格等算定委員会「令和5年度以降の調達価格等に関する意見」: 設備利用率 13.8 %
    id: 'solar',
    inputs: [input.asked('panelKw', 'kW', 0.5, 2000), input.part('ownUsePart')],
    result: 'kWh',
    written: 'panelKw × 8760 × 0.138 × ownUsePart',
    compute: (v) => v('panelKw') * 8760 * 0.138 * v('ownUsePart'),
  },
  {
    id: 'plan-factor',
    inputs: [input.basis, input.electricityFactor, input.asked('newPlanFactor', 'kgCO2/kWh', 0, 1)],
    result: 'kgCO2',
    written: 'basisUse × (electricityFactor − newPlanFactor)',
    compute: (v) => v('basisUse') * Math.max(0, v('electricityFactor') - v('newPlanFactor')),
  },
];
