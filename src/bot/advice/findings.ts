import { featuresOf, type KindFeatures } from '../../engine/measure/features.ts';
import { type Observation, observe } from '../../engine/observation/observe.ts';
import { addMonths } from '../../engine/period.ts';
import type { Facts } from '../facts.ts';
import type { Param, Text } from '../message.ts';
import { ledgerOf } from './measure-advice.ts';
import { rangeParam } from './measure-texts.ts';

/** An observation with the kind it was made from, as far as it is of one. */
export type Finding = { readonly observation: Observation; readonly features: KindFeatures | null };

const most = 3;

/** Everything that the firm's months show. Equipment and targets have their own places. */
export function allFindings(facts: Facts): readonly Finding[] {
  const features = featuresOf(ledgerOf(facts), facts.today);
  const peers = typeof facts.peers === 'object' ? facts.peers : null;
  return observe({ features, equipment: null, standing: null, peers }).map((observation) => ({
    observation,
    features: 'kind' in observation ? (features.find(({ kind }) => kind === observation.kind) ?? null) : null,
  }));
}

/**
 * What is worth saying when a month is complete: a jump always, gaps once a quarter, the shape of the year once or twice
 * a year, so that no sentence is said every month. A winter is looked back on in April, a summer in October.
 */
export function findingsFor(facts: Facts, month: string): readonly Finding[] {
  return allFindings(facts)
    .filter(({ observation }) => isNews(observation, month))
    .toSorted((a, b) => rankOf(a.observation) - rankOf(b.observation))
    .slice(0, most);
}

function isNews(one: Observation, month: string): boolean {
  const number = Number(month.slice(5));
  switch (one.id) {
    case 'month-up':
    case 'month-down':
      return one.month === month;
    case 'months-missing':
      return number % 3 === 0;
    case 'base-load':
      return number === 4 || number === 10;
    case 'winter-strong':
      return number === 4;
    case 'summer-strong':
      return number === 10;
    case 'peers':
      return number === 1 || number === 7;
    default:
      return false;
  }
}

const ranks: Partial<Record<Observation['id'], number>> = {
  'month-up': 0,
  'month-down': 0,
  'months-missing': 1,
  'base-load': 2,
};
const rankOf = ({ id }: Observation): number => ranks[id] ?? 3;

/** The rule behind an observation and what it was computed from; null where it has none of its own. */
export function ruleText({ observation, features }: Finding): Text | null {
  if (observation.id === 'provisional') return { key: 'measures.rule-provisional' };
  if (observation.id === 'months-missing') return { key: 'measures.rule-missing' };
  if (observation.id === 'peers') return { key: 'measures.rule-peers' };
  if (features === null) return null;
  switch (observation.id) {
    case 'month-up':
    case 'month-down':
      return jumpRule(observation.month, features);
    case 'base-load':
      return baseRule(features);
    case 'summer-strong':
      return seasonRule('measures.rule-summer', features, 'summer');
    case 'winter-strong':
      return seasonRule('measures.rule-winter', features, 'winter');
    default:
      return null;
  }
}

const amount = (value: number, unit: string): Param => rangeParam({ low: value, high: value }, unit);

function jumpRule(month: string, { months, year }: KindFeatures): Text | null {
  const use = (at: string) => months.find((one) => one.month === at)?.quantity ?? null;
  const before = addMonths(month, -12);
  const [old, now] = [use(before), use(month)];
  if (old === null || now === null || year === null) return null;
  return {
    key: 'measures.rule-jump',
    params: {
      before: { as: 'month', month: before },
      old: amount(old, year.unit),
      month: { as: 'month', month },
      now: amount(now, year.unit),
    },
  };
}

function baseRule({ baseShare, year }: KindFeatures): Text | null {
  if (baseShare === null || year === null) return null;
  const params = { least: amount((year.quantity * baseShare) / 12, year.unit), ...yearParams(year) };
  return { key: 'measures.rule-base', params };
}

function seasonRule(key: string, { season, year }: KindFeatures, name: 'summer' | 'winter'): Text | null {
  if (season === null || year === null) return null;
  const params = {
    above: amount(season[name], year.unit),
    middle: amount(season.middle, year.unit),
    ...yearParams(year),
  };
  return { key, params };
}

function yearParams({ quantity, unit, from, to }: NonNullable<KindFeatures['year']>) {
  return {
    year: amount(quantity, unit),
    from: { as: 'month', month: from },
    to: { as: 'month', month: to },
  } as const;
}
