import { quoteBlock } from '../../adapters/slack/blocks.ts';
import { quotedPieces } from '../../adapters/slack/staff/parts.ts';
import { readThreadSend } from '../../bot/desk/staff/commands.ts';
import type { SlackJson } from '../../bot/slack/desk.ts';
import { wordsAbout } from '../../db/desk/log.ts';
import { slackOf } from '../../db/desk/staff.ts';
import { holds } from './act.ts';
import { actButton, buttons, line } from './blocks.ts';
import type { Scene } from './options.ts';
import { text } from './say.ts';
import { tellIn } from './tell.ts';
import type { InThread } from './thread.ts';

/** What left, and the words that its note has now; null: the note is gone. */
type Left = { readonly sendId: string; readonly words: string | null };

/** So much of each side is shown; the whole stands in the thread. */
const longest = 1_200;

/**
 * What has left cannot be changed where the owner reads it: whoever holds the case now is shown what was sent beside
 * what stands there now, with the way to send a correction or an apology.
 */
export async function offerAmends(scene: Scene, found: InThread, { sendId, words }: Left): Promise<void> {
  const { member, kase, at, about, spot } = found;
  const was = (await wordsAbout(scene.options.desk, at, sendId)) ?? '';
  const now = words === null ? null : (readThreadSend(words) ?? words);
  if (now === was) return;
  const isOver = kase.closed || kase.state === 'queued' || kase.state === 'requested';
  const holder = isOver || holds(found) || kase.handler === null ? null : await slackOf(member.book, kase.handler);
  const on = { programmeId: at.programmeId, id: kase.id };
  const below = isOver ? [] : buttons([offer(on, { about, words })], 1);
  const said = text(words === null ? 'door.removed-after-sent' : 'door.changed-after-sent');
  const blocks = [line(said), ...diff(was, now), ...below];
  tellIn(scene, { ...spot, user: holder?.slackUser ?? scene.by.user }, { said, blocks });
}

function offer(
  on: { readonly programmeId: string; readonly id: string },
  note: { about: string; words: string | null },
) {
  const argument = note.about;
  if (note.words === null) return actButton('apologise', on, { label: text('door.apologise'), argument });
  return actButton('correct', on, { label: text('door.correct'), argument, style: 'primary' });
}

function diff(was: string, words: string | null): readonly SlackJson[] {
  const side = (key: string, said: string): readonly SlackJson[] => [line(text(key)), quoteBlock(cut(said))];
  return [...side('door.as-sent', was), ...(words === null ? [] : side('door.as-now', words))];
}

function cut(words: string): string {
  const [piece = ''] = quotedPieces(words);
  return piece.length <= longest ? piece : `${piece.slice(0, longest).toWellFormed()}…`;
}
