import type { EnergyKind } from '../../engine/energy/registry.ts';
import { industryPath } from '../../engine/knowledge/industry-code.ts';
import { type Advice, type Advised, advise } from '../../engine/measure/advise.ts';
import type { AdvisedReading, Business } from '../../engine/measure/firm.ts';
import type { Facts } from '../facts.ts';
import { advisedReadings } from './advised-readings.ts';
import { listedEquipment, saidEquipment } from './equipment.ts';
import { knownOn } from './known.ts';
import { isSettled, measureSteps } from './measure-steps.ts';
import { wishesOf } from './wishes.ts';

/** More measures than the knowledge holds: all of them. */
const all = 100;

/** What advice on measures rests on. */
export type AdviceSource = Pick<Facts, 'business' | 'sites' | 'readings' | 'advice' | 'today' | 'knowledge'>;

/** The best measures for the firm that are open to be proposed. */
export function proposedFor(facts: AdviceSource, limit: number): Advised {
  const steps = measureSteps(facts.advice ?? []);
  const without = [...steps].flatMap(([id, taken]) => {
    const last = taken.at(-1);
    return last !== undefined && isSettled(last, facts.today) ? [id] : [];
  });
  return advise({ ...requestOf(facts, without), limit }, knownOn(facts));
}

/** What can be said of one measure for the firm; null where it does not fit, and nothing is computed. */
export function adviceOf(facts: Facts, id: string): Advice | null {
  return adviceFor(facts, [id])[0] ?? null;
}

/** The same of several measures, those that fit. What a firm wishes leaves out no measure that it asks for itself. */
export function adviceFor(facts: Facts, ids: readonly string[]): readonly Advice[] {
  const { business, readings, today } = requestOf(facts, []);
  const unwished = { ...business, wishes: null };
  const request = { business: unwished, readings, today, limit: all };
  return advise(request, knownOn(facts)).advice.filter(({ measure }) => ids.includes(measure.id));
}

function requestOf(facts: AdviceSource, without: readonly string[]) {
  return { business: businessOf(facts, without), readings: ledgerOf(facts), today: facts.today };
}

/** A list of equipment counts as whole: before it is, only what the owner says is not there is passed on. */
function businessOf(facts: AdviceSource, without: readonly string[]): Business {
  const { business } = facts;
  const listed = listedEquipment(facts);
  const code = business?.industryCode ?? null;
  const { budget = null, downtime = null, building = null } = wishesOf(facts);
  return {
    industry: (code === null ? null : industryPath(code)) ?? 'ALL',
    employees: business?.employees ?? null,
    floorAreaM2: business?.floorAreaM2 ?? null,
    equipment: listed === null ? null : [...listed],
    notEquipment: [...saidEquipment(facts)].flatMap(([id, has]) => (has ? [] : [id])),
    ownBuilding: building === null ? null : building === 'own',
    wishes: { budget, downtime, without: [...without] },
  };
}

/**
 * The firm's ledger for advice. A month counts when every site that uses the kind has reported it: a sum without one of
 * them would look like a saving.
 */
export function ledgerOf({ readings, sites }: Pick<Facts, 'readings' | 'sites'>): readonly AdvisedReading[] {
  const parts = readings.flatMap((row) =>
    advisedReadings({ ...row, energyGj: null }).map((reading) => ({ siteId: row.siteId, reading })),
  );
  const key = (kind: EnergyKind, month: string | null | undefined): string => `${kind} ${month}`;
  const there = Map.groupBy(parts, ({ reading }) => key(reading.kind, reading.month));
  const isWhole = (kind: EnergyKind, month: string | null | undefined): boolean => {
    const from = new Set((there.get(key(kind, month)) ?? []).map(({ siteId }) => siteId));
    return sites.every(({ id, energy }) => from.has(id) || !energy.some((one) => one.kind === kind));
  };
  return parts.flatMap(({ reading }) => (isWhole(reading.kind, reading.month) ? [reading] : []));
}
