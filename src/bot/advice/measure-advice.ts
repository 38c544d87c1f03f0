import type { EnergyKind } from '../../engine/energy/registry.ts';
import { industryPath } from '../../engine/knowledge/industry-code.ts';
import { type Advice, type Advised, advise } from '../../engine/measure/advise.ts';
import type { AdvisedReading, Business } from '../../engine/measure/firm.ts';
import type { Facts } from '../facts.ts';
import { advisedReadings } from './advised-readings.ts';
import { listedEquipment, saidEquipment } from './equipment.ts';
import { knownOn } from './known.ts';
import { isSettled, measureSteps } from './measure-steps.ts';

/** More measures than the knowledge holds: all of them. */
const all = 100;

/** The best measures for the firm that are open to be proposed. */
export function proposedFor(facts: Facts, limit: number): Advised {
  const steps = measureSteps(facts.advice ?? []);
  const without = [...steps].flatMap(([id, taken]) => {
    const last = taken.at(-1);
    return last !== undefined && isSettled(last, facts.today) ? [id] : [];
  });
  return advised(facts, { without, limit });
}

/** What can be said of one measure for the firm; null where it does not fit, and nothing is computed. */
export function adviceOf(facts: Facts, id: string): Advice | null {
  return advised(facts, { without: [], limit: all }).advice.find(({ measure }) => measure.id === id) ?? null;
}

type Wanted = { readonly without: readonly string[]; readonly limit: number };

function advised(facts: Facts, { without, limit }: Wanted): Advised {
  const request = { business: businessOf(facts, without), readings: ledgerOf(facts), today: facts.today, limit };
  return advise(request, knownOn(facts));
}

/** A list of equipment counts as whole: before it is, only what the owner says is not there is passed on. */
function businessOf(facts: Facts, without: readonly string[]): Business {
  const { business, advice = [] } = facts;
  const listed = listedEquipment(facts);
  const code = business?.industryCode ?? null;
  const form = advice.findLast((one) => one.about === 'firm' && one.said.field === 'building');
  const building = form?.about === 'firm' ? form.said.value : null;
  return {
    industry: (code === null ? null : industryPath(code)) ?? 'ALL',
    employees: business?.employees ?? null,
    floorAreaM2: business?.floorAreaM2 ?? null,
    equipment: listed === null ? null : [...listed],
    notEquipment: [...saidEquipment(facts)].flatMap(([id, has]) => (has ? [] : [id])),
    ownBuilding: building === null ? null : building === 'own',
    wishes: { without: [...without] },
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
