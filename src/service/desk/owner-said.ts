import { shortText } from '../../adapters/shared/text.ts';
import { renderNote } from '../../adapters/slack/staff/note.ts';
import { renderQuoted } from '../../adapters/slack/staff/quoted.ts';
import { type BoardButton, buttonOf } from '../../bot/desk/board/buttons.ts';
import type { Text } from '../../bot/message.ts';
import type { SlackContent } from '../../bot/slack/desk.ts';
import { type CaseSeen, mayShowWords, readCase } from '../../db/desk/case.ts';
import { type Copy, copiesOf } from '../../db/desk/media.ts';
import { quotedBy } from '../../db/desk/quoted.ts';
import { type Shown, shownOf } from '../../db/desk/shown.ts';
import { type OwnerWords, ownerWords } from '../../db/desk/words.ts';
import { type Act, done, type Outcome, outcomeOf, say } from './act.ts';
import { isLost } from './card-place.ts';
import { redraw } from './redraw.ts';
import { showCopy } from './show-copy.ts';
import { type Shows, sayAll } from './thread.ts';

/** What the owner sent, if it may be shown: words as they are, pictures and files from the copies that were kept. */
export async function showMessage(act: Act<'show-message'>): Promise<Outcome> {
  const { due, effect, desk } = act;
  const seen = await readCase(desk, due, effect.consultationId);
  if (seen === null) return done;
  const { messageId } = effect;
  const said = await ownerWords(desk, due, messageId);
  const showing: Showing = { said, head: 'thread.words-owner', shows: { messageId } };
  if (said.takenBack || !(await mayShowWords(desk, seen))) return show(act, seen, showing);
  const copies = await copiesOf(desk, due, messageId);
  if (copies.length === 0) return show(act, seen, { ...showing, foot: await quoteIn(act, messageId) });
  const shown = copies.filter(({ sort }) => sort !== 'bill');
  if (shown.length === 0) return show(act, seen, { ...showing, foot: [{ key: 'thread.bill-hidden' }] });
  return showCopies(act, seen, { showing, shown });
}

/** Of what is quoted so much is shown that it is known again, in UTF-16 units. */
const longestQuote = 120;

/** The words that the message quotes, ours or the owner's own. */
async function quoteIn({ desk, due }: Act, messageId: string): Promise<readonly Text[]> {
  const quoted = await quotedBy(desk, due, messageId);
  return quoted === null ? [] : [{ key: 'thread.quotes', params: { words: shortText(quoted, longestQuote) } }];
}

type Copies = { readonly showing: Showing; readonly shown: readonly Copy[] };

/** What Slack does not take is told in words. */
async function showCopies(act: Act<'show-message'>, seen: CaseSeen, { showing, shown }: Copies): Promise<Outcome> {
  for (const copy of shown) {
    const taken = await showCopy(act, seen, copy);
    const outcome = 'refused' in taken ? await show(act, seen, { ...showing, foot: [taken.refused] }) : taken;
    if (outcome.as !== 'done') return outcome;
  }
  return done;
}

/** The new words of a message stand below; where the old ones stand it is said that they are old. */
export async function showEdit(act: Act<'show-edit'>): Promise<Outcome> {
  const { due, effect, desk } = act;
  const seen = await readCase(desk, due, effect.consultationId);
  if (seen === null) return done;
  const { messageId, editId: about } = effect;
  const said = await ownerWords(desk, due, about);
  const shown = await show(act, seen, { said, head: 'thread.words-edited', shows: { messageId, about } });
  if (shown.as !== 'done' || said.takenBack || !(await mayShowWords(desk, seen))) return shown;
  const marked = await markOld(act, { messageId, about });
  return marked.as === 'done' ? redraw(act, seen) : marked;
}

type Showing = {
  readonly said: OwnerWords;
  readonly head: string;
  readonly shows: Shows;
  readonly foot?: readonly Text[];
};

async function show(act: Act, seen: CaseSeen, { shows, ...showing }: Showing): Promise<Outcome> {
  const contents = await contentsOf(act, seen, { ...showing, shows });
  const lines = contents.map((content) => ({ content, shows }));
  return sayAll(act, seen, lines);
}

/** A try before this one may have shown the words of a message that is taken back: what stands there is told apart. */
async function contentsOf(
  act: Act,
  seen: CaseSeen,
  { said, head, foot = [], shows }: Showing,
): Promise<readonly SlackContent[]> {
  if (said.takenBack) return [tombstone()];
  if (said.words === null) return [line('thread.words-none')];
  if (!(await mayShowWords(act.desk, seen))) return [line('thread.words-not-shown')];
  return renderQuoted({ head: { key: head }, words: said.words, foot, buttons: answerButton(seen, shows) }, say);
}

/** A message is answered with its words beside the answer. */
function answerButton(seen: CaseSeen, { messageId }: Shows): readonly BoardButton[] {
  const of = { programmeId: seen.programmeId, consultationId: seen.id };
  return [{ ...buttonOf('reply', of, messageId), label: { key: 'thread.do-answer' } }];
}

function line(key: string): SlackContent {
  return renderNote({ text: { key }, to: [], calls: false }, say);
}

/** What stands where a message stood that its owner took back. */
export function tombstone(): SlackContent {
  return line('thread.taken-back');
}

/** Marks everything that shows an older state of the message. */
async function markOld(act: Act, { messageId, about }: Required<Shows>): Promise<Outcome> {
  const { desk, due } = act;
  const all = await desk.database.scoped(due.programmeId, (db) => shownOf(db, due, messageId));
  // Files stand with their own words, which nobody changed.
  const old = all.filter((one) => one.about !== about && one.fileIds.length === 0);
  for (const [version, places] of Map.groupBy(old, (one) => one.about)) {
    const marked = await markVersion(act, places, { version, isFirst: version === messageId });
    if (marked.as !== 'done') return marked;
  }
  return done;
}

type Version = { readonly version: string; readonly isFirst: boolean };

async function markVersion(act: Act, places: readonly Shown[], { version, isFirst }: Version): Promise<Outcome> {
  const { words } = await ownerWords(act.desk, act.due, version);
  if (words === null) return done;
  const head = { key: isFirst ? 'thread.words-owner' : 'thread.words-edited' };
  const quoted = isFirst ? await quoteIn(act, version) : [];
  const contents = renderQuoted({ head, words, foot: [...quoted, { key: 'thread.changed-below' }] }, say);
  for (const [at, { channel, ts }] of places.entries()) {
    const content = contents[at];
    if (content === undefined) continue;
    const updated = await act.slack.update(act.account, { channel, ts, ...content });
    if (updated.result !== 'sent' && !isLost(updated)) return outcomeOf(updated);
  }
  return done;
}
