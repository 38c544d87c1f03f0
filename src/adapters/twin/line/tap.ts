import { z } from 'zod';
import { messageActions } from './actions.ts';
import type { Chat, StoredEntry } from './state.ts';
import { addEntry, screenOf } from './transcript.ts';
import type { Delivered, Json, VisibleAction } from './types.ts';
import { type Stage, tell, writeAndTell } from './write.ts';

/** Whose finger taps where. `picked`: what was chosen in a date picker. */
export type Tapping = { readonly chat: Chat; readonly by: string; readonly picked?: string | undefined };

const NOTHING: Delivered = { eventId: '', status: 'none' };

const fields = z.looseObject({
  type: z.string(),
  data: z.string().default(''),
  text: z.string().optional(),
  displayText: z.string().optional(),
  mode: z.enum(['date', 'time', 'datetime']).default('date'),
  initial: z.string().optional(),
  min: z.string().optional(),
  max: z.string().optional(),
  uri: z.string().default(''),
  richMenuAliasId: z.string().optional(),
});

type Action = z.infer<typeof fields>;

const FORMS = {
  date: /^\d{4}-\d\d-\d\d$/,
  time: /^\d\d:\d\d$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d$/,
} as const;

const JAPAN_MS = 9 * 60 * 60 * 1000;

/** @throws {Error} when the picker would not let this moment be chosen */
function pickedMoment(stage: Stage, action: Action, picked: string | undefined): Json {
  const now = new Date(stage.state.now() + JAPAN_MS).toISOString();
  const defaults = { date: now.slice(0, 10), time: now.slice(11, 16), datetime: now.slice(0, 16) };
  const moment = (picked ?? action.initial ?? defaults[action.mode]).replace('t', 'T');
  const isOutside = moment < (action.min ?? moment) || moment > (action.max ?? moment);
  if (!FORMS[action.mode].test(moment) || isOutside) throw new Error(`twin: ${moment} cannot be picked`);
  return { [action.mode]: moment };
}

function postback(stage: Stage, { chat, by }: Tapping, content: Json): Promise<Delivered> {
  return tell(stage, { type: 'postback', chat, by, fields: { postback: content }, canReply: true });
}

function tapPostback(stage: Stage, tapping: Tapping, action: Action): Promise<Delivered> {
  const { chat, by } = tapping;
  const words = action.displayText ?? action.text;
  if (words !== undefined) {
    addEntry(stage.state, chat, { from: 'owner', by, message: { type: 'text', text: words } });
  }
  return postback(stage, tapping, { data: action.data });
}

/** What happens when an action is tapped. @throws {Error} when a picked moment is not allowed */
export async function act(stage: Stage, tapping: Tapping, raw: Json): Promise<Delivered> {
  const action = fields.parse(raw);
  const { chat, by } = tapping;
  switch (action.type) {
    case 'postback':
      return tapPostback(stage, tapping, action);
    case 'datetimepicker': {
      const params = pickedMoment(stage, action, tapping.picked);
      return postback(stage, tapping, { data: action.data, params });
    }
    case 'richmenuswitch': {
      const params = { newRichMenuAliasId: action.richMenuAliasId ?? '', status: 'SUCCESS' };
      return postback(stage, tapping, { data: action.data, params });
    }
    case 'message': {
      const message = { type: 'text', text: action.text ?? '' };
      return writeAndTell(stage, { chat, by, shown: message, told: message });
    }
    case 'uri':
      stage.state.listeners.say({ kind: 'opened', userId: by, uri: action.uri });
      return NOTHING;
    default:
      return NOTHING;
  }
}

function isBlocked({ state }: Stage, { chat, by }: Tapping): boolean {
  return chat.kind === 'user' && state.persons.get(by)?.isBlocking === true;
}

function lastEntry(chat: Chat): StoredEntry | undefined {
  return chat.entries.at(-1);
}

function newestWith(chat: Chat, label: string): VisibleAction | undefined {
  const all = chat.entries.toReversed().filter(({ from }) => from === 'bot');
  return all.flatMap(({ message }) => messageActions(message)).find((one) => one.label === label);
}

/** Taps what shows this label: a quick reply first, else the newest button. @throws {Error} when nothing does */
export function tapLabel(stage: Stage, tapping: Tapping, label: string): Promise<Delivered> {
  if (isBlocked(stage, tapping)) throw new Error('twin: the owner blocks the account');
  const quick = screenOf(tapping.chat)
    .at(-1)
    ?.quickReplies.find((one) => one.label === label);
  const last = lastEntry(tapping.chat);
  if (quick !== undefined && last !== undefined) last.quickRepliesGone = true;
  const found = quick ?? newestWith(tapping.chat, label);
  if (found === undefined) throw new Error(`twin: nothing on the screen says ${label}`);
  return act(stage, tapping, found.action);
}

/** Taps one action of one message, however old it is. @throws {Error} when there is none */
export function tapAction(
  stage: Stage,
  tapping: Tapping,
  at: { messageId: string; index: number },
): Promise<Delivered> {
  if (isBlocked(stage, tapping)) throw new Error('twin: the owner blocks the account');
  const entry = tapping.chat.entries.find(({ id }) => id === at.messageId);
  const found = entry === undefined ? undefined : messageActions(entry.message)[at.index];
  if (found === undefined) throw new Error(`twin: no action ${at.index} on message ${at.messageId}`);
  return act(stage, tapping, found.action);
}

/** What can be tapped without scrolling back: quick replies, then the buttons since the owner last wrote. */
export function visibleActions(chat: Chat): readonly VisibleAction[] {
  const lastOwn = chat.entries.findLastIndex(({ from }) => from === 'owner');
  const since = chat.entries.slice(lastOwn + 1).toReversed();
  const buttons = since.flatMap(({ message }) => messageActions(message));
  return [...(screenOf(chat).at(-1)?.quickReplies ?? []), ...buttons];
}
