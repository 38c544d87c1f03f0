import type { Observation } from '../../engine/observation/observe.ts';
import type { PeerStanding } from '../../engine/observation/peers.ts';
import type { Param, Text } from '../message.ts';

const keys = {
  'month-up': 'observation.month-up',
  'month-down': 'observation.month-down',
  'base-load': 'observation.base-load',
  'summer-strong': 'observation.summer-strong',
  'winter-strong': 'observation.winter-strong',
  'months-missing': 'observation.months-missing',
  'fuel-without-equipment': 'observation.fuel-without-equipment',
  'equipment-without-fuel': 'observation.equipment-without-fuel',
  'target-on': 'observation.target-on',
  'target-off': 'observation.target-off',
  'target-unknown': 'observation.target-unknown',
  provisional: 'observation.provisional',
  peers: 'observation.peers',
} as const satisfies Record<Observation['id'], string>;

/** The sentence of an observation: the fact alone, no cause and no blame. */
export function observationText(one: Observation): Text {
  return { key: keys[one.id], params: paramsOf(one) };
}

const co2 = (value: number): Param => ({ as: 'kgCo2', value });

function paramsOf(one: Observation): Readonly<Record<string, Param>> {
  switch (one.id) {
    case 'target-on':
    case 'target-off':
      return { month: { as: 'month', month: one.month }, kgCo2: co2(one.kgCo2), line: co2(one.line) };
    case 'target-unknown':
      return { month: { as: 'month', month: one.month }, count: one.count };
    case 'peers':
      return { firms: one.firms, own: co2(one.own), median: co2(one.median), quarter: quarterText(one.quarter) };
    case 'equipment-without-fuel':
      return { equipment: equipmentName(one.equipment) };
    default:
      return ofKind(one);
  }
}

/** Where a firm stands among others, by quarters. */
export function quarterText(quarter: PeerStanding['quarter']): Param {
  const name = {
    1: 'observation.quarter-1',
    2: 'observation.quarter-2',
    3: 'observation.quarter-3',
    4: 'observation.quarter-4',
  };
  return { as: 'text', text: { key: name[quarter] } };
}

function equipmentName(equipment: string): Param {
  const key = equipment === 'vehicles' ? 'observation.equipment-vehicles' : 'observation.equipment-boiler';
  return { as: 'text', text: { key } };
}

function ofKind(one: Extract<Observation, { readonly kind: unknown }>): Readonly<Record<string, Param>> {
  const kind: Param = { as: 'kind', kind: one.kind };
  if (one.id === 'months-missing') return { kind, count: one.count, first: { as: 'month', month: one.first } };
  if (one.id === 'provisional' || one.id === 'fuel-without-equipment') return { kind };
  const percent: Param = { as: 'percent', value: one.percent };
  return 'month' in one ? { kind, percent, month: { as: 'month', month: one.month } } : { kind, percent };
}
