import { type SQL, sql } from 'drizzle-orm';
import type { DeskState } from '../../bot/desk/consultation/state.ts';
import type { Db } from '../connection.ts';
import type { StaffBook } from './staff.ts';
import { readStates } from './state.ts';

/** A case as those see it who work on it. */
export type BoardCase = {
  readonly id: string;
  readonly programmeId: string;
  readonly number: number;
  /** Null for a contact outside the chat. */
  readonly conversationId: string | null;
  readonly businessId: string | null;
  /** The firm's number. */
  readonly firm: number | null;
  readonly reason: string;
  readonly state: string;
  readonly handler: string | null;
  readonly card: string | null;
  readonly complaint: boolean;
  readonly openedAt: string;
  readonly closed: boolean;
};

type Row = {
  id: string;
  programme_id: string;
  number: number;
  conversation_id: string | null;
  business_id: string | null;
  firm: number | null;
  reason: string;
  state: string;
  handler: string | null;
  card: string | null;
  complaint: boolean;
  opened_at: string;
  closed: boolean;
};

/** More nobody looks through; the oldest come first. */
const most = 200;

function cases(db: Db, which: SQL): Promise<readonly Row[]> {
  return db.execute<Row>(sql`
    select c.id, c.programme_id, c.number, c.conversation_id, c.business_id, b.number as firm, c.reason, c.state,
      c.handler, c.card, c.complaint, c.opened_at, c.closed_at is not null as closed
    from consultations c left join businesses b on b.id = c.business_id
    where ${which} order by c.number limit ${most}::int`);
}

function boardCase(row: Row): BoardCase {
  const { id, number, firm, reason, state, handler, card, complaint, closed } = row;
  return {
    ...{ id, number, firm, reason, state, handler, card, complaint, closed },
    programmeId: row.programme_id,
    conversationId: row.conversation_id,
    businessId: row.business_id,
    openedAt: new Date(row.opened_at).toISOString(),
  };
}

/** How a case is named: by our id, its number, or a card that it has or had (`channel:ts`). */
export type CaseName = { readonly id: string } | { readonly number: number } | { readonly card: string };

/** The case of this name in the programme; null: there is none. */
export async function findCase({ database, programmeId }: StaffBook, name: CaseName): Promise<BoardCase | null> {
  const [row] = await database.scoped(programmeId, (db) => cases(db, isNamed(name)));
  return row === undefined ? null : boardCase(row);
}

function isNamed(name: CaseName): SQL {
  if ('id' in name) return sql`c.id = ${name.id}::uuid`;
  return 'card' in name ? hadCard(name.card) : sql`c.number = ${name.number}::int`;
}

/** Its card, or one before it: what stood in that thread still belongs to the case. */
function hadCard(card: string): SQL {
  return sql`(c.card = ${card} or c.id in (
    select l.consultation_id from desk_log l where l.about = ${card} and l.what = 'posted'))`;
}

/** An open case with the state of its desk; null where that cannot be read. */
export type OpenCase = BoardCase & { readonly desk: DeskState | null };

/** The open cases of the programme, the oldest first. */
export async function openCases({ database, vault, programmeId }: StaffBook): Promise<readonly OpenCase[]> {
  return database.scoped(programmeId, async (db) => {
    const open = (await cases(db, sql`c.closed_at is null`)).map(boardCase);
    const conversationIds = open.flatMap(({ conversationId }) => conversationId ?? []);
    const states = await readStates(db, vault, { programmeId, conversationIds });
    return open.map((one) => ({ ...one, desk: states.get(one.conversationId ?? '') ?? null }));
  });
}

/** The open cases whose cards stand in this channel, and whether one ever stood there. */
export async function casesInChannel(
  { database, programmeId }: StaffBook,
  channel: string,
): Promise<{ readonly open: readonly BoardCase[]; readonly known: boolean }> {
  const inside = sql`starts_with(c.card, ${`${channel}:`})`;
  return database.scoped(programmeId, async (db) => {
    const open = (await cases(db, sql`${inside} and c.closed_at is null`)).map(boardCase);
    const any = await db.execute(sql`select 1 from consultations c where ${inside} limit 1`);
    return { open, known: any.length > 0 };
  });
}

/** How the desk of a conversation stands, to be looked at; null where there is none that can be read. */
export async function deskOf(
  { database, vault, programmeId }: StaffBook,
  conversationId: string,
): Promise<DeskState | null> {
  const states = await database.scoped(programmeId, (db) =>
    readStates(db, vault, { programmeId, conversationIds: [conversationId] }),
  );
  return states.get(conversationId) ?? null;
}

/** Where a firm is written to: its conversation, the one that was used last. Null: nobody of it can be reached. */
export async function conversationOfFirm(
  { database, programmeId }: StaffBook,
  businessId: string,
): Promise<string | null> {
  const [row] = await database.scoped(programmeId, (db) =>
    db.execute<{ id: string }>(sql`
      select id from conversations
      where business_id = ${businessId}::uuid and programme_id = ${programmeId}::uuid and reachable
      order by updated_at desc, id limit 1`),
  );
  return row?.id ?? null;
}

/** The language in which somebody reads. */
export async function localeOf({ database, programmeId }: StaffBook, conversationId: string) {
  const [row] = await database.scoped(programmeId, (db) =>
    db.execute<{ locale: 'ja' | 'en' | 'easy' }>(sql`
      select locale from conversations where id = ${conversationId}::uuid and programme_id = ${programmeId}::uuid`),
  );
  return row?.locale ?? 'ja';
}
