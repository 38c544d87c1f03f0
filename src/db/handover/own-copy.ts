import { createHash, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { forOwner, handoverOf, handoverText } from '../../bot/handover/write.ts';
import type { OwnReportFile } from '../../bot/page/link.ts';
import type { Clock } from '../../bot/ports.ts';
import { programmeDocument } from '../../bot/programme/document.ts';
import type { Db } from '../connection.ts';
import { addDisclosure } from '../disclosure/ledger.ts';
import { programmes } from '../schema/programmes.ts';
import type { Vault } from '../vault/vault.ts';
import { readFirm } from './read-firm.ts';

type Keeper = { readonly vault: Vault; readonly clock: Clock };

/** A firm's own data for its own people, written in the ledger in the same transaction. */
export async function ownCopy(
  { vault, clock }: Keeper,
  db: Db,
  { programmeId, businessId }: { readonly programmeId: string; readonly businessId: string },
): Promise<OwnReportFile | null> {
  const firm = await readFirm(db, vault, businessId);
  const [row] = await db.select().from(programmes).where(eq(programmes.id, programmeId));
  if (firm === null || row === undefined) return null;
  const exportedAt = clock.now().toISOString();
  const ledgerId = randomUUID();
  const knowledge = [...new Set(firm.shown.map(({ edition }) => edition))].toSorted();
  const document = handoverOf({
    ...{ scope: 'business', ledgerId, exportedAt },
    programme: { code: row.code, document: programmeDocument.parse(row.document) },
    data: { firms: [forOwner(firm)], withheld: [], staff: [], knowledge },
  });
  const bytes = Buffer.from(handoverText(document));
  const name = `hakaru-${exportedAt.slice(0, 10)}.json`;
  await addDisclosure(db, programmeId, {
    ...{ id: ledgerId, at: exportedAt, what: 'own-copy', by: 'owner', purpose: 'own-copy' },
    ...{ approver: null, recipient: 'owner', businessId },
    subject: { file: name, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length, firms: 1 },
  });
  return { name, bytes };
}
