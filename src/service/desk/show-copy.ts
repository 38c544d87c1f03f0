import { endingOf } from '../../adapters/shared/file-kind.ts';
import { escapeWords } from '../../adapters/slack/plain-text.ts';
import type { Text } from '../../bot/message.ts';
import type { CaseSeen } from '../../db/desk/case.ts';
import type { Copy } from '../../db/desk/media.ts';
import { noteShown } from '../../db/desk/shown.ts';
import { beginUpload, begunUpload } from '../../db/desk/uploads.ts';
import { type Act, done, type Outcome, outcomeOf, say } from './act.ts';
import { isLost, loseCard, readPlace } from './card-place.ts';

/** Slack does not take it, or cannot say whether it did: what is said in its place. */
type NotTaken = { readonly refused: Text };

/** Puts a kept picture or file into the thread, once: an earlier try is looked for by the file that it had begun. */
export async function showCopy(act: Act<'show-message'>, seen: CaseSeen, copy: Copy): Promise<Outcome | NotTaken> {
  const place = seen.card === null ? null : readPlace(seen.card);
  if (place === null) return loseCard(act, seen, 'desk-card-missing');
  const { desk, effect } = act;
  const { channel, ts: thread } = place;
  const { programmeId, conversationId } = seen;
  const name = { programmeId, consultationId: seen.id, copyId: copy.id };
  const earlier = await begunUpload(desk, name);
  const uploaded = await act.slack.upload(act.account, {
    ...{ channel, thread, bytes: copy.bytes, earlier },
    name: nameOf(copy),
    comment: escapeWords(say({ key: 'thread.words-owner' })),
    begun: (fileId) => beginUpload(desk, name, fileId),
  });
  if (isLost(uploaded)) return loseCard(act, seen, 'desk-thread-gone');
  if (uploaded.result === 'sent') {
    const { messageId } = effect;
    const at = desk.clock.now();
    const shown = { programmeId, conversationId, messageId, channel, ts: uploaded.ts, fileIds: [uploaded.file], at };
    await desk.database.scoped(programmeId, (db) => noteShown(db, shown));
    return done;
  }
  if (uploaded.result === 'later') return outcomeOf(uploaded);
  return { refused: { key: uploaded.result === 'unknown' ? 'thread.perhaps-uploaded' : 'thread.not-uploaded' } };
}

/** What it is, and nothing of whose it is: names that owners give to their files can say that. */
function nameOf({ sort, contentType }: Copy): string {
  const [main = ''] = contentType.split('/');
  const key = sort === 'shareable' ? 'thread.name-bill' : (names[main] ?? 'thread.name-file');
  return `${say({ key })}.${endingOf(contentType)}`;
}

const names: Readonly<Record<string, string>> = {
  image: 'thread.name-photo',
  video: 'thread.name-video',
  audio: 'thread.name-audio',
};
