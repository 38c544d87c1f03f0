import { type SQL, sql } from 'drizzle-orm';
import { isEnergyKind } from '../../engine/energy/registry.ts';
import { addMonths } from '../../engine/period.ts';
import type { KindMonth, MonthFirms, WeekLedger } from '../../engine/week/input.ts';
import type { Db } from '../connection.ts';
import { rowSet } from '../rows.ts';
import { energyList, inForce, kgOf, membersOf, unitTable, type WeekScope } from './parts.ts';

type Row = {
  slot: string;
  kind: string;
  rows_now: string;
  rows_before: string;
  kg_now: string | null;
  kg_before: string | null;
  use_now: string | null;
  use_before: string | null;
  null_now: string;
  null_before: string;
  provisional_now: string;
  provisional_before: string;
  pair_now: string | null;
  pair_before: string | null;
  activity: string | null;
  factor: string | null;
  apart: boolean;
  reporting: string;
  whole: string;
  whole_before: string;
  compared: string;
  firms: string;
  present: string;
};

/**
 * The figures of some months and of the same months a year before, by kind, in one statement: whole firms' months are
 * found and compared as the reports do it (`engine/report/pairing`, `effect`).
 */
export async function loadWeekLedger(db: Db, scope: WeekScope, months: readonly string[]): Promise<WeekLedger> {
  if (months.length === 0) return { kinds: [], months: [], comparedFirms: 0 };
  const expected = await expectedMeters(db, scope);
  const rows = await db.execute<Row>(figuresQuery(scope, months));
  const kinds = rows.flatMap(kindMonth);
  const sum = (list: readonly Row[], of: 'reporting' | 'whole' | 'whole_before' | 'compared' | 'present' | 'firms') =>
    list.reduce((all, row) => all + Number(row[of]), 0);
  return {
    kinds,
    months: months.map((month): MonthFirms => {
      const own = rows.filter(({ slot }) => slot === month);
      return {
        month,
        reporting: sum(own, 'reporting'),
        whole: sum(own, 'whole'),
        wholeBefore: sum(own, 'whole_before'),
        compared: sum(own, 'compared'),
        gaps: expected - sum(own, 'present'),
      };
    }),
    comparedFirms: sum(rows, 'firms'),
  };
}

async function expectedMeters(db: Db, { programmeId }: WeekScope): Promise<number> {
  const [row] = await db.execute<{ count: string }>(sql`
    with ${membersOf(programmeId)}
    select count(*) as count from site_energy x join sites s on s.id = x.site_id join members m on m.id = s.business_id
    where x.kind = any(${energyList})`);
  return Number(row?.count ?? 0);
}

/**
 * Rows → meters → kinds of a firm's month → months. Use and CO2 stay exact decimals; use is rounded where the reports
 * round it, to the nearest double, and the parts of a change are reckoned in doubles as there.
 */
