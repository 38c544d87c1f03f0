import { asc, eq, inArray } from 'drizzle-orm';
import type { HandoverFirm } from '../../bot/handover/firm.ts';
import { consultations, deskLog, opinions } from '../schema/desk.ts';
import { dataKeys } from '../schema/keys.ts';
import type { FirmReader } from './read-ledger.ts';
import { iso, isoOrNull, openWords } from './sealed.ts';

type Case = HandoverFirm['consultations'][number];

/** A firm's cases with every step; words that were taken back or erased are null. */
export async function readCases(reader: FirmReader): Promise<HandoverFirm['consultations']> {
  const rows = await reader.db
    .select()
    .from(consultations)
    .where(eq(consultations.businessId, reader.businessId))
    .orderBy(asc(consultations.number));
  const steps = await stepsOf(
    reader,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const { programmeId: _p, businessId: _b, keyId: _k, card: _c, openedAt, closedAt, ...plain } = row;
    return { ...plain, openedAt: iso(openedAt), closedAt: isoOrNull(closedAt), steps: steps.get(row.id) ?? [] };
  });
}

async function stepsOf({ db, vault }: FirmReader, ids: readonly string[]): Promise<ReadonlyMap<string, Case['steps']>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ line: deskLog, wrapped: dataKeys.wrapped })
    .from(deskLog)
    .innerJoin(dataKeys, eq(dataKeys.id, deskLog.keyId))
    .where(inArray(deskLog.consultationId, [...ids]))
    .orderBy(asc(deskLog.seq));
  const byCase = Map.groupBy(rows, ({ line }) => line.consultationId);
  return new Map(
    [...byCase].map(([id, lines]) => [
      id,
      lines.map(({ line: { at, what, by, about, knowledge, messageId, wordsEnc, keyId }, wrapped }) => ({
        ...{ at: iso(at), what, by, knowledge },
        // The platform's names of messages belong to the account, not to the firm.
        about: about === messageId || what.startsWith('owner-') ? null : about,
        words: openWords(vault, { keyId, wrapped }, wordsEnc, 'desk-words'),
      })),
    ]),
  );
}

/** What the firm's people said of the programme. */
export async function readOpinions({ db, vault, businessId }: FirmReader): Promise<HandoverFirm['opinions']> {
  const rows = await db
    .select({ opinion: opinions, wrapped: dataKeys.wrapped })
    .from(opinions)
    .innerJoin(dataKeys, eq(dataKeys.id, opinions.keyId))
    .where(eq(opinions.businessId, businessId))
    .orderBy(asc(opinions.seq));
  return rows.map(
    ({ opinion: { conversationId, consultationId, kind, code, consent, at, wordsEnc, keyId }, wrapped }) => ({
      ...{ conversationId, consultationId, kind, code, consent, at: iso(at) },
      words: openWords(vault, { keyId, wrapped }, wordsEnc, 'opinion'),
    }),
  );
}
