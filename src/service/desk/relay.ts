import { renderQuoted } from '../../adapters/slack/staff/quoted.ts';
import { withoutFileLines } from '../../bot/desk/board/file-words.ts';
import { costText, type Mark, markText } from '../../bot/desk/board/marks.ts';
import { together } from '../../bot/desk/board/together.ts';
import { whenWords } from '../../bot/desk/timers/promise.ts';
import { uuidFrom } from '../../bot/ids.ts';
import type { MessageView, Text } from '../../bot/message.ts';
import { blockedSince, type CaseSeen, caseOfSending, earOf } from '../../db/desk/case.ts';
import { staffFiles } from '../../db/desk/files.ts';
import { answeredBy, quoteOf } from '../../db/desk/quoted.ts';
import { enterReturned } from '../../db/desk/return.ts';
import { queueSaying, type Saying, unsaid } from '../../db/desk/say.ts';
import { slackOf } from '../../db/desk/staff.ts';
import { type Draft, draftOf } from '../../db/desk/words.ts';
import { type Act, done, earlierTry, type Outcome, outcomeOf, say } from './act.ts';
import { isLost, loseCard, readPlace } from './card-place.ts';
import { costOf } from './draft.ts';
import { fileLine, fileView } from './file-views.ts';

type Spoken = Omit<Saying, 'programmeId' | 'conversationId'>;

async function queue({ due, desk, onQueued }: Act, spoken: Spoken): Promise<void> {
  const { programmeId, conversationId } = due;
  await queueSaying(desk, { programmeId, conversationId, ...spoken });
  onQueued();
}

/** In the owner's language, frozen for the owner's platform; null: nobody knows the owner any more. */
async function frozen(
  { due, desk, platforms }: Act,
  views: readonly MessageView[],
): Promise<readonly unknown[] | null> {
  const ear = await earOf(desk, due);
  return ear === null ? null : platforms[ear.platform].render(views, ear.locale).messages;
}

/** Messages of the staff go to the owner, word for word, in few pushes; the thread shows that they are on their way. */
export async function relay(act: Act<'relay'>): Promise<Outcome> {
  const { effect, due, desk } = act;
  const { sendId, others = [], by: staff, epoch } = effect;
  const wanted = await unsaid(desk, due, [sendId, ...others]);
  const parcels = (await Promise.all(wanted.map((one) => parcelOf(act, one)))).filter((one) => one !== null);
  for (const push of together(parcels)) {
    const sends = push.map((one) => one.sendId);
    const messages = push.flatMap((one) => one.messages);
    // The row is known by the first of them at every try.
    const [id = sendId] = sends;
    await queue(act, { id, voice: 'staff', epoch, staff, sends, messages });
  }
  // What became of them is shown later, whether this comes about or not.
  for (const { sendId: id, draft } of parcels) await showOutgoing(act, { sendId: id, draft, as: 'leaving' });
  return done;
}

type Parcelled = { readonly sendId: string; readonly draft: Draft; readonly messages: readonly unknown[] };

async function parcelOf(act: Act, sendId: string): Promise<Parcelled | null> {
  const draft = await draftOf(act.desk, act.due, sendId);
  if (draft === null) return null;
  const messages = await frozen(act, await viewsOf(act, { sendId, words: draft.words }));
  return messages === null ? null : { sendId, draft, messages };
}

/** Words first, where there are any; then what was put beside them. */
async function viewsOf(
  { desk, due, signMedia }: Act,
  { sendId, words }: { readonly sendId: string; readonly words: string },
): Promise<readonly MessageView[]> {
  const files = await staffFiles(desk, due, { sendId });
  const said = withoutFileLines(words, files.map(fileLine));
  const answered = await answeredBy(desk, due, sendId);
  const quote = answered === null ? null : await quoteOf(desk, due, answered);
  const view = { view: 'text', text: { words: said }, ...(quote !== null && { quote }) } as const;
  const spoken: readonly MessageView[] = said === '' ? [] : [view];
  return [...spoken, ...files.map((file) => fileView(file, signMedia))];
}

/** A sentence of the desk's own. */
export async function tell(act: Act<'tell'>): Promise<Outcome> {
  const { effect, due } = act;
  const id = uuidFrom(JSON.stringify(['tell', due.conversationId, effect.key]));
  const messages = await frozen(act, [{ view: 'text', text: effect.text }]);
  if (messages !== null) await queue(act, { id, voice: 'desk', epoch: effect.epoch, staff: null, messages });
  return done;
}

/** The bot takes up its dialogue again. */
export async function resume(act: Act<'resume'>): Promise<Outcome> {
  const { effect, due, desk } = act;
  const { programmeId, conversationId } = due;
  const { consultationId, resolution, key } = effect;
  await enterReturned(desk, { programmeId, conversationId, consultationId, resolution, eventId: `returned:${key}` });
  act.onQueued();
  return done;
}

/** What became of a message, shown at the message. */
export async function mark(act: Act<'mark'>): Promise<Outcome> {
  const { effect, due, desk } = act;
  const draft = await draftOf(desk, due, effect.sendId);
  const { sendId, as, along = false } = effect;
  return draft === null ? done : showOutgoing(act, { sendId, draft, as, along });
}

type Outgoing = {
  readonly sendId: string;
  readonly draft: Draft;
  readonly as: Mark;
  /** The push is counted at another message. */
  readonly along?: boolean;
};

/** One message in the thread for each of the staff's: posted under a name of its own, found by it and changed. */
async function showOutgoing(act: Act<'relay' | 'mark'>, outgoing: Outgoing): Promise<Outcome> {
  const { sendId, draft, as } = outgoing;
  const seen = await caseOfSending(act.desk, act.due, sendId);
  const place = seen?.card == null ? null : readPlace(seen.card);
  if (seen === null || place === null) return done;
  const [content] = renderQuoted(await shown(act, seen, outgoing), say);
  if (content === undefined) return done;
  const { channel, ts: thread } = place;
  const since = as === 'leaving' ? earlierTry(act) : draft.at;
  const post = { ...content, id: uuidFrom(JSON.stringify(['outgoing', sendId])), channel, thread, since };
  const posted = await act.slack.post(act.account, post);
  if (isLost(posted)) return loseCard(act, seen, 'desk-thread-gone');
  if (posted.result !== 'sent' || as === 'leaving') return outcomeOf(posted);
  const updated = await act.slack.update(act.account, { channel, ts: posted.ts, ...content });
  return isLost(updated) ? done : outcomeOf(updated);
}

/** Of a message that met a block it is said since when. */
async function markIn({ desk, due }: Act, as: Mark): Promise<Text> {
  const since = as === 'blocked' ? await blockedSince(desk, due) : null;
  if (since === null) return markText(as);
  return { key: 'thread.mark-blocked-since', params: { when: whenWords(desk.clock.now().toISOString(), since) } };
}

async function shown(act: Act, seen: CaseSeen, { draft, as, along = false }: Outgoing) {
  const name = (await slackOf(act.book, draft.by))?.name ?? '－';
  const cost = as === 'sent' ? await costOf(act, seen, 0) : null;
  const counted = along ? { key: 'thread.cost-along' } : cost === null ? null : costText(cost);
  const foot = [await markIn(act, as), ...(cost === null || counted === null ? [] : [counted])];
  return { head: { key: 'thread.words-staff', params: { name } }, words: draft.words, foot };
}
