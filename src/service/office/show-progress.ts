import { escapeWords } from '../../adapters/slack/plain-text.ts';
import { uuidFrom } from '../../bot/ids.ts';
import type { Text } from '../../bot/message.ts';
import { writeOfficeAct } from '../../bot/office/acts.ts';
import type { Broadcast } from '../../bot/office/broadcast.ts';
import { audienceText, progressText, remainderTexts } from '../../bot/office/broadcast-text.ts';
import type { SlackContent, SlackDesk, SlackMessageName, SlackResult } from '../../bot/slack/desk.ts';
import type { DeskOptions } from '../../db/desk/options.ts';
import { slackOf } from '../../db/desk/staff.ts';
import { findShowing, keepShown, type Showing } from '../../db/office/progress.ts';
import { buttons, line } from '../desk-door/blocks.ts';
import { write } from '../desk-door/say.ts';

/** What showing progress needs. */
export type ProgressOptions = {
  readonly desk: DeskOptions;
  readonly slack: Pick<SlackDesk, 'post' | 'update' | 'directWith'>;
  /** The workspace and app of a token, by the name of its variable; null until Slack has said it. */
  readonly accountOf: (label: string) => string | null;
};

/** Shows the one who let a message go how far it has come, in a message of its own that changes. */
export async function showProgress(options: ProgressOptions): Promise<void> {
  for (const one of await findShowing(options.desk)) await show(options, one);
}

async function show(options: ProgressOptions, { broadcast, place, shown }: Showing): Promise<void> {
  const words = wordsOf(broadcast).map(write).join('\n');
  if (words === shown) return;
  const content = { text: escapeWords(words), blocks: blocksOf(broadcast, words) };
  const there = place ?? (await placeFor(options, broadcast));
  if (there === null) return;
  const { account, channel } = there;
  const done: SlackResult<SlackMessageName> =
    'ts' in there
      ? await options.slack.update(account, { channel, ts: there.ts, ...content })
      : await options.slack.post(account, { ...named(broadcast), channel, ...content });
  // What Slack does not take now is tried with the next round.
  if (done.result !== 'sent') return;
  const { database } = options.desk;
  await keepShown(database, broadcast, { place: { account, channel: done.channel, ts: done.ts }, shown: words });
}

function named({ id, sentAt }: Broadcast) {
  const since = sentAt === null ? null : new Date(sentAt);
  return { id: uuidFrom(JSON.stringify(['broadcast-progress', id])), thread: null, since };
}

function wordsOf(one: Broadcast): readonly Text[] {
  const audience = audienceText(one.audience);
  return [
    progressText(one),
    { key: 'office.notice-for', params: { audience: { as: 'text', text: audience } } },
    ...remainderTexts(one.counts),
  ];
}

function blocksOf({ id, programmeId, state }: Broadcast, words: string): SlackContent['blocks'] {
  const value = writeOfficeAct({ act: 'notice-end', programmeId, argument: id });
  const stop = { label: { key: 'office.notice-stop' }, value, style: 'danger' } as const;
  return [line({ words }), ...buttons(state === 'sending' ? [stop] : [], 1)];
}

/** The conversation of the app with the one who let it go. */
async function placeFor(options: ProgressOptions, { programmeId, sentBy }: Broadcast) {
  const { desk, slack, accountOf } = options;
  const { database, vault, shelf } = desk;
  if (sentBy === null) return null;
  const person = await slackOf({ database, vault, programmeId }, sentBy);
  const known = await database.scoped(programmeId, (db) => shelf.get(db, [programmeId]));
  const label = known.get(programmeId)?.document.slack.tokenVariable;
  if (person === null || label === undefined) return null;
  const account = accountOf(label) ?? label;
  const there = await slack.directWith(account, person.slackUser);
  return there.result === 'sent' ? { account, channel: there.conversation } : null;
}
