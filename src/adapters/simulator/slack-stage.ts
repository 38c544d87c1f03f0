import type { SlackAct } from './slack-acts.ts';
import { asWritten, commandOf } from './slack-words.ts';
import { type SlackStage, StageError } from './stage.ts';
import type { SlackTwinFace, TwinDelivered, TwinPhoto, TwinUser } from './twin-face.ts';
import { workspaceOf } from './workspace.ts';

/** Whom the page plays where the workspace has nobody yet. */
const CONSULTANT = { name: 'sato', realName: '佐藤（相談員）' };
/** What the app's manifest registers. */
const COMMANDS = new Set(['/hakaru']);

type Acting = { readonly twin: SlackTwinFace; readonly me: TwinUser };
type Posted = Extract<SlackAct, { readonly do: 'post' }>;
type Uploaded = Extract<SlackAct, { readonly do: 'upload' }>;
type Pressed = Extract<SlackAct, { readonly do: 'press' | 'press-view' }>;

function personOf(twin: SlackTwinFace, id: string): TwinUser {
  const all = twin.users();
  return all.find((one) => one.id === id) ?? all[0] ?? twin.addUser(CONSULTANT);
}

/** What begins with a stroke is a command, which Slack takes in no thread and only if an app registered it. */
async function post({ twin, me }: Acting, { channel, thread, text }: Posted): Promise<TwinDelivered> {
  const command = commandOf(text);
  if (command === null) return me.say(channel, asWritten(text, twin.users()), thread ?? undefined);
  if (!COMMANDS.has(command.command)) throw new StageError('command-unknown');
  if (thread !== null) throw new StageError('command-in-thread');
  return me.command(command.command, asWritten(command.text, twin.users()), channel);
}

function upload({ twin, me }: Acting, { channel, thread, text, files }: Uploaded): Promise<TwinDelivered> {
  const sent = files.map(({ name, base64 }) => ({ name, bytes: new Uint8Array(Buffer.from(base64, 'base64')) }));
  const words = asWritten(text, twin.users());
  return me.upload(channel, sent, thread === null ? { text: words } : { text: words, thread });
}

function pressed({ blockId, chosen, values }: Pressed) {
  return { blockId, values, ...(chosen === null ? {} : { value: chosen }) };
}

function perform(acting: Acting, act: SlackAct): Promise<TwinDelivered> {
  const { twin, me } = acting;
  switch (act.do) {
    case 'post':
      return post(acting, act);
    case 'upload':
      return upload(acting, act);
    case 'edit':
      return me.edit(act, asWritten(act.text, twin.users()));
    case 'delete':
      return me.delete(act);
    case 'press':
      return me.press(act, act.actionId, pressed(act));
    case 'press-view':
      return me.pressInView(act.viewId, act.actionId, pressed(act));
    case 'submit':
      return me.submit(act.viewId, act.values);
    case 'close':
      return me.close(act.viewId);
    case 'join':
      return me.join(act.channel);
    case 'home':
      return me.openHome();
  }
}

/** Slack's words for what cannot be done become a code and a message. */
async function orRefuse(work: () => Promise<TwinDelivered>): Promise<{ readonly status: number | string }> {
  try {
    const { status } = await work();
    return { status };
  } catch (error) {
    if (error instanceof StageError) throw error;
    throw new StageError('slack-refuses', error instanceof Error ? error.message : undefined);
  }
}

/** A file in a message that this person can read. */
function fileFor(twin: SlackTwinFace, me: TwinUser, id: string): TwinPhoto | null {
  const isShared = workspaceOf(twin, me).channels.some(({ posts }) =>
    posts.some(({ files }) => files.some((one) => one.id === id)),
  );
  const file = isShared ? twin.file(id) : undefined;
  return file?.bytes == null ? null : { bytes: file.bytes, contentType: file.mimetype };
}

/** Shows the twin of Slack, and plays its people. */
export function createSlackStage(twin: SlackTwinFace): SlackStage {
  return {
    workspace: (user) => workspaceOf(twin, personOf(twin, user)),
    act: (user, act) => orRefuse(() => perform({ twin, me: personOf(twin, user) }, act)),
    file: (user, id) => fileFor(twin, personOf(twin, user), id),
    subscribe: (listener) => twin.subscribe(() => listener('slack')),
  };
}
