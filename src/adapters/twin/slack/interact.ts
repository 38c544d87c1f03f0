import { z } from 'zod';
import { chosen, formValues, placedElements, type Values, valuesSoFar } from './elements.ts';
import type { SlackStage } from './messages.ts';
import type { AppAnswer } from './request-app.ts';
import { newResponseUrl, showAnswer } from './side-doors.ts';
import type { Channel, SlackState, StoredMessage } from './state.ts';
import type { Json, SlackDelivered, SlackEphemeral, SlackView } from './types.ts';
import { newTrigger, replaceView, showView, viewJson } from './views.ts';
import { messageJson } from './wire.ts';

const FORM = 'application/x-www-form-urlencoded';

/** `blockId`: needed where several actions have one name; `value`: what is chosen in a menu; `values`: the other fields. */
export type PressOptions = {
  readonly blockId?: string;
  readonly value?: string | readonly string[];
  readonly values?: Values;
};

type Press = PressOptions & { readonly user: string; readonly actionId: string };

function person(state: SlackState, id: string): Json {
  const { name = id, teamId = state.teamId } = state.members.get(id) ?? {};
  return { id, username: name, name, team_id: teamId };
}

function common(state: SlackState, user: string, type: string): Json {
  const team = { id: state.teamId, domain: 'twin' };
  const app = { api_app_id: state.appId, token: 'twin', team, enterprise: null, is_enterprise_install: false };
  return { type, user: person(state, user), ...app };
}

function sendPayload({ courier }: SlackStage, payload: Json): Promise<AppAnswer> {
  const raw = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return courier.request({ kind: 'interaction', contentType: FORM, raw, body: payload });
}

function delivered({ status, answer }: AppAnswer, triggerId?: string): SlackDelivered {
  return { status, answer, ...(triggerId === undefined ? {} : { triggerId }) };
}

function actionOf(
  state: SlackState,
  blocks: unknown,
  { actionId, blockId, value }: PressOptions & { actionId: string },
): Json {
  const all = placedElements(blocks).filter(
    (one) => one.element['action_id'] === actionId && (blockId === undefined || one.blockId === blockId),
  );
  const [found] = all;
  if (found === undefined) throw new Error(`twin: there is nothing called ${actionId} to press`);
  const { element } = found;
  const isButton = element['type'] === 'button';
  const what = isButton ? { value: element['value'], text: element['text'] } : chosen(element, value ?? null);
  const at = `${Math.floor(state.now() / 1000)}.${state.seeded.digits(6)}`;
  return { action_id: actionId, block_id: found.blockId, type: element['type'], ...what, action_ts: at };
}

/** Where a message is. */
export type At = { readonly channel: Channel; readonly message: StoredMessage };

/** Where something is that can be pressed: what one person alone sees, too. */
export type PressedAt = { readonly channel: Channel; readonly message: StoredMessage | SlackEphemeral };

/** Presses a button or chooses in a menu of a message. @throws {Error} when there is none */
export async function pressMessage(
  stage: SlackStage,
  { channel, message }: PressedAt,
  press: Press,
): Promise<SlackDelivered> {
  const { state } = stage;
  const { user } = press;
  const action = actionOf(state, message.blocks, press);
  const trigger_id = newTrigger(state, user);
  const about = { channel: channel.id, user, messageTs: message.ts };
  const thread = message.threadTs === null ? {} : { thread_ts: message.threadTs };
  const isEphemeral = !('reactions' in message);
  const answer = await sendPayload(stage, {
    ...common(state, user, 'block_actions'),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...thread,
    },
    trigger_id,
    channel: { id: channel.id, name: channel.kind === 'im' ? 'directmessage' : channel.name },
    // Slack does not bring what one person alone sees.
    ...(isEphemeral ? {} : { message: messageJson(state, channel, message) }),
    state: { values: valuesSoFar(message.blocks, press.values ?? {}) },
    response_url: newResponseUrl(state, about),
    actions: [action],
  });
  return delivered(answer, trigger_id);
}

/** Presses a button in a modal or home tab; what is filled in comes along. @throws {Error} when there is none */
export async function pressView(stage: SlackStage, view: SlackView, press: Press): Promise<SlackDelivered> {
  const { state } = stage;
  const trigger_id = newTrigger(state, press.user);
  const answer = await sendPayload(stage, {
    ...common(state, press.user, 'block_actions'),
    container: { type: 'view', view_id: view.id },
    trigger_id,
    view: viewJson(state, view, valuesSoFar(view.view['blocks'], press.values ?? {})),
    actions: [actionOf(state, view.view['blocks'], press)],
  });
  return delivered(answer, trigger_id);
}

