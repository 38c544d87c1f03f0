import { escapeWords } from '../../../adapters/slack/plain-text.ts';
import { noteDelivery, noteFile } from '../../../db/repositories/report-deliveries.ts';
import type { Version } from '../../../engine/report/version.ts';
import { takeFile } from '../take.ts';
import { type InHand, keepHold, SlackAway, type Spot } from './hand.ts';

/** Puts the files of a version into the thread of a job. */
export async function putFiles(hand: InHand, spot: Spot, version: Version): Promise<void> {
  for (const format of ['pdf', 'xlsx'] as const) {
    await keepHold(hand, 1, 1);
    await putFile(hand, spot, { version, format });
  }
}

type Put = { readonly version: Version; readonly format: 'pdf' | 'xlsx' };

/** Puts a file into the thread, once: an earlier try is looked for by the file that it had begun. */
async function putFile(
  { options, job }: InHand,
  { channel, ts: thread }: Spot,
  { version, format }: Put,
): Promise<void> {
  const { database, slack } = options;
  const { programmeId, id: jobId, account, staffId } = job;
  const name = { jobId, versionId: version.id, format };
  const before = await database.scoped(programmeId, (db) => noteDelivery(db, { ...name, programmeId }));
  if (before.ts !== null) return;
  const taken = { programmeId, version, format, by: `staff ${staffId}`, how: 'slack' } as const;
  const file = await takeFile(options, taken, before.isNew);
  if (file === null) return;
  const keep = (id: string, ts: string | null) =>
    database.scoped(programmeId, (db) => noteFile(db, name, { file: id, channel, ts }));
  const uploaded = await slack.upload(account, {
    ...{ channel, thread, name: file.name, bytes: file.bytes, earlier: before.fileId },
    comment: escapeWords(file.name),
    begun: (id) => keep(id, null),
  });
  if (uploaded.result !== 'sent') throw new SlackAway();
  await keep(uploaded.file, uploaded.ts);
}
