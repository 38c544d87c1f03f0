import { type SlackStage, type StageChannel, StageError, type StagePress } from './stage.ts';
import type { SlackTwinFace, TwinChannel, TwinUser } from './twin-face.ts';

/** Whom the page plays where the workspace has nobody yet. */
const CONSULTANT = '佐藤（相談員）';
const APP = 'はかる';

const consultantOf = (twin: SlackTwinFace): TwinUser => twin.users()[0] ?? twin.addUser({ name: CONSULTANT });

function channelOf({ id, name, messages }: TwinChannel, names: ReadonlyMap<string, string>): StageChannel {
  const posts = messages().map(({ ts, threadTs, user, isApp, text, blocks }) => {
    const by = isApp ? APP : (names.get(user) ?? user);
    return { ts, threadTs, by, isApp, text, blocks };
  });
  return { id, name, posts };
}

/** The consultant, who has joined the channel. @throws {StageError} channel-unknown */
async function consultantIn(twin: SlackTwinFace, id: string): Promise<TwinUser> {
  const channel = twin.channel(id);
  if (channel === undefined) throw new StageError('channel-unknown');
  const consultant = consultantOf(twin);
  if (!channel.members().includes(consultant.id)) await consultant.join(id);
  return consultant;
}

async function press(twin: SlackTwinFace, { channel, ts, actionId, blockId, chosen }: StagePress): Promise<void> {
  if (actionId === null) throw new StageError('nothing-to-press');
  const consultant = await consultantIn(twin, channel);
  const options = { ...(blockId === null ? {} : { blockId }), ...(chosen === null ? {} : { value: chosen }) };
  await consultant.press({ channel, ts }, actionId, options);
}

/** Slack's words for what cannot be done become a code and a message. */
async function orRefuse(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (error instanceof StageError) throw error;
    throw new StageError('slack-refuses', error instanceof Error ? error.message : undefined);
  }
}

/** Shows the channels of the twin of Slack, and plays one consultant. */
export function createSlackStage(twin: SlackTwinFace): SlackStage {
  const post: SlackStage['post'] = async ({ channel, text, threadTs }) => {
    const consultant = await consultantIn(twin, channel);
    await consultant.say(channel, text, threadTs);
  };
  return {
    channels: () => {
      const names = new Map(twin.users().map(({ id, name }) => [id, name]));
      const shown = twin.channels().filter(({ kind }) => kind !== 'im');
      return shown.map((channel) => channelOf(channel, names));
    },
    post: (given) => orRefuse(post(given)),
    press: (given) => orRefuse(press(twin, given)),
    subscribe: (listener) => twin.subscribe(() => listener('slack')),
  };
}
