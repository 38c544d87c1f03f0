import type { ShownItem } from '../bot/advice/shown.ts';
import type { Database } from '../db/connection.ts';
import { readEdition } from '../db/repositories/editions.ts';
import { type Due, queueCorrections, type Recipient, recipients } from '../db/repositories/recall.ts';
import { changeSince } from '../engine/knowledge/change/since.ts';
import type { Knowledge } from '../engine/knowledge/edition.ts';

/** What is so now: the edition in force, on a day. */
export type Present = { readonly knowledge: Knowledge; readonly today: string };

/** Somebody who was shown an item, and why they have to be told; null: they would read the same today. */
export type Shown = { readonly recipient: Recipient; readonly why: Due['why'] | null };

/** Everybody of a programme who was shown something, or one item, with what became of it since. */
export async function shownAndChanged(
  database: Database,
  present: Present,
  { programmeId, itemId }: { readonly programmeId: string; readonly itemId: string | null },
): Promise<readonly Shown[]> {
  const found = await recipients(database, programmeId, itemId);
  const editions = new Map<string, Knowledge | null>([[present.knowledge.edition.id, present.knowledge]]);
  const all: Shown[] = [];
  for (const recipient of found) {
    const known = recipient.told?.edition ?? recipient.edition;
    if (!editions.has(known)) editions.set(known, await database.queues((db) => readEdition(db, known)));
    all.push({ recipient, why: whyOf(recipient, editions.get(known) ?? null, present) });
  }
  return all;
}

const kinds = { faq: 'faq', subsidy: 'scheme', measure: 'measure', story: 'story' } as const satisfies Readonly<
  Record<ShownItem['type'], string>
>;

/** What somebody was told already is not told again. */
function whyOf({ item, told }: Recipient, known: Knowledge | null, present: Present): Due['why'] | null {
  const why = changeSince({ kind: kinds[item.type], id: item.id }, known, present);
  return why === told?.why && why !== 'changed' ? null : why;
}

/** Queues what has to be told to people of a programme; answers with how many corrections are new. */
export async function recall(
  database: Database,
  present: Present,
  order: { readonly programmeId: string; readonly shown: readonly Shown[]; readonly by: string; readonly now: Date },
): Promise<number> {
  const due = order.shown.flatMap(({ recipient, why }) => (why === null ? [] : [{ recipient, why }]));
  const { by, now } = order;
  return queueCorrections(database, order.programmeId, { due, edition: present.knowledge.edition.id, by, now });
}
