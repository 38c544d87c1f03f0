import type { Locale } from '../../bot/facts.ts';
import { formatMonth } from '../../bot/text/dates.ts';
import { lookUp } from '../../bot/text/locales.ts';
import { formatQuantity } from '../../bot/text/numbers.ts';
import { listBusinesses, showBusiness } from '../../db/repositories/businesses.ts';
import { type ReadingLine, readingHistory } from '../../db/repositories/readings.ts';
import type { Member } from './who.ts';

/** A firm whole, as the one may see it who holds a case of it. */
export type Firm = NonNullable<Awaited<ReturnType<typeof showBusiness>>>;

/** The firm behind a case; null where nobody has joined yet. */
export async function firmOf({ book }: Member, businessId: string | null): Promise<Firm | null> {
  if (businessId === null) return null;
  return showBusiness(book.database, book.vault, book.programmeId, businessId);
}

/** The id of the firm of this number; null: there is none. */
export async function firmByNumber({ book }: Member, number: number): Promise<string | null> {
  const all = await listBusinesses(book.database, book.vault, book.programmeId);
  return all.find((one) => one.number === number)?.id ?? null;
}

/** The rows of the ledger that hold today, the oldest month first. */
export async function currentReadings({ book }: Member, businessId: string): Promise<readonly ReadingLine[]> {
  const all = await readingHistory(book.database, book.vault, book.programmeId, businessId);
  return all
    .filter(({ supersededBy, withdrawnAt }) => supersededBy === null && withdrawnAt === null)
    .toSorted((one, other) => one.month.localeCompare(other.month));
}

/** The words for the places of a template: what is known of the firm and of the one who writes. */
export async function templateValues(
  member: Member,
  businessId: string | null,
  locale: Locale,
): Promise<Readonly<Record<string, string>>> {
  const { operator } = member.programme.document;
  const firm = await firmOf(member, businessId);
  const last = businessId === null ? undefined : (await currentReadings(member, businessId)).at(-1);
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
