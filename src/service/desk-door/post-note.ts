import { escapeWords } from '../../adapters/slack/plain-text.ts';
import type { InCase } from './act.ts';
import type { Scene } from './options.ts';
import { text, write } from './say.ts';
import { spoken, spotOfCard } from './tell.ts';

/** Puts what somebody wrote for colleagues into the case's thread. It stands in the record, whatever becomes of it. */
export function postNote({ options, happening, later }: Scene, { member, kase }: InCase, words: string): void {
  const spot = spotOfCard(kase.card);
  if (spot === null) return;
  const said = write(text('door.note-by', { who: member.name ?? '', words }));
  const { account, keys } = happening;
  const content = { text: escapeWords(said), blocks: spoken({ words: said }) };
  later(() => options.slack.post(account, { id: keys[0], ...spot, ...content, since: null }));
}
