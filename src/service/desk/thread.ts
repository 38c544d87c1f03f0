import type { SlackContent } from '../../bot/slack/desk.ts';
import type { CaseSeen } from '../../db/desk/case.ts';
import { noteShown } from '../../db/desk/shown.ts';
import { type StaffOnSlack, slackOf } from '../../db/desk/staff.ts';
import { type Act, done, earlierTry, nameOf, type Outcome, outcomeOf } from './act.ts';
import { isLost, loseCard, readPlace } from './card-place.ts';
import { directToPerson } from './people.ts';

/** What goes into the thread of a case. `part` tells several messages of one effect apart. */
export type Line = {
  readonly content: SlackContent;
  readonly part?: string;
  readonly aloud?: boolean;
  /** What of the owner's it shows. */
  readonly shows?: Shows | null;
};

/** A message of the owner's; `about` a change of it. */
export type Shows = { readonly messageId: string; readonly about?: string };

/** Posts into the thread of a case, once. Where the thread is gone the case gets a new card, and the line waits. */
export async function sayInThread(act: Act, seen: CaseSeen, line: Line): Promise<Outcome> {
  const place = seen.card === null ? null : readPlace(seen.card);
  if (place === null) return loseCard(act, seen, 'desk-card-missing');
  const { content, part, aloud = false, shows = null } = line;
  const { channel, ts: thread } = place;
  const post = { ...content, id: nameOf(act, part), channel, thread, aloud, since: earlierTry(act) };
  const posted = await act.slack.post(act.account, post);
  if (posted.result === 'sent' && shows !== null) await remember(act, seen, { ...shows, channel, ts: posted.ts });
  return isLost(posted) ? loseCard(act, seen, 'desk-thread-gone') : outcomeOf(posted);
}

type Standing = Shows & { readonly channel: string; readonly ts: string };

/** So that it can be changed, or taken away, when the owner does so. */
async function remember({ desk }: Act, { programmeId, conversationId }: CaseSeen, shown: Standing): Promise<void> {
  const at = desk.clock.now();
  await desk.database.scoped(programmeId, (db) => noteShown(db, { programmeId, conversationId, ...shown, at }));
}

/** Several lines, in order; a later try finds those that are there already. */
export async function sayAll(act: Act, seen: CaseSeen, lines: readonly Omit<Line, 'part'>[]): Promise<Outcome> {
  for (const [at, line] of lines.entries()) {
    const said = await sayInThread(act, seen, { ...line, part: String(at) });
    if (said.as !== 'done') return said;
  }
  return done;
}

type Whispered = {
  readonly seen: CaseSeen | null;
  readonly to: string;
  readonly content: SlackContent;
  readonly outside?: boolean;
};

/**
 * Shows something to one person of the staff: in the thread, unseen by others, else in the conversation with the app.
 * `outside`: beside the card, for who works on it without having its thread open.
 */
export async function whisper(act: Act, { seen, to, content, outside = false }: Whispered): Promise<Outcome> {
  const person = await slackOf(act.book, to);
  if (person === null) return done;
  const { slackUser: user } = person;
  const place = seen?.card == null ? null : readPlace(seen.card);
  if (place === null || place.channel.startsWith('D')) return tellDirectly(act, person, content);
  const { channel, ts } = place;
  const thread = outside ? null : ts;
  const shown = await act.slack.ephemeral(act.account, { ...content, channel, user, thread });
  // Nobody can say whether it was seen, and twice is worse than not at all.
  if (shown.result === 'unknown') return done;
  return shown.result === 'refused' ? tellDirectly(act, person, content) : outcomeOf(shown);
}

async function tellDirectly(act: Act, person: StaffOnSlack, content: SlackContent): Promise<Outcome> {
  const direct = await directToPerson(act, person);
  if (direct.result !== 'sent') return outcomeOf(direct);
  const post = {
    ...content,
    id: nameOf(act, person.slackUser),
    channel: direct.conversation,
    thread: null,
    since: earlierTry(act),
  };
  return outcomeOf(await act.slack.post(act.account, post));
}
