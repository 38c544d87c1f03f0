import type { ShownItem } from '../../bot/advice/shown.ts';
import { saveAdvice } from '../../db/turns/records/advice.ts';
import { saveShown } from '../../db/turns/records/shown.ts';
import type { Knowledge } from '../../engine/knowledge/edition.ts';
import { addDays } from '../../engine/period.ts';
import type { AdviceEvent } from './advice.ts';
import { chanceOf } from './chance.ts';
import { momentOn } from './firm.ts';
import type { SeedScene } from './plan.ts';
import { claimOf, type KeyedFirm, type SeedWriting } from './write-firms.ts';

/** Writes records in the order in which they were made. */
export async function writeAdvice({ db, programmeId }: SeedWriting, events: readonly AdviceEvent[]): Promise<void> {
  const sorted = events.toSorted((a, b) => (a.at < b.at ? -1 : 1));
  for (const same of Map.groupBy(sorted, ({ at }) => at.slice(0, 10)).values()) {
    const now = new Date(same.at(-1)?.at ?? 0);
    const rows = same.map(({ firm, origin, record }) => {
      return { business: firm.id, conversation: origin === 'owner' ? firm.conversationId : null, origin, record };
    });
    await saveAdvice({ db, now, programmeId }, rows);
  }
}

type Showing = { readonly firm: KeyedFirm; readonly at: string; readonly item: ShownItem };

/** Writes which items of the knowledge were shown: what was asked, and the measures that were proposed. */
export async function writeShown(writing: SeedWriting, shown: readonly Showing[], edition: string): Promise<void> {
  const { db, programmeId } = writing;
  for (const same of Map.groupBy(shown, ({ at }) => at.slice(0, 10)).values()) {
    const now = new Date(same.at(-1)?.at ?? 0);
    const decided = same.map(({ firm, at, item }) => ({
      claim: claimOf(firm, programmeId, { at, id: `seed:${firm.id}:${at}:${item.id}` }),
      businessId: firm.id,
      record: { do: 'save-shown', edition, items: [item] } as const,
    }));
    await saveShown({ db, now, programmeId }, decided);
  }
}

/** What each firm asked beside its figures, and the proposals it was shown. */
export function planShown(
  firms: readonly KeyedFirm[],
  { knowledge, advice }: { readonly knowledge: Knowledge; readonly advice: readonly AdviceEvent[] },
  scene: SeedScene,
): readonly Showing[] {
  const keyedById = new Map(firms.map((firm) => [firm.id, firm]));
  const proposals = advice.flatMap(({ at, firm, record }): readonly Showing[] => {
    const found = keyedById.get(firm.id);
    const isProposal = record.about === 'measure' && record.step === 'proposed' && found !== undefined;
    return isProposal ? [{ firm: found, at, item: { type: 'measure', id: record.measureId } }] : [];
  });
  const questions = firms.flatMap((firm): readonly Showing[] => {
    const chance = chanceOf(...scene.words, firm.id, 'questions');
    return Array.from({ length: chance.int(0, 3) }, (): Showing => {
      const at = momentOn(addDays(firm.joinedAt.slice(0, 10), chance.int(2, 150)), chance.int(8, 21) * 60);
      return { firm, at, item: { type: 'faq', id: chance.pick(knowledge.faq).id } };
    });
  });
  return [...proposals, ...questions].filter(({ at }) => at < momentOn(scene.today, 9 * 60));
}
