import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, gte, isNull, lte, notInArray } from 'drizzle-orm';
import { refusalToday, type StaffRefusal, type StaffRole } from '../../bot/desk/staff/standing.ts';
import { japanTime } from '../../engine/business-time/hours.ts';
import type { Database, Db } from '../connection.ts';
import { dataKeys } from '../schema/keys.ts';
import { staff, staffAbsences } from '../schema/staff.ts';
import { newDataKey } from '../vault/master-keys.ts';
import type { Vault } from '../vault/vault.ts';

/** Where the staff of a programme are kept. */
export type StaffBook = { readonly database: Database; readonly vault: Vault; readonly programmeId: string };

/** A person as Slack names them. */
export type SlackPerson = { readonly slackTeam: string; readonly slackUser: string };

/** A person as an operator names one. Days are those of Japan. */
export type NewStaff = SlackPerson & {
  readonly name: string;
  readonly role: StaffRole;
  readonly approvedBy: string;
  readonly approvedOn: string;
  readonly trainedUntil: string | null;
};

/** A person in a list; names are null once the person's key is destroyed. */
export type StaffLine = {
  readonly id: string;
  readonly name: string | null;
  readonly role: StaffRole;
  readonly approvedBy: string | null;
  readonly approvedOn: string;
  readonly trainedUntil: string | null;
  readonly endedAt: string | null;
  /** Why the person may not act today. */
  readonly refused: StaffRefusal | null;
};

/** Who somebody is. `refused`: the person may do and see nothing, whoever it is. */
export type StaffAnswer =
  | { readonly refused: StaffRefusal }
  | { readonly refused: null; readonly id: string; readonly role: StaffRole; readonly name: string | null };

type Row = typeof staff.$inferSelect;

/** Names a person; null when the person is one of the staff already. */
export async function addStaff(book: StaffBook, added: NewStaff, now: Date): Promise<string | null> {
  const { database, vault, programmeId } = book;
  return database.scoped(programmeId, async (db) => {
    const slackIndex = indexOf(book, added);
    if ((await present(db, slackIndex)) !== undefined) return null;
    const [id, keyId] = [randomUUID(), randomUUID()];
    const key = { keyId, wrapped: vault.masterKeys.wrap(newDataKey(), keyId) };
    await db.insert(dataKeys).values({ id: keyId, programmeId, wrapped: key.wrapped, createdAt: now });
    await db.insert(staff).values({
      ...{ id, programmeId, keyId, slackIndex, createdAt: now },
      slackEnc: vault.seal(key, `${added.slackTeam}\0${added.slackUser}`, 'staff-slack'),
      nameEnc: vault.seal(key, added.name, 'staff-name'),
      approvedByEnc: vault.seal(key, added.approvedBy, 'staff-approver'),
      role: added.role,
      approvedOn: added.approvedOn,
      trainedUntil: added.trainedUntil,
    });
    return id;
  });
}

/** Who somebody on Slack is in this programme, and whether the person may act now. */
export async function staffOf(book: StaffBook, person: SlackPerson, now: Date): Promise<StaffAnswer> {
  return book.database.scoped(book.programmeId, async (db) => {
    const [row] = await withKeys(db)
      .where(eq(staff.slackIndex, indexOf(book, person)))
      // Null comes first: who left and came back is the one who came back.
      .orderBy(desc(staff.endedAt), desc(staff.createdAt))
      .limit(1);
    if (row === undefined) return { refused: 'staff-unknown' };
    const { id, role, name, refused } = lineOf(book.vault, row, now);
    return refused === null ? { refused, id, role, name } : { refused };
  });
}

/** A person of the staff on Slack, with the name by which colleagues know them. */
export type StaffOnSlack = SlackPerson & { readonly name: string };

