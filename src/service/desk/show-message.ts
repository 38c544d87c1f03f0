import { renderNote } from '../../adapters/slack/staff/note.ts';
import { renderQuoted } from '../../adapters/slack/staff/quoted.ts';
import type { Text } from '../../bot/message.ts';
import { type CaseSeen, mayShowWords, readCase } from '../../db/desk/case.ts';
import { wordsAbout } from '../../db/desk/log.ts';
import { copiesOf } from '../../db/desk/media.ts';
import { keepShown } from '../../db/desk/shown.ts';
import { type Act, done, type Outcome, say } from './act.ts';
import { showCopy } from './show-copy.ts';
import { postInThread, sayInThread } from './thread.ts';

/** What the owner sent, if it may be shown: words as they are, pictures and files from the copies that were kept. */
export async function showMessage(act: Act<'show-message'>): Promise<Outcome> {
  const { due, effect, desk } = act;
  const seen = await readCase(desk, due, effect.consultationId);
  if (seen === null) return done;
  const words = await wordsAbout(desk, due, effect.messageId);
  if (words === null) return sayNote(act, seen, { key: 'thread.words-none' });
  if (!(await mayShowWords(desk, seen))) return sayNote(act, seen, { key: 'thread.words-not-shown' });
  const copies = await copiesOf(desk, due, effect.messageId);
  if (copies.length === 0) return showWords(act, seen, { words, foot: [] });
  const shown = copies.filter(({ sort }) => sort !== 'bill');
  if (shown.length === 0) return showWords(act, seen, { words, foot: [{ key: 'thread.bill-hidden' }] });
  for (const copy of shown) {
    const done = await showCopy(act, seen, copy);
    const outcome = 'refused' in done ? await showWords(act, seen, { words, foot: [done.refused] }) : done;
    if (outcome.as !== 'done') return outcome;
  }
  return done;
}

function sayNote(act: Act<'show-message'>, seen: CaseSeen, text: Text): Promise<Outcome> {
  return sayInThread(act, seen, { content: renderNote({ text, to: [], calls: false }, say) });
}

type Shown = { readonly words: string; readonly foot: readonly Text[] };

/** Words in one message or several, each of which is remembered, so that it can be changed later. */
async function showWords(act: Act<'show-message'>, seen: CaseSeen, { words, foot }: Shown): Promise<Outcome> {
  const { desk, effect } = act;
  const contents = renderQuoted({ head: { key: 'thread.words-owner' }, words, foot }, say);
  for (const [at, content] of contents.entries()) {
    const part = String(at);
    const posted = await postInThread(act, seen, { content, part });
    if (posted.at === null) return posted.outcome;
    const name = { programmeId: seen.programmeId, consultationId: seen.id, messageId: effect.messageId, part };
    await keepShown(desk, name, { ...posted.at, fileId: null });
  }
  return done;
}
