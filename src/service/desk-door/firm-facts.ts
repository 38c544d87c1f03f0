import type { Locale } from '../../bot/facts.ts';
import { formatMonth } from '../../bot/text/dates.ts';
import { lookUp } from '../../bot/text/locales.ts';
import { formatQuantity } from '../../bot/text/numbers.ts';
import { type OpenCase, openCases } from '../../db/desk/board.ts';
import { keepLook } from '../../db/desk/looks.ts';
import { listBusinesses, showBusiness } from '../../db/repositories/businesses.ts';
import { type ReadingLine, readingHistory } from '../../db/repositories/readings.ts';
import type { Member } from './who.ts';

/** A firm whole, as the one may see it who holds a case of it. */
export type Firm = NonNullable<Awaited<ReturnType<typeof showBusiness>>>;

/** A firm that somebody looks at. `holds`: the person holds a case of it, and may see more than numbers. */
export type SeenFirm = { readonly firm: Firm; readonly holds: boolean; readonly open: readonly OpenCase[] };

/**
 * Opens a firm for somebody: that they look is written down first, and what cannot be written down is not shown. Null
 * where nobody has joined yet.
 */
export async function seeFirm(
  { book, id }: Pick<Member, 'book' | 'id'>,
  businessId: string | null,
  now: Date,
): Promise<SeenFirm | null> {
  if (businessId === null) return null;
  const open = (await openCases(book)).filter((one) => one.businessId === businessId);
  const holds = open.some(({ handler, state }) => handler === id && state !== 'queued' && state !== 'requested');
  await keepLook(book, { businessId, staffId: id, why: holds ? 'case' : 'route' }, now);
  const firm = await showBusiness(book.database, book.vault, book.programmeId, businessId);
  return firm === null ? null : { firm, holds, open };
}

/** The newest answer to each purpose. */
export function consentsOf({ consents }: Firm): ReadonlyMap<string, boolean> {
  return new Map(consents.map(({ purpose, given }) => [purpose, given]));
}

/** The id of the firm of this number; null: there is none. */
export async function firmByNumber({ book }: Member, number: number): Promise<string | null> {
  const all = await listBusinesses(book.database, book.vault, book.programmeId);
  return all.find((one) => one.number === number)?.id ?? null;
}

/** The rows of the ledger that hold today, the oldest month first; for whom the firm was opened. */
export async function currentReadings({ book }: Member, { id: businessId }: Firm): Promise<readonly ReadingLine[]> {
  const all = await readingHistory(book.database, book.vault, book.programmeId, businessId);
  return all
    .filter(({ supersededBy, withdrawnAt }) => supersededBy === null && withdrawnAt === null)
    .toSorted((one, other) => one.month.localeCompare(other.month));
}

/** The words for the places of a template: what is known of the firm and of the one who writes. */
export async function templateValues(
  member: Member,
  { businessId, locale, now }: { readonly businessId: string | null; readonly locale: Locale; readonly now: Date },
): Promise<Readonly<Record<string, string>>> {
  const { operator } = member.programme.document;
  const firm = (await seeFirm(member, businessId, now))?.firm ?? null;
  const last = firm === null ? undefined : (await currentReadings(member, firm)).at(-1);
  return {
    operator,
    staff: member.name ?? '',
    name: firm?.name ?? '',
    ...(last === undefined ? {} : figureValues(last, locale)),
  };
}

function figureValues({ month, kind, quantity }: ReadingLine, locale: Locale): Readonly<Record<string, string>> {
  return {
    month: formatMonth(month, locale),
    kind: lookUp(`kinds.${kind}`, locale),
    figure: formatQuantity(quantity.value, quantity.unit),
  };
}