function figuresQuery(scope: WeekScope, months: readonly string[]): SQL {
  const { programmeId, until } = scope;
  const slots = months.flatMap((month) => [
    { slot: month, month, before: false },
    { slot: month, month: addMonths(month, -12), before: true },
  ]);
  return sql`
    with ${membersOf(programmeId)},
    slots as (select slot, month, before from ${rowSet(slots, { slot: 'text', month: 'text', before: 'boolean' })}),
    latest as (
      select distinct on (reading_id) id, reading_id, kg_co2, provisional from emissions
      where programme_id = ${programmeId}::uuid and calculated_at < ${until}::timestamptz
      order by reading_id, calculated_at desc, id desc),
    rows as (
      select r.business_id, s.slot, r.kind, r.site_id, s.before, e.provisional, ${kgOf} as kg,
        case when unit_of.factor = 1 then r.value else (r.value * unit_of.factor)::float8::text::numeric end as used
      from readings r join slots s on s.month = r.month join members m on m.id = r.business_id
      left join latest e on e.reading_id = r.id left join ${unitTable} on unit_of.kind = r.kind and unit_of.unit = r.unit
      where r.programme_id = ${programmeId}::uuid and r.month in (select month from slots) and ${inForce(until)}),
    meters as (
      select business_id, slot, kind, site_id, ${bothYears('rows', 'count(*)')}, ${bothYears('used', 'count(used)')},
        ${bothYears('known', 'count(kg)')}, ${bothYears('kg', 'sum(kg)')}, ${bothYears('use', 'sum(used)')},
        ${bothYears('provisional', 'count(*)', 'provisional')}
      from rows group by business_id, slot, kind, site_id),
    expected as (
      select s.business_id, x.site_id, x.kind from site_energy x join sites s on s.id = x.site_id
      where s.programme_id = ${programmeId}::uuid and x.kind = any(${energyList})),
    wanted as (select business_id, count(*) as meters from expected group by business_id),
    kinds as (
      select m.business_id, m.slot, m.kind, m.kind = any(${energyList}) as energy, ${summed('rows', 'used', 'known', 'kg', 'use', 'provisional')},
        count(*) filter (where rows_now > 0) as meters_now, count(*) filter (where rows_before > 0) as meters_before,
        count(*) filter (where rows_now > 0 and rows_before > 0) as meters_both,
        count(x.site_id) filter (where rows_now > 0) as present_now, count(x.site_id) filter (where rows_before > 0) as present_before
      from meters m left join expected x on x.business_id = m.business_id and x.site_id = m.site_id and x.kind = m.kind
      group by m.business_id, m.slot, m.kind),
    states as (
      select k.*, row_number() over month_of as nth,
        coalesce(sum(meters_now) filter (where energy) over firm_month, 0) as all_now,
        coalesce(bool_and(meters_now = meters_both and meters_before = meters_both) filter (where energy) over firm_month, false) as same,
        ${wholeOf('now')} as is_whole, ${wholeOf('before')} as is_whole_before
      from kinds k left join wanted w on w.business_id = k.business_id
      window firm_month as (partition by k.business_id, k.slot), month_of as (partition by k.business_id, k.slot order by k.kind)),
    paired as (
      select *, is_whole and is_whole_before and same as pair from states),
    told as (
      select *, bool_or(pair) over (partition by business_id) as any_pair,
        row_number() over (partition by business_id order by slot, kind) as first_of_firm,
        case when pair and energy then ${activity} end as by_use, case when pair and energy then (kg_now::float8 - kg_before::float8) end as change
      from paired)
    select slot, kind, ${totals('rows', 'kg')},
      case when sum(rows_now) = sum(used_now) then sum(use_now) end::text as use_now,
      case when sum(rows_before) = sum(used_before) then sum(use_before) end::text as use_before,
      sum(rows_now - known_now) as null_now, sum(rows_before - known_before) as null_before,
      sum(provisional_now) as provisional_now, sum(provisional_before) as provisional_before,
      (sum(kg_now) filter (where pair and energy))::text as pair_now, (sum(kg_before) filter (where pair and energy))::text as pair_before,
      sum(by_use::text::numeric)::text as activity, sum((change - by_use)::text::numeric)::text as factor,
      coalesce(bool_and(by_use is not null) filter (where pair and energy), true) as apart,
      count(*) filter (where nth = 1 and all_now > 0) as reporting, count(*) filter (where nth = 1 and is_whole) as whole,
      count(*) filter (where nth = 1 and is_whole_before) as whole_before, count(*) filter (where nth = 1 and pair) as compared,
      count(*) filter (where first_of_firm = 1 and any_pair) as firms, coalesce(sum(present_now) filter (where energy), 0) as present
    from told group by slot, kind order by slot, kind`;
}

/** The column of a sum over the rows of each year: `kg_now`, `kg_before`. */
function bothYears(name: string, sum: string, only = 'true'): SQL {
  return sql.raw(
    `${sum} filter (where not before and ${only}) as ${name}_now, ${sum} filter (where before and ${only}) as ${name}_before`,
  );
}

const years = ['now', 'before'] as const;

function summed(...names: readonly string[]): SQL {
  return sql.raw(names.flatMap((name) => years.map((year) => `sum(${name}_${year}) as ${name}_${year}`)).join(', '));
}

function totals(...names: readonly string[]): SQL {
  return sql.raw(
    names.flatMap((name) => years.map((year) => `sum(${name}_${year})::text as ${name}_${year}`)).join(', '),
  );
}

/** Something is there, every meter that is expected, and CO2 of all of it. */
function wholeOf(year: (typeof years)[number]): SQL {
  return sql.raw(`coalesce(sum(meters_${year}) filter (where energy) over firm_month > 0
    and sum(present_${year}) filter (where energy) over firm_month = coalesce(w.meters, 0)
    and sum(rows_${year} - known_${year}) filter (where energy) over firm_month = 0, false)`);
}

// What was not used before had no factor then: all of its change is use.
const activity = sql.raw(`case when used_now < rows_now or used_before < rows_before or use_before < 0 then null
  when use_before = 0 then kg_now::float8 - kg_before::float8
  else (use_now::float8 - use_before::float8) * (kg_before::float8 / use_before::float8) end`);

function kindMonth(row: Row): readonly KindMonth[] {
  if (!isEnergyKind(row.kind)) return [];
  const side = (year: (typeof years)[number]) => ({
    kgCo2: row[`kg_${year}`],
    use: row[`use_${year}`],
    rows: Number(row[`rows_${year}`]),
    withoutCo2: Number(row[`null_${year}`]),
    provisional: Number(row[`provisional_${year}`]),
  });
  const { activity: use, factor } = row;
  return [
    {
      month: row.slot,
      kind: row.kind,
      now: side('now'),
      before: side('before'),
      compared: { now: row.pair_now, before: row.pair_before },
      parts: row.apart ? { activity: use ?? '0', factor: factor ?? '0' } : null,
    },
  ];
}
