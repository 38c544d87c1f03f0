import { renderQuoted } from '../../adapters/slack/staff/quoted.ts';
import { isHeld } from '../../bot/desk/consultation/state.ts';
import { uuidFrom } from '../../bot/ids.ts';
import type { SlackContent, SlackMessageName, SlackResult } from '../../bot/slack/desk.ts';
import { type CaseSeen, readCase } from '../../db/desk/case.ts';
import { handlersToday } from '../../db/desk/staff.ts';
import { takeStep } from '../../db/desk/step.ts';
import { type Act, done, earlierTry, type Outcome, outcomeOf, say } from './act.ts';
import { caseCard, type LongWords } from './card-content.ts';
import { isLost, writePlace } from './card-place.ts';
import { directTo } from './people.ts';
import { type Line, sayAll } from './thread.ts';

type Posted = SlackResult<SlackMessageName>;

/**
 * Posts the card of a case: into the programme's channel, and where that is closed to us to the consultants themselves.
 * Whatever asks for the card of a case once more finds the one that is there.
 */
export async function postCard(act: Act<'post-card'>): Promise<Outcome> {
  const { due, effect, desk } = act;
  const seen = await readCase(desk, due, effect.consultationId);
  if (seen === null || seen.state === null || seen.card !== null) return done;
  const { content, long } = await caseCard(act, seen);
  const inChannel = await postInChannel(act, seen, content);
  const posted = goesElsewhere(act, inChannel) ? await postToPeople(act, seen, content) : inChannel;
  if (posted === null) return nobodyReached(act, seen);
  if (posted.result !== 'sent') return outcomeOf(posted);
  const card = writePlace(posted);
  const event = { kind: 'posted', consultationId: seen.id, card } as const;
  await takeStep(desk, { ...addressOf(seen), eventId: `posted:${card}`, event });
  // The words stand whole in the thread; the card itself is there whatever becomes of them.
  await sayAll(act, { ...seen, card }, long.flatMap(wholeWords));
  return done;
}

const addressOf = ({ programmeId, conversationId }: CaseSeen) => ({ programmeId, conversationId });

function wholeWords({ words, messageId }: LongWords): readonly Line[] {
  const contents = renderQuoted({ head: { key: 'thread.words-owner' }, words, foot: [] }, say);
  return contents.map((content) => ({ content, shows: messageId === null ? null : { messageId } }));
}

/** All attempts at the same card bear one name: what replaces a lost one has another. */
function cardName({ id, lastCard }: CaseSeen, to = ''): string {
  return uuidFrom(JSON.stringify(['card', id, lastCard, to]));
}

/** An attempt for the same card may have been made by an effect before this one. */
function since(act: Act<'post-card'>, seen: CaseSeen): Date | null {
  const isFirst = seen.state?.at === 'requested' && seen.state.attempt === 0;
  return isFirst ? earlierTry(act) : seen.openedAt;
}

async function postInChannel(act: Act<'post-card'>, seen: CaseSeen, content: SlackContent): Promise<Posted> {
  const found = await act.slack.channelNamed(act.account, act.programme.consultantChannel);
  if (found.result !== 'sent') return found;
  const { channel } = found;
  const post = { ...content, id: cardName(seen), channel, thread: null, since: since(act, seen) };
  return act.slack.post(act.account, post);
}

/** Not into the channel: it refuses for good, or three times it could not be done. */
function goesElsewhere({ effect, due, log, channelLost }: Act<'post-card'>, posted: Posted): boolean {
  if (isLost(posted) && posted.result === 'refused') {
    log.error('desk-channel-lost', { platform: 'slack', programme: due.programmeId, code: posted.code });
    channelLost(posted.code);
    return true;
  }
  return effect.fallback && posted.result !== 'sent';
}

/** To the one who holds the case, else to everybody who may take it. Null: to nobody. */
async function postToPeople(act: Act<'post-card'>, seen: CaseSeen, content: SlackContent): Promise<Posted | null> {
  const all = seen.state !== null && isHeld(seen.state) ? [seen.state.owner] : await handlersNow(act);
  let best: Posted | null = null;
  for (const id of all) {
    const posted = await postTo(act, seen, { id, content });
    if (posted !== null && posted.result !== 'refused' && best?.result !== 'sent') best = posted;
  }
  return best;
}

function handlersNow({ book, desk }: Act): Promise<readonly string[]> {
  return book.database.scoped(book.programmeId, async (db) => [...(await handlersToday(db, desk.clock.now()))]);
}

async function postTo(
  act: Act<'post-card'>,
  seen: CaseSeen,
  { id, content }: { readonly id: string; readonly content: SlackContent },
): Promise<Posted | null> {
  const direct = await directTo(act, id);
  if (direct === null || direct.result !== 'sent') return direct;
  const post = { ...content, id: cardName(seen, id), channel: direct.conversation, thread: null };
  return act.slack.post(act.account, { ...post, since: since(act, seen) });
}

/** There is nobody to show it to: the operator is told, and the machine's own timer tries again where one runs. */
async function nobodyReached(act: Act<'post-card'>, seen: CaseSeen): Promise<Outcome> {
  act.log.error('desk-case-unseen', {
    programme: seen.programmeId,
    conversation: seen.conversationId,
    code: 'desk-nobody',
  });
  act.channelLost('desk-nobody');
  if (seen.state?.at !== 'requested') return { as: 'later', code: 'desk-nobody' };
  const event = { kind: 'post-failed', consultationId: seen.id } as const;
  await takeStep(act.desk, { ...addressOf(seen), eventId: `post-failed:${act.effect.key}`, event });
  return done;
}
