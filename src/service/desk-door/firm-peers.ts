import { quarterText } from '../../bot/advice/observation.ts';
import type { SlackJson } from '../../bot/slack/desk.ts';
import { readPeers } from '../../db/turns/peer-shelf.ts';
import { japanTime } from '../../engine/business-time/hours.ts';
import { peersOf } from '../../engine/observation/peers.ts';
import { line } from './blocks.ts';
import type { Scene } from './options.ts';
import { text } from './say.ts';
import type { Member } from './who.ts';

/** Where the firm stands among others of its trade and size, as it is told itself; nothing where too few are beside it. */
export async function peerBlocks(
  { now }: Scene,
  { book, programme }: Member,
  businessId: string,
): Promise<readonly SlackJson[]> {
  const today = japanTime(now.toISOString()).day;
  const all = await book.database.scoped(book.programmeId, (db) => readPeers(db, book.vault, today));
  const own = all.find(({ id }) => id === businessId);
  const found = own === undefined ? 'too-few' : peersOf(own, all, programme.document.cohortMinimum);
  if (typeof found === 'string') return [];
  const { firms, median, own: kgCo2, quarter } = found;
  const co2 = (value: number) => ({ as: 'kgCo2', value }) as const;
  return [
    line(text('door.firm-peers', { firms, median: co2(median), own: co2(kgCo2), quarter: quarterText(quarter) })),
  ];
}
