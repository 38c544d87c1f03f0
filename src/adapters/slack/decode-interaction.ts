import type { SlackAction, SlackHappening, SlackPerson, SlackPlace, SlackViewRef } from '../../bot/slack/happening.ts';
import { accountName } from './account-name.ts';
import { placeById } from './place.ts';
import type { SlackCommand, SlackElement, SlackInteraction, SlackViewJson } from './schema.ts';

/** What an element says, whatever its kind. */
function valuesOf(element: SlackElement): readonly string[] {
  const options = [element.selected_option, ...(element.selected_options ?? [])].map((one) => one?.value);
  const { selected_date, selected_time, selected_user, selected_channel, selected_conversation, value } = element;
  const all = [...options, selected_date, selected_time, selected_user, selected_channel, selected_conversation, value];
  return all.filter((one) => typeof one === 'string');
}

function viewRef({ id, callback_id: callback, private_metadata: metadata, hash }: SlackViewJson): SlackViewRef {
  return { id, callback, metadata, hash };
}

/** The app's own workspace: of somebody elsewhere Slack may name theirs as `team`. */
function homeOf({ message, view, team, user }: SlackInteraction): string {
  return message?.team ?? view?.team_id ?? team?.id ?? user.team_id ?? '';
}

function personOf({ user }: SlackInteraction, home: string): SlackPerson {
  const team = user.team_id ?? home;
  return { team, user: user.id, outside: team !== home };
}

function placeOf({ channel, container, message }: SlackInteraction): SlackPlace | null {
  const id = channel?.id ?? container?.channel_id;
  return id === undefined ? null : placeById(id, container?.thread_ts ?? message?.thread_ts ?? null);
}

/** When something was pressed, by Slack's clock where it says so. */
function timeOf(ts: string | undefined, now: Date): string {
  const at = new Date(Number(ts ?? Number.NaN) * 1000);
  return Number.isNaN(at.getTime()) ? now.toISOString() : at.toISOString();
}

type Common = Pick<SlackHappening, 'account' | 'by'>;

function pressed(given: SlackInteraction, common: Common, now: Date): readonly SlackHappening[] {
  const ts = given.container?.message_ts ?? given.message?.ts ?? null;
  const view = given.view === undefined ? null : viewRef(given.view);
  return given.actions.map((one) => {
    const action: SlackAction = { id: one.action_id, block: one.block_id, values: valuesOf(one) };
    const key = `pressed:${given.user.id}:${ts ?? view?.id}:${action.block}:${action.id}:${one.action_ts}`;
    const at = timeOf(one.action_ts, now);
    const what = {
      kind: 'pressed',
      action,
      place: placeOf(given),
      ts,
      view,
      trigger: given.trigger_id ?? null,
    } as const;
    return { ...common, keys: [key], at, ...what };
  });
}

function formValues({ state }: SlackViewJson): Readonly<Record<string, readonly string[]>> {
  const blocks = Object.entries(state?.values ?? {});
  return Object.fromEntries(blocks.map(([block, elements]) => [block, Object.values(elements).flatMap(valuesOf)]));
}

/** A form, a closed modal, a shortcut, or something new. */
function single(given: SlackInteraction, common: Common, now: Date): SlackHappening {
  const { type, view, callback_id: callback, trigger_id: trigger = null } = given;
  const key = `${type}:${given.user.id}:${view?.id ?? callback}:${trigger ?? view?.hash ?? given.action_ts}`;
  const base = { ...common, keys: [key], at: timeOf(given.action_ts, now) } as const;
  if (type === 'view_submission' && view !== undefined)
    return { ...base, kind: 'submitted', view: viewRef(view), values: formValues(view), trigger };
  if (type === 'view_closed' && view !== undefined) return { ...base, kind: 'closed', view: viewRef(view) };
  if (type === 'shortcut' || type === 'message_action') {
    const ts = given.message?.ts ?? given.message_ts ?? null;
    return { ...base, kind: 'shortcut', callback, place: placeOf(given), ts, trigger };
  }
  return { ...base, kind: 'other', type };
}

/** What somebody pressed, filled in or closed. */
export function decodeInteraction(given: SlackInteraction, now: Date): readonly SlackHappening[] {
  const home = homeOf(given);
  const common = { account: accountName(home, given.api_app_id), by: personOf(given, home) };
  return given.type === 'block_actions' ? pressed(given, common, now) : [single(given, common, now)];
}

/** A slash command. */
export function decodeCommand(given: SlackCommand, now: Date): SlackHappening {
  const { team_id: team, user_id: user, channel_id: channel, command, text, trigger_id: trigger = null } = given;
  return {
    account: accountName(team, given.api_app_id),
    keys: [`command:${trigger ?? `${user}:${channel}:${now.getTime()}`}`],
    at: now.toISOString(),
    by: { team, user, outside: false },
    kind: 'command',
    command,
    text,
    place: placeById(channel),
    trigger,
  };
}
