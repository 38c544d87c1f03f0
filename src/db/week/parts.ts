import { type SQL, sql } from 'drizzle-orm';
import { energyDefinitions, energyKinds } from '../../engine/energy/registry.ts';
import { toNumber } from '../../engine/exact.ts';
import { isEnergy } from '../../engine/report/pairing.ts';
import { conversion, units } from '../../engine/unit.ts';
import type { Db } from '../connection.ts';

/** Whose week is asked about; what was written at `until` or later is not known yet. Moments are ISO. */
export type WeekScope = { readonly programmeId: string; readonly since: string; readonly until: string };

/** Kinds that are energy (Scope 1 and 2), as an array for statements. */
export const energyList = sql.raw(
  `array[${energyKinds
    .filter(isEnergy)
    .map((kind) => `'${kind}'`)
    .join(',')}]`,
);

/** How many of its usual unit one unit of a kind is, for every pair that can be converted: `unit_of(kind, unit, factor)`. */
export const unitTable = sql.raw(
  `(values ${energyDefinitions
    .flatMap(({ kind, unit }) =>
      units.flatMap((own) => {
        const factor = conversion(own, unit);
        return factor === null ? [] : [`('${kind}','${own}',${toNumber(factor)}::numeric)`];
      }),
    )
    .join(',')}) as unit_of(kind, unit, factor)`,
);

/**
 * These statements read much of a few tables: they are planned for what is there, and may take what a hot one must not.
 * Where statistics are old, nested loops would read a table once for each row of another.
 */
export async function readingMuch(db: Db): Promise<void> {
  await db.execute(sql`
    select set_config('enable_seqscan', 'on', true), set_config('enable_nestloop', 'off', true),
      set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true),
      set_config('work_mem', '128MB', true), set_config('max_parallel_workers_per_gather', '2', true)`);
}

/**
 * The firms whose figures the client may see, as `members(id, number, state)`: of each purpose the newest answer counts,
 * as in reports; who is joining or erased is no participant.
 */
export function membersOf(programmeId: string): SQL {
  return sql`
    answers as (
      select c.business_id,
        coalesce(bool_or(c.given) filter (where c.purpose = 'use'), false) as uses,
        coalesce(bool_or(c.given) filter (where c.purpose = 'client'), false) as tells
      from (select distinct on (business_id, purpose) business_id, purpose, given from consents
        where programme_id = ${programmeId}::uuid and business_id is not null
        order by business_id, purpose, at desc, id desc) c group by c.business_id),
    firms as (
      select b.id, b.number, b.state, b.route, b.created_at, coalesce(a.uses, false) and b.state <> 'erased' as uses,
        coalesce(a.uses and a.tells, false) and b.state <> 'erased' as tells
      from businesses b left join answers a on a.business_id = b.id
      where b.programme_id = ${programmeId}::uuid and b.state <> 'joining'),
    members as (select id, number, state from firms where tells)`;
}

/** Whether a row of `readings` was in force at a moment: written, and neither corrected nor withdrawn by then. */
export function inForce(at: string, row = 'r'): SQL {
  const one = sql.raw(row);
  return sql`${one}.recorded_at < ${at}::timestamptz
    and not exists (select 1 from readings later where later.replaces = ${one}.id and later.recorded_at < ${at}::timestamptz)
    and not exists (select 1 from reading_withdrawals w where w.reading_id = ${one}.id and w.at < ${at}::timestamptz)`;
}

/**
 * The CO2 of an emission beside its reading. A bill that goes beyond a fiscal year has a part with each year's factor,
 * and reports add up the parts.
 */
export const kgOf = sql.raw(`case when date_trunc('year', r.period_from - interval '3 months')
    = date_trunc('year', r.period_to - interval '3 months') then e.kg_co2
  else (select coalesce((select sum((part->>'kgCo2')::numeric) from jsonb_array_elements(x.calculation->'parts') part), x.kg_co2)
    from emissions x where x.id = e.id) end`);
