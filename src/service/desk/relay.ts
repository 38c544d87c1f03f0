import { renderQuoted } from '../../adapters/slack/staff/quoted.ts';
import { withoutFileLines } from '../../bot/desk/board/file-words.ts';
import { costText, type Mark, markText } from '../../bot/desk/board/marks.ts';
import { uuidFrom } from '../../bot/ids.ts';
import type { MessageView } from '../../bot/message.ts';
import { type CaseSeen, caseOfSending, earOf } from '../../db/desk/case.ts';
import { staffFiles } from '../../db/desk/files.ts';
import { enterReturned } from '../../db/desk/return.ts';
import { queueSaying, type Saying } from '../../db/desk/say.ts';
import { slackOf } from '../../db/desk/staff.ts';
import { type Draft, draftOf } from '../../db/desk/words.ts';
import { type Act, done, earlierTry, type Outcome, outcomeOf, say } from './act.ts';
import { isLost, loseCard, readPlace } from './card-place.ts';
import { costOf } from './draft.ts';
import { fileLine, fileView } from './file-views.ts';

type Spoken = Pick<Saying, 'id' | 'voice' | 'epoch' | 'staff'> & { readonly views: readonly MessageView[] };

/** Into the outbox, in the owner's language and frozen for the owner's platform. */
async function queue(act: Act, { views, ...spoken }: Spoken): Promise<void> {
  const { due, desk, platforms, onQueued } = act;
  const { programmeId, conversationId } = due;
  const ear = await earOf(desk, due);
  if (ear === null) return;
  const { messages } = platforms[ear.platform].render(views, ear.locale);
  await queueSaying(desk, { programmeId, conversationId, ...spoken, messages });
  onQueued();
}

/** A message of the staff goes to the owner, word for word; the thread shows that it is on its way. */
export async function relay(act: Act<'relay'>): Promise<Outcome> {
  const { effect, due, desk } = act;
  const { sendId: id, by: staff, epoch } = effect;
  const draft = await draftOf(desk, due, id);
  if (draft === null) return done;
  await queue(act, { id, voice: 'staff', epoch, staff, views: await viewsOf(act, { sendId: id, words: draft.words }) });
  // What became of it is shown later, whether this comes about or not.
  await showOutgoing(act, { sendId: id, draft, as: 'leaving' });
  return done;
}

/** Words first, where there are any; then what was put beside them. */
async function viewsOf(
  { desk, due, signMedia }: Act,
  { sendId, words }: { readonly sendId: string; readonly words: string },
): Promise<readonly MessageView[]> {
  const files = await staffFiles(desk, due, { sendId });
  const said = withoutFileLines(words, files.map(fileLine));
  const spoken: readonly MessageView[] = said === '' ? [] : [{ view: 'text', text: { words: said } }];
  return [...spoken, ...files.map((file) => fileView(file, signMedia))];
}

/** A sentence of the desk's own. */
export async function tell(act: Act<'tell'>): Promise<Outcome> {
  const { effect, due } = act;
  const id = uuidFrom(JSON.stringify(['tell', due.conversationId, effect.key]));
  const views: readonly MessageView[] = [{ view: 'text', text: effect.text }];
  await queue(act, { id, voice: 'desk', epoch: effect.epoch, staff: null, views });
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
  return draft === null ? done : showOutgoing(act, { sendId: effect.sendId, draft, as: effect.as });
}

type Outgoing = { readonly sendId: string; readonly draft: Draft; readonly as: Mark };

/** One message in the thread for each of the staff's: posted under a name of its own, found by it and changed. */
async function showOutgoing(act: Act<'relay' | 'mark'>, { sendId, draft, as }: Outgoing): Promise<Outcome> {
  const seen = await caseOfSending(act.desk, act.due, sendId);
  const place = seen?.card == null ? null : readPlace(seen.card);
  if (seen === null || place === null) return done;
  const [content] = renderQuoted(await shown(act, seen, { sendId, draft, as }), say);
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

async function shown(act: Act, seen: CaseSeen, { draft, as }: Outgoing) {
  const name = (await slackOf(act.book, draft.by))?.name ?? '－';
  const cost = as === 'sent' ? await costOf(act, seen, 0) : null;
  const foot = [markText(as), ...(cost === null ? [] : [costText(cost)])];
  return { head: { key: 'thread.words-staff', params: { name } }, words: draft.words, foot };
}
