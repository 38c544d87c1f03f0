import { sql } from 'drizzle-orm';
import type { BillCount } from '../../../bot/effect.ts';
import { rowSet } from '../../rows.ts';
import type { Decided, RecordContext } from './decided.ts';

const layout = { supplier: 'text', kind: 'text', month: 'text' };
const counts = {
  ok: 'int',
  asked: 'int',
  turnedAway: 'int',
  asRead: 'int',
  chosen: 'int',
  typed: 'int',
  notOnPaper: 'int',
  corrected: 'int',
} as const satisfies Record<BillCount, 'int'>;
const none = Object.fromEntries(Object.keys(counts).map((name) => [name, 0]));

type Lessons = readonly Decided<'learn-layout'>[];

function layoutOf({ record: { supplier, kind, month } }: Decided<'learn-layout'>) {
  return { supplier: supplier ?? '', kind: kind ?? '', month };
}

/** How bills were read and what was made of it, added up. Rows in one order, so that two batches do not lock each other. */
export async function countBills({ db, programmeId }: RecordContext, lessons: Lessons): Promise<void> {
  if (lessons.length === 0) return;
  const rows = lessons.map((one) => ({ ...layoutOf(one), ...none, ...one.record.counts }));
  await db.execute(sql`
    insert into bill_counts as t (programme_id, supplier, kind, month, ok, asked, turned_away, as_read, chosen, typed, not_on_paper, corrected)
    select ${programmeId}::uuid, supplier, kind, month, sum(ok), sum(asked), sum("turnedAway"), sum("asRead"), sum(chosen), sum(typed),
      sum("notOnPaper"), sum(corrected)
    from ${rowSet(rows, quoted({ ...layout, ...counts }))} group by supplier, kind, month order by supplier, kind, month
    on conflict (programme_id, supplier, kind, month) do update set
      ok = t.ok + excluded.ok, asked = t.asked + excluded.asked, turned_away = t.turned_away + excluded.turned_away,
      as_read = t.as_read + excluded.as_read, chosen = t.chosen + excluded.chosen, typed = t.typed + excluded.typed,
      not_on_paper = t.not_on_paper + excluded.not_on_paper, corrected = t.corrected + excluded.corrected`);
}

/** Where the amount stood, and where not. */
export async function votePlaces({ db, programmeId }: RecordContext, lessons: Lessons): Promise<void> {
  const rows = lessons.flatMap((one) => one.record.votes.map((vote) => ({ ...layoutOf(one), ...vote })));
  if (rows.length === 0) return;
  await db.execute(sql`
    insert into bill_places as t (programme_id, supplier, kind, month, place, stood_right, stood_wrong)
    select ${programmeId}::uuid, supplier, kind, month, place, sum("right"), sum(wrong)
    from ${rowSet(rows, quoted({ ...layout, place: 'text', right: 'int', wrong: 'int' }))}
    group by supplier, kind, month, place order by supplier, kind, month, place
    on conflict (programme_id, supplier, kind, month, place) do update set
      stood_right = t.stood_right + excluded.stood_right, stood_wrong = t.stood_wrong + excluded.stood_wrong`);
}

/** Names in upper case or of the language itself. */
function quoted(columns: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(columns).map(([name, type]) => [`"${name}"`, type]));
}
