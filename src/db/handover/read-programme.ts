import { asc, inArray, sql } from 'drizzle-orm';
import type { Handover } from '../../bot/handover/document.ts';
import type { HandoverFirm } from '../../bot/handover/firm.ts';
import type { Database, Db } from '../connection.ts';
import { businesses } from '../schema/businesses.ts';
import { staff } from '../schema/staff.ts';
import type { Vault } from '../vault/vault.ts';
import { readFirm } from './read-firm.ts';
import { type HandoverFile, type Pictured, withPictures } from './read-pictures.ts';
import { iso } from './sealed.ts';

/** What the database gives to a hand-over, and the pictures if they were asked for. */
export type HandoverData = Pick<Handover, 'firms' | 'withheld' | 'staff' | 'knowledge'> & {
  readonly files: readonly HandoverFile[];
};

type Book = {
  readonly database: Database;
  readonly vault: Vault;
  readonly programmeId: string;
  readonly pictures: boolean;
};

/** One firm, whatever it agrees to: its data are its own. Null: there is no such firm in this programme. */
export async function readOneFirm(book: Book, businessId: string): Promise<HandoverData | null> {
  return book.database.snapshot(book.programmeId, async (db) => {
    const firm = await readFirm(db, book.vault, businessId);
    return firm === null ? null : { withheld: [], ...(await besideFirms(db, book, [firm])) };
  });
}

/**
 * The firms of a programme as they stood at one moment. Only those that agree today that their data are used: whoever
 * took that back, left before agreeing, or was erased is named by number and by nothing else.
 */
export async function readProgramme(book: Book): Promise<HandoverData> {
  const { database, vault, programmeId } = book;
  return database.snapshot(programmeId, async (db) => {
    const rows = await db.select().from(businesses).orderBy(asc(businesses.number));
    const agreed = await agreedOf(db);
    const read = await Promise.all(
      rows.map(async (row) => ({ row, found: await readAgreed(db, vault, { row, agreed }) })),
    );
    const firms = read.flatMap(({ found }) => (typeof found === 'string' ? [] : [found]));
    const withheld = read.flatMap(({ row: { number }, found }) =>
      typeof found === 'string' ? [{ number, why: found }] : [],
    );
    return { withheld, ...(await besideFirms(db, book, firms)) };
  });
}

type Asked = {
  readonly row: { readonly id: string; readonly state: string };
  readonly agreed: ReadonlyMap<string, boolean>;
};

/** The firm, or why it is withheld. */
async function readAgreed(
  db: Db,
  vault: Vault,
  { row: { id, state }, agreed }: Asked,
): Promise<HandoverFirm | Handover['withheld'][number]['why']> {
  const why = state === 'erased' ? 'erased' : whyNot(agreed.get(id));
  return why ?? (await readFirm(db, vault, id)) ?? 'erased';
}

function whyNot(given: boolean | undefined): 'not-joined' | 'use-withdrawn' | null {
  if (given === undefined) return 'not-joined';
  return given ? null : 'use-withdrawn';
}

async function agreedOf(db: Db): Promise<ReadonlyMap<string, boolean>> {
  const rows = await db.execute<{ business_id: string; given: boolean }>(sql`
    select distinct on (business_id) business_id, given from consents
    where purpose = 'use' and business_id is not null order by business_id, at desc, id desc`);
  return new Map(rows.map(({ business_id, given }) => [business_id, given]));
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The firms with their pictures, if they were asked for, and what their rows name. */
async function besideFirms(
  db: Db,
  { vault, pictures }: Book,
  firms: readonly HandoverFirm[],
): Promise<Omit<HandoverData, 'withheld'>> {
  const pictured: Pictured[] = [];
  for (const firm of firms) pictured.push(pictures ? await withPictures(db, vault, firm) : { firm, files: [] });
  return {
    firms: pictured.map(({ firm }) => firm),
    files: pictured.flatMap(({ files }) => files),
    staff: await staffNamedBy(db, firms),
    knowledge: [...new Set(firms.flatMap(({ shown }) => shown.map(({ edition }) => edition)))].toSorted(),
  };
}

async function staffNamedBy(db: Db, firms: readonly HandoverFirm[]): Promise<HandoverData['staff']> {
  const named = firms.flatMap(({ readings, consultations }) => [
    ...readings.flatMap(({ recordedBy, staff: by, withdrawn }) => [recordedBy, by?.staffId, withdrawn?.by]),
    ...consultations.flatMap(({ handler, steps }) => [handler, ...steps.flatMap(({ by, about }) => [by, about])]),
  ]);
  const ids = [...new Set(named.filter((one) => typeof one === 'string').filter((one) => uuid.test(one)))];
  const people =
    ids.length === 0 ? [] : await db.select().from(staff).where(inArray(staff.id, ids)).orderBy(asc(staff.id));
  return people.map(({ id, role, approvedOn, createdAt }) => ({ id, role, approvedOn, createdAt: iso(createdAt) }));
}
