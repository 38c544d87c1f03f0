import { proposedFor } from '../../bot/advice/measure-advice.ts';
import { proposalText } from '../../bot/advice/proposals.ts';
import type { SlackJson } from '../../bot/slack/desk.ts';
import { knowledgeInForce } from '../../db/repositories/editions.ts';
import { firmFacts } from '../../db/repositories/firm-facts.ts';
import { japanTime } from '../../engine/business-time/hours.ts';
import { paragraphs } from './blocks.ts';
import type { Firm } from './firm-facts.ts';
import type { Scene } from './options.ts';
import { staffLocale, text, write } from './say.ts';
import type { Member } from './who.ts';

const shown = 3;

/**
 * The measures that fit a firm best by its figures, for consultants alone. What it does for a living, how large it is and
 * what it has decided and wished counts for the one who holds a case only: to others a firm is a number.
 */
export async function proposalBlocks(
  { now }: Pick<Scene, 'now'>,
  { book }: Pick<Member, 'book'>,
  { firm, holds }: { readonly firm: Pick<Firm, 'id'>; readonly holds: boolean },
): Promise<readonly SlackJson[]> {
  const [known] = await firmFacts(book, book.programmeId, firm.id);
  if (known === undefined) return [];
  const knowledge = await book.database.scoped(book.programmeId, (db) => knowledgeInForce(db));
  const today = japanTime(now.toISOString()).day;
  const own = holds ? known : { ...known, business: null, advice: [] };
  const { advice } = proposedFor({ ...own, today, knowledge }, shown);
  if (advice.length === 0) return [];
  const voice = { locale: staffLocale, sources: knowledge.sources } as const;
  const texts = advice.map((one, at) => write(proposalText(one, at + 1, voice)));
  return paragraphs([write(text('door.proposals')), ...texts].join('\n\n'));
}
