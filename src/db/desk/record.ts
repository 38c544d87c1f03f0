import { sql } from 'drizzle-orm';
import { type CaseRecord, exchangeOf, type KeptLine } from '../../bot/desk/record/case.ts';
import type { Db } from '../connection.ts';
import type { Vault } from '../vault/vault.ts';
import { listStaff, type StaffBook } from './staff.ts';

/** Days in Japan, both included. */
export type Days = { readonly from: string; readonly to: string };

type CaseRow = {
  id: string;
  number: number;
  route: CaseRecord['route'];
  reason: string;
  state: string;
  handler: string | null;
  complaint: boolean;
  opened_at: string;
  closed_at: string | null;
  resolution: string | null;
  outcome: CaseRecord['outcome'];
  firm: number | null;
};

type LineRow = {
  consultation_id: string;
  at: string;
  what: string;
  by: string | null;
  about: string | null;
  words_enc: Buffer | null;
  knowledge: string | null;
  message_id: string | null;
  key_id: string;
  wrapped: Buffer | null;
};

/** The cases opened on these days, by number, with everything that was said. */
export async function loadRecord(book: StaffBook, days: Days): Promise<readonly CaseRecord[]> {
  const people = new Map((await listStaff(book, new Date(0))).map(({ id, name }) => [id, name]));
  return book.database.scoped(book.programmeId, async (db) => {
    const cases = await casesOf(db, days);
    const lines = Map.groupBy(await linesOf(db, days), (row) => row.consultation_id);
    return cases.map((row) => ({
      number: row.number,
      route: row.route,
      reason: row.reason,
      state: row.state,
      complaint: row.complaint,
      firm: row.firm,
      resolution: row.resolution,
      outcome: row.outcome,
      openedAt: new Date(row.opened_at).toISOString(),
      closedAt: row.closed_at === null ? null : new Date(row.closed_at).toISOString(),
      handler: row.handler === null ? null : (people.get(row.handler) ?? null),
      ...exchangeOf((lines.get(row.id) ?? []).map((line) => keptLine(line, book.vault))),
    }));
  });
}

/** How many cases were opened on these days. */
export async function countCases({ database, programmeId }: StaffBook, days: Days): Promise<number> {
  const [row] = await database.scoped(programmeId, (db) =>
    db.execute<{ count: string }>(sql`select count(*) as count from consultations c where ${within(days)}`),
  );
  return Number(row?.count ?? 0);
}

function within({ from, to }: Days) {
  return sql`(c.opened_at at time zone 'Asia/Tokyo')::date between ${from}::date and ${to}::date`;
}

function casesOf(db: Db, days: Days): Promise<readonly CaseRow[]> {
  return db.execute<CaseRow>(sql`
    select c.id, c.number, c.route, c.reason, c.state, c.handler, c.complaint, c.opened_at, c.closed_at, c.resolution,
      b.number as firm, (select o.kind from opinions o where o.consultation_id = c.id and o.kind in ('asked', 'yes', 'not-yet')
        order by o.kind = 'asked', o.seq desc limit 1) as outcome
    from consultations c left join businesses b on b.id = c.business_id
    where ${within(days)} order by c.number`);
}

function linesOf(db: Db, days: Days): Promise<readonly LineRow[]> {
  return db.execute<LineRow>(sql`
    select l.consultation_id, l.at, l.what, l."by", l.about, l.words_enc, l.knowledge, l.message_id, l.key_id, k.wrapped
    from desk_log l join consultations c on c.id = l.consultation_id join data_keys k on k.id = l.key_id
    where ${within(days)} order by l.seq`);
}

function keptLine(row: LineRow, vault: Vault): KeptLine {
  const { what, by, about, knowledge, message_id: messageId, words_enc: sealed, wrapped, key_id: keyId } = row;
  const at = new Date(row.at).toISOString();
  const line = { at, what, by, about, knowledge, messageId };
  if (sealed === null) return { ...line, said: null };
  if (wrapped === null) return { ...line, said: { at, words: null, erased: true } };
  const words = vault.open({ keyId, wrapped }, sealed, 'desk-words').toString('utf8');
  return { ...line, said: { at, words, erased: false } };
}
