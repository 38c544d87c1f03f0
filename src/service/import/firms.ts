import { randomUUID } from 'node:crypto';
import type { ImportContext } from '../../bot/import/contract.ts';
import { type FirmsPlan, planFirms } from '../../bot/import/plan-firms.ts';
import { readFirms } from '../../bot/import/read-firms.ts';
import { addFirms, loadKnownFirms, lockFirms, noteImport } from '../../db/repositories/imports.ts';
import { type BoundInvite, bindInvites } from '../../db/repositories/invites.ts';
import type { ProgrammeRow } from '../../db/repositories/programmes.ts';
import { dayInJapan } from '../day.ts';
import type { Storage } from '../storage.ts';
import { onlySheet, type TableFile } from './file.ts';

/** What is to be taken over. `confirm` null: only looked at. */
export type FirmsOrder = {
  readonly file: TableFile;
  readonly sheet: string | null;
  readonly skip: ReadonlySet<number>;
  readonly confirm: { readonly by: string } | null;
  readonly now: Date;
};

/** What would be, or was, done; with the codes by which each firm's owner takes its place. */
export type FirmsImported = {
  readonly plan: FirmsPlan;
  readonly importId: string | null;
  readonly invites: readonly BoundInvite[];
};

const usualSite = '本店';

/** Takes firms over, all of them or, while any problem is open, none. */
export async function importFirms(
  { database, vault }: Pick<Storage, 'database' | 'vault'>,
  { id: programmeId, document }: ProgrammeRow,
  order: FirmsOrder,
): Promise<FirmsImported> {
  const { now, confirm } = order;
  const { fiscalYearStart, kinds } = document;
  const context: ImportContext = { today: dayInJapan(now), fiscalYearStart, kinds };
  const read = onlySheet(order.file, order.sheet, ({ cells }) => readFirms(cells, context));
  return database.scoped(programmeId, async (db) => {
    if (confirm !== null) await lockFirms(db);
    const known = (await loadKnownFirms(db, vault)).map(({ number, state, business }) => ({
      number,
      state,
      name: business.name,
    }));
    const plan = planFirms(read, known, order.skip);
    if (confirm === null || plan.problems.length > 0 || plan.add.length === 0)
      return { plan, importId: null, invites: [] };
    const writing = { db, vault, programmeId, now };
    const firms = plan.add.map((firm) => ({
      ...firm,
      id: randomUUID(),
      sites: firm.sites.length === 0 ? [usualSite] : firm.sites,
    }));
    await addFirms(writing, firms);
    const invites = await bindInvites(db, programmeId, { firms, now });
    const importId = randomUUID();
    const made = { businesses: firms.map(({ id }) => id), meters: [] };
    await noteImport(writing, {
      id: importId,
      what: 'businesses',
      digest: order.file.digest,
      rows: firms.length,
      made,
      by: confirm.by,
    });
    return { plan, importId, invites };
  });
}