const submitted = z.looseObject({
  response_action: z.enum(['errors', 'update', 'push', 'clear']).optional(),
  errors: z.record(z.string(), z.string()).default({}),
  view: z.record(z.string(), z.unknown()).default({}),
});

function readAnswer(text: string): z.infer<typeof submitted> {
  return text.trim() === '' ? submitted.parse({}) : submitted.parse(JSON.parse(text));
}

/** What the screen does after a submission. */
function afterSubmit(state: SlackState, view: SlackView, text: string): void {
  const { response_action: what, errors, view: next } = readAnswer(text);
  const known = state.views.get(view.id);
  if (what === 'errors' && known !== undefined) {
    const blocks = new Set(placedElements(view.view['blocks']).map(({ blockId }) => blockId));
    const stray = Object.keys(errors).filter((id) => !blocks.has(id));
    if (stray.length > 0) state.violations.push(`view_submission: errors for unknown blocks ${stray.join(', ')}`);
    state.views.set(view.id, { ...known, errors });
  } else if (what === 'update') replaceView(state, view.id, next);
  else if (what === 'push') showView(state, view.user, next);
  else if (what === 'clear') closeAll(state, view.user);
  else state.views.delete(view.id);
  state.listeners.say({ kind: 'view', user: view.user, viewId: view.id });
}

function closeAll(state: SlackState, user: string): void {
  for (const [id, one] of state.views) if (one.user === user && one.isModal) state.views.delete(id);
}

/** Sends a modal's form. An answer that fails leaves the modal open. @throws {Error} when a needed field is empty */
export async function submitView(stage: SlackStage, view: SlackView, values: Values): Promise<SlackDelivered> {
  const { state } = stage;
  const trigger_id = newTrigger(state, view.user);
  const filled = formValues(view.view['blocks'], values);
  const answer = await sendPayload(stage, {
    ...common(state, view.user, 'view_submission'),
    trigger_id,
    view: viewJson(state, view, filled),
    response_urls: [],
  });
  if (answer.reason === null) afterSubmit(state, view, answer.answer);
  return delivered(answer, trigger_id);
}

/** Closes a modal, or with `clear_on_close` all of them; the app hears of it only where it asked to. */
export async function closeView(stage: SlackStage, view: SlackView): Promise<SlackDelivered> {
  const isCleared = view.view['clear_on_close'] === true;
  if (isCleared) closeAll(stage.state, view.user);
  else stage.state.views.delete(view.id);
  stage.state.listeners.say({ kind: 'view', user: view.user, viewId: view.id });
  if (view.view['notify_on_close'] !== true) return { status: 'none' };
  const payload = {
    ...common(stage.state, view.user, 'view_closed'),
    view: viewJson(stage.state, view),
    is_cleared: isCleared,
  };
  return delivered(await sendPayload(stage, payload));
}

function immediate(text: string): Json {
  if (!text.trimStart().startsWith('{')) return { text };
  const found = z.record(z.string(), z.unknown()).safeParse(JSON.parse(text));
  return found.success ? found.data : { text };
}

/** Sends a slash command; what the app answers at once is shown to the person. */
export async function sendCommand(
  stage: SlackStage,
  given: { readonly user: string; readonly channel: Channel; readonly command: string; readonly text: string },
): Promise<SlackDelivered> {
  const { state, courier } = stage;
  const { user, channel, command, text } = given;
  const trigger_id = newTrigger(state, user);
  const about = { channel: channel.id, user, messageTs: null };
  const fields = {
    token: 'twin',
    team_id: state.teamId,
    team_domain: 'twin',
    channel_id: channel.id,
    channel_name: channel.kind === 'im' ? 'directmessage' : channel.name,
    user_id: user,
    user_name: state.members.get(user)?.name ?? '',
    command,
    text,
    api_app_id: state.appId,
    is_enterprise_install: 'false',
    response_url: newResponseUrl(state, about),
    trigger_id,
  };
  const raw = new URLSearchParams(fields).toString();
  const answer = await courier.request({ kind: 'command', contentType: FORM, raw, body: fields });
  if (answer.reason === null && answer.answer.trim() !== '') showAnswer(stage, about, immediate(answer.answer));
  return delivered(answer, trigger_id);
}
