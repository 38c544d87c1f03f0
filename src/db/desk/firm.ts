import { sql } from 'drizzle-orm';
import type { FigureSeen } from '../../bot/desk/packet/facts.ts';
import { figuresSeen } from '../../bot/desk/packet/figures.ts';
import { loadBusinesses } from '../turns/business-facts.ts';
import type { CaseSeen } from './case.ts';
import type { DeskOptions } from './options.ts';

/** What those who hold a case see of its firm: its name, and the newest figures of its ledger. */
export type FirmSeen = { readonly name: string | null; readonly figures: readonly FigureSeen[] };

/** The firm of a case; a person without one has neither name nor figures. */
export async function firmOf(
  { database, vault }: Pick<DeskOptions, 'database' | 'vault'>,
  { programmeId, businessId, key }: CaseSeen,
): Promise<FirmSeen> {
  if (businessId === null) return { name: null, figures: [] };
  return database.scoped(programmeId, async (db) => {
    const record = (await loadBusinesses(db, vault, [{ businessId, key }])).get(businessId);
    if (record === undefined) return { name: null, figures: [] };
    const rows = await db.execute<{ id: string; origin: FigureSeen['origin'] }>(sql`
      select id, origin from readings where business_id = ${businessId}::uuid`);
    const origins = new Map(rows.map(({ id, origin }) => [id, origin]));
    return { name: record.business.name, figures: figuresSeen(record, origins) };
  });
}
