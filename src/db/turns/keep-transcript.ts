import { randomUUID } from 'node:crypto';
import type { Db } from '../connection.ts';
import { transcript } from '../schema/conversations.ts';
import type { Settled } from './write-queues.ts';

/** What the person said, kept only once the firm has consented. */
export async function keepTranscript(db: Db, programmeId: string, settled: readonly Settled[]): Promise<void> {
  const rows = settled
    .filter(({ claim, outcome }) => claim.businessId !== null && outcome.deadCode === null)
    .map(({ claim }) => ({
      id: randomUUID(),
      programmeId,
      conversationId: claim.event.from.conversationId,
      keyId: claim.eventKeyId,
      side: 'person' as const,
      at: new Date(claim.event.at),
      bodyEnc: claim.bodyEnc,
      messageIds: 'messageId' in claim.event ? [claim.event.messageId] : [],
    }));
  if (rows.length > 0) await db.insert(transcript).values(rows);
}