/** Where a person is on Slack; null when there is no such person in the programme, or the person's key is destroyed. */
export async function slackOf({ database, vault, programmeId }: StaffBook, id: string): Promise<StaffOnSlack | null> {
  const [row] = await database.scoped(programmeId, (db) => withKeys(db).where(eq(staff.id, id)));
  if (row === undefined || row.wrapped === null) return null;
  const key = { keyId: row.person.keyId, wrapped: row.wrapped };
  const [slackTeam = '', slackUser = ''] = vault
    .open(key, row.person.slackEnc, 'staff-slack')
    .toString('utf8')
    .split('\0');
  return { slackTeam, slackUser, name: vault.open(key, row.person.nameEnc, 'staff-name').toString('utf8') };
}

/** All staff of the programme, those who have left too, in the order in which they were named. */
export async function listStaff({ database, vault, programmeId }: StaffBook, now: Date): Promise<readonly StaffLine[]> {
  const rows = await database.scoped(programmeId, (db) => withKeys(db).orderBy(asc(staff.createdAt), asc(staff.id)));
  return rows.map((row) => lineOf(vault, row, now));
}

/** The person may see nothing from now on; false when there is no such person, or the person has left already. */
export async function endStaff({ database, programmeId }: StaffBook, id: string, now: Date): Promise<boolean> {
  const ended = await database.scoped(programmeId, (db) =>
    db
      .update(staff)
      .set({ endedAt: now })
      .where(and(eq(staff.id, id), isNull(staff.endedAt)))
      .returning(),
  );
  return ended.length > 0;
}

/** Writes down a training; false when there is no such person, or the person has left. */
export async function trainStaff({ database, programmeId }: StaffBook, id: string, until: string): Promise<boolean> {
  const trained = await database.scoped(programmeId, (db) =>
    db
      .update(staff)
      .set({ trainedUntil: until })
      .where(and(eq(staff.id, id), isNull(staff.endedAt)))
      .returning(),
  );
  return trained.length > 0;
}

/** Who may hold cases now, in the programme whose wall `db` works behind: consultants who are not away. */
export async function handlersToday(db: Db, now: Date): Promise<ReadonlySet<string>> {
  const { day } = japanTime(now.toISOString());
  const away = db
    .select({ id: staffAbsences.staffId })
    .from(staffAbsences)
    .where(and(lte(staffAbsences.from, day), gte(staffAbsences.to, day), isNull(staffAbsences.endedAt)));
  const rows = await db
    .select()
    .from(staff)
    .where(and(eq(staff.role, 'consultant'), isNull(staff.endedAt), notInArray(staff.id, away)));
  return new Set(rows.filter((row) => standingOf(row, now) === null).map(({ id }) => id));
}

function indexOf({ vault, programmeId }: StaffBook, { slackTeam, slackUser }: SlackPerson): Buffer {
  return vault.personIndex('staff', programmeId, `${slackTeam}\0${slackUser}`);
}

async function present(db: Db, slackIndex: Buffer): Promise<Row | undefined> {
  const [row] = await db
    .select()
    .from(staff)
    .where(and(eq(staff.slackIndex, slackIndex), isNull(staff.endedAt)));
  return row;
}

function withKeys(db: Db) {
  return db
    .select({ person: staff, wrapped: dataKeys.wrapped })
    .from(staff)
    .innerJoin(dataKeys, eq(dataKeys.id, staff.keyId));
}

function standingOf({ approvedOn, trainedUntil, endedAt }: Row, now: Date): StaffRefusal | null {
  return refusalToday({ approvedOn, trainedUntil, ended: endedAt !== null }, japanTime(now.toISOString()).day);
}

function lineOf(vault: Vault, row: { readonly person: Row; readonly wrapped: Buffer | null }, now: Date): StaffLine {
  const { id, keyId, role, approvedOn, trainedUntil, endedAt } = row.person;
  const { wrapped } = row;
  const words = (sealed: Buffer, use: string): string | null =>
    wrapped === null ? null : vault.open({ keyId, wrapped }, sealed, use).toString('utf8');
  return {
    ...{ id, role, approvedOn, trainedUntil },
    name: words(row.person.nameEnc, 'staff-name'),
    approvedBy: words(row.person.approvedByEnc, 'staff-approver'),
    endedAt: endedAt?.toISOString() ?? null,
    refused: standingOf(row.person, now),
  };
}
