import { z } from 'zod';
import type { SlackStage } from './messages.ts';
import { SlackRefusal } from './refusal.ts';
import type { Channel, SlackState, StoredMessage } from './state.ts';
import type { Json } from './types.ts';

/** One call of a method; `args` are parsed where Slack wants JSON inside a form. */
export type MethodCall = SlackStage & { readonly args: Json };

/** One method of the Web API. What it returns goes beside `ok: true`. @throws {SlackRefusal} */
export type Method = { readonly scopes: readonly string[]; readonly run: (call: MethodCall) => Json };

/** Arguments after a check. @throws {SlackRefusal} invalid_arguments */
export function argumentsOf<T extends z.ZodType>(schema: T, args: Json): z.infer<T> {
  const found = schema.safeParse(args);
  if (found.success) return found.data;
  const messages = found.error.issues.map(
    (issue) => `[ERROR] ${issue.message} [json-pointer:/${issue.path.join('/')}]`,
  );
  throw new SlackRefusal('invalid_arguments', messages);
}

/** Forms write true and false as words. */
export const flag = z.union([z.boolean(), z.stringbool()]).default(false);
/** Numbers in forms. */
export const count = z.coerce.number().int();

function byName(state: SlackState, name: string): Channel | undefined {
  const wanted = name.replace(/^#/, '');
  return [...state.channels.values()].find((one) => one.kind !== 'im' && one.name === wanted);
}

/** The direct conversation with somebody, opened when there is none. @throws {SlackRefusal} user_not_found */
export function openDirect({ state }: Pick<SlackStage, 'state'>, user: string): Channel {
  if (!state.members.has(user)) throw new SlackRefusal('user_not_found');
  const known = [...state.channels.values()].find(({ kind, members }) => kind === 'im' && members.has(user));
  if (known !== undefined) return known;
  const id = `D${user.slice(1)}`;
  const members = new Set([state.botUserId, user]);
  const channel: Channel = { id, name: '', kind: 'im', members, messages: [], isArchived: false, lastTs: 0 };
  state.channels.set(id, channel);
  return channel;
}

/** A channel as the app may know of it. @throws {SlackRefusal} channel_not_found */
export function channelOf(call: MethodCall, given: unknown): Channel {
  const { state } = call;
  if (typeof given !== 'string' || given === '') throw new SlackRefusal('channel_not_found');
  const direct = state.members.has(given) ? openDirect(call, given) : undefined;
  const channel = direct ?? state.channels.get(given) ?? byName(state, given);
  const isHidden = channel?.kind === 'group' && !channel.members.has(state.botUserId);
  if (channel === undefined || isHidden) throw new SlackRefusal('channel_not_found');
  return channel;
}

/** A channel in which the app is. @throws {SlackRefusal} channel_not_found, not_in_channel */
export function joinedChannel(call: MethodCall, given: unknown): Channel {
  const channel = channelOf(call, given);
  if (!channel.members.has(call.state.botUserId)) throw new SlackRefusal('not_in_channel');
  return channel;
}

/** @throws {SlackRefusal} message_not_found */
export function messageOf(channel: Channel, ts: unknown): StoredMessage {
  const message = channel.messages.find((one) => one.ts === ts);
  if (message === undefined) throw new SlackRefusal('message_not_found');
  return message;
}
