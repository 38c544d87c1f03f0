import type { HandoverFirm } from '../../bot/handover/firm.ts';
import { consultations, deskLog, opinions } from '../schema/desk.ts';
import { type FirmWriter, groups } from './writer.ts';

/** How a case ends that was open when the programme was handed over: nobody here holds it. */
const handedOver = 'handed-over';

/** A firm's cases, their record and what people said. A case that was open is closed: its talk stays in the old account. */
export async function writeCases(writer: FirmWriter, firm: HandoverFirm): Promise<void> {
  const { db, vault, programmeId, key, now } = writer;
  const seal = (words: string | null, use: string): Buffer | null =>
    words === null ? null : vault.seal(key, words, use);
  const rows = firm.consultations.map(({ steps: _s, openedAt, closedAt, state, resolution, ...plain }) => ({
    ...{ ...plain, programmeId, businessId: firm.id, keyId: key.keyId, openedAt: new Date(openedAt) },
    ...(closedAt === null
      ? { state: 'closed', closedAt: now, resolution: resolution ?? handedOver }
      : { state, closedAt: new Date(closedAt), resolution }),
  }));
  for (const group of groups(rows)) await db.insert(consultations).values(group);
  const steps = firm.consultations.flatMap(({ id: consultationId, steps: own }) =>
    own.map(({ at, words, ...plain }) => ({
      ...{ ...plain, programmeId, consultationId, keyId: key.keyId, at: new Date(at) },
      wordsEnc: seal(words, 'desk-words'),
    })),
  );
  for (const group of groups(steps)) await db.insert(deskLog).values(group);
  const said = firm.opinions.map(({ at, words, ...plain }) => ({
    ...{ ...plain, programmeId, businessId: firm.id, keyId: key.keyId, at: new Date(at) },
    wordsEnc: seal(words, 'opinion'),
  }));
  for (const group of groups(said)) await db.insert(opinions).values(group);
}
