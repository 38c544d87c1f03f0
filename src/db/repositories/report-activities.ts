import { sql } from 'drizzle-orm';
import type { Activities } from '../../engine/report/activities.ts';
import type { Db } from '../connection.ts';
import type { Days } from '../desk/record.ts';

type Counts = Pick<Activities, 'joined' | 'left' | 'figures' | 'corrections' | 'byPhoto' | 'byStaff' | 'shown'>;

/** Counts what was done in these days (Japan, both included) over all firms of the programme. */
export async function countActivities(db: Db, { from, to }: Days): Promise<Counts> {
  const within = (column: string) =>
    sql`(${sql.raw(column)} at time zone 'Asia/Tokyo')::date between ${from}::date and ${to}::date`;
  const rows = await db.execute<{ what: keyof Counts; count: string }>(sql`
    select 'joined' as what, count(*) as count from businesses b where b.state <> 'joining' and ${within('b.created_at')}
    union all select 'left', count(*) from businesses b where b.state in ('left', 'erased')
    union all select 'figures', count(*) from readings r where ${within('r.recorded_at')}
    union all select 'corrections', count(*) from readings r where r.replaces is not null and ${within('r.recorded_at')}
    union all select 'byPhoto', count(*) from readings r where r.origin = 'photo' and ${within('r.recorded_at')}
    union all select 'byStaff', count(*) from readings r where r.origin = 'staff' and ${within('r.recorded_at')}
    union all select 'shown', count(*) from knowledge_shown k where ${within('k.at')}`);
  const counts = new Map(rows.map(({ what, count }) => [what, Number(count)]));
  const of = (what: keyof Counts): number => counts.get(what) ?? 0;
  return {
    ...{ joined: of('joined'), left: of('left'), figures: of('figures'), corrections: of('corrections') },
    ...{ byPhoto: of('byPhoto'), byStaff: of('byStaff'), shown: of('shown') },
  };
}
