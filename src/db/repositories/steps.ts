import { sql } from 'drizzle-orm';
import {
  type FirmSteps,
  firmSteps,
  orderedStep,
  type StepOrder,
  type StepRefused,
} from '../../bot/advice/staff-steps.ts';
import { japanTime } from '../../engine/business-time/hours.ts';
import type { Database } from '../connection.ts';
import type { Vault } from '../vault/vault.ts';
import { appendAdvice } from './advice.ts';
import { firmFacts, readFirmFacts } from './firm-facts.ts';

type Book = { readonly database: Database; readonly vault: Vault; readonly programmeId: string };

/** Where a firm stands, under its number. */
export type FirmLine = { readonly businessId: string; readonly number: number; readonly steps: FirmSteps };

/** Where every firm of a programme stands; `only`: one of them. */
export async function stepsOfFirms(book: Book, now: Date, only: string | null = null): Promise<readonly FirmLine[]> {
  const today = japanTime(now.toISOString()).day;
  const firms = await firmFacts(book, book.programmeId, only);
  return firms.map((firm) => ({ businessId: firm.business.id, number: firm.number, steps: firmSteps(firm, today) }));
}

/** Whom an order is about, and when it was given. */
export type Ordered = { readonly businessId: string; readonly order: StepOrder; readonly now: Date };

/**
 * Records what staff say of a firm's way, decided from the firm as it stands now, one order at a time.
 * @returns null once it is recorded, else why it is not
 */
export async function recordStep(
  { database, vault, programmeId }: Book,
  { businessId, order, now }: Ordered,
): Promise<StepRefused | 'unknown-firm' | null> {
  return database.scoped(programmeId, async (db) => {
    await db.execute(sql`select id from businesses where id = ${businessId}::uuid for update`);
    const [firm] = await readFirmFacts(db, vault, businessId);
    if (firm === undefined) return 'unknown-firm';
    const decided = orderedStep(firmSteps(firm, japanTime(now.toISOString()).day), order);
    if ('refused' in decided) return decided.refused;
    const added = { businessId, origin: 'staff', conversationId: null, records: [decided.record], now } as const;
    await appendAdvice(db, programmeId, added);
    return null;
  });
}
