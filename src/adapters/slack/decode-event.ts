import type { SlackHappened, SlackHappening, SlackPerson, SlackPlace } from '../../bot/slack/happening.ts';
import { accountName } from './account-name.ts';
import { messageHappened } from './decode-message.ts';
import { placeOf } from './place.ts';
import type { SlackEnvelope, SlackEventJson } from './schema.ts';

/** The workspace that the app is in, and the app's user there. */
type Home = { readonly team: string; readonly ownUser: string | undefined };

function homeOf({ authorizations, context_team_id: context, team_id: team }: SlackEnvelope): Home {
  const bot = authorizations.find(({ is_bot }) => is_bot) ?? authorizations[0];
  return { team: bot?.team_id ?? context ?? team, ownUser: bot?.user_id };
}

function personOf(event: SlackEventJson, home: Home): SlackPerson | null {
  const inner = event.message ?? event.previous_message ?? event;
  const user = event.user ?? inner.user;
  if (user === undefined) return null;
  const team = inner.user_team ?? inner.team ?? home.team;
  return { team, user, outside: team !== home.team };
}

const channelChanges: Readonly<Record<string, Extract<SlackHappened, { kind: 'channel' }>['what']>> = {
  channel_archive: 'archived',
  group_archive: 'archived',
  channel_unarchive: 'unarchived',
  group_unarchive: 'unarchived',
  channel_deleted: 'deleted',
  group_deleted: 'deleted',
  channel_rename: 'renamed',
  group_rename: 'renamed',
  channel_left: 'app-out',
  group_left: 'app-out',
};

function moved(event: SlackEventJson, place: SlackPlace, { ownUser }: Home): SlackHappened {
  const isIn = event.type === 'member_joined_channel';
  if (event.user === ownUser) return { kind: 'channel', what: isIn ? 'app-in' : 'app-out', place };
  return { kind: isIn ? 'came' : 'went', place };
}

/** null: nothing that concerns us. */
function happenedIn(event: SlackEventJson, place: SlackPlace, home: Home): SlackHappened | null {
  const change = channelChanges[event.type] ?? channelChanges[event.subtype ?? ''];
  if (change !== undefined) return { kind: 'channel', what: change, place };
  switch (event.type) {
    case 'message':
    case 'app_mention':
      return messageHappened(event, place, home.ownUser);
    case 'app_home_opened':
      return { kind: 'home-opened', tab: event.tab ?? 'home', place };
    case 'member_joined_channel':
    case 'member_left_channel':
      return moved(event, place, home);
    default:
      return { kind: 'other', type: event.type };
  }
}

function happened(event: SlackEventJson, envelope: SlackEnvelope, home: Home): SlackHappened | null {
  if (event.type === 'app_uninstalled' || event.type === 'tokens_revoked') return { kind: 'uninstalled' };
  const place = placeOf(event, envelope);
  return place === null ? { kind: 'other', type: event.type } : happenedIn(event, place, home);
}

/** Slack's `seconds.micros` as an instant; it orders what happened in a channel. */
function instantOf(ts: string | undefined, seconds: number | undefined): string | null {
  const at = new Date(Number(ts ?? seconds ?? Number.NaN) * 1000);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/**
 * The second name of an event: what it is about, without the id that differs between copies. `message` and
 * `app_mention` of one post have the same, in whichever order they come.
 */
function nameOf(what: SlackHappened, event: SlackEventJson): string | null {
  switch (what.kind) {
    case 'message':
      return `message:${what.place.conversation}:${what.ts}`;
    case 'edited':
      return `edited:${what.place.conversation}:${what.ts}:${event.message?.edited?.ts ?? event.event_ts ?? event.ts}`;
    case 'deleted':
    case 'own-deleted':
      return `deleted:${what.place.conversation}:${what.ts}`;
    default:
      return event.event_ts === undefined ? null : `${event.type}:${event.channel}:${event.user}:${event.event_ts}`;
  }
}

/** An event in our words; null for what programs wrote and for changes that change nothing. */
export function decodeEvent(envelope: SlackEnvelope): SlackHappening | null {
  const { event, event_id: id, api_app_id: app } = envelope;
  if (event === undefined) return null;
  const home = homeOf(envelope);
  const what = happened(event, envelope, home);
  const at = instantOf(event.event_ts ?? event.ts, envelope.event_time);
  if (what === null || at === null) return null;
  const name = nameOf(what, event);
  const [first, ...others] = [name, id === undefined ? null : `event:${id}`].filter((key) => key !== null);
  if (first === undefined) return null;
  return { account: accountName(home.team, app), keys: [first, ...others], at, by: personOf(event, home), ...what };
}
