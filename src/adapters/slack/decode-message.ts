import type { SlackFile, SlackHappened, SlackPlace } from '../../bot/slack/happening.ts';
import { isByProgram, isOwn, type OwnUser } from './own.ts';
import type { SlackEventJson, SlackMessageJson } from './schema.ts';

/** Subtypes of messages that people write; other subtypes are lines of Slack's own. */
const written = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message']);

function filesOf({ files }: SlackMessageJson): readonly SlackFile[] {
  return files.map(({ id, name, mimetype, size }) => ({ id, name, mimetype, bytes: size }));
}

function isMentioned(text: string, ownUser: OwnUser): boolean {
  return ownUser !== undefined && new RegExp(`<@${ownUser}(?:\\|[^>]*)?>`).test(text);
}

function deleted(place: SlackPlace, ts: string | undefined, was: SlackMessageJson | undefined): SlackHappened | null {
  if (ts === undefined) return null;
  return { kind: 'deleted', place, ts, files: (was?.files ?? []).map(({ id }) => id) };
}

/** A parent with answers is not deleted but becomes a tombstone. Previews of links and counts of answers change nothing. */
function changed({ message, previous_message: was }: SlackEventJson, place: SlackPlace): SlackHappened | null {
  if (message?.ts === undefined) return null;
  if (message.subtype === 'tombstone') return deleted(place, message.ts, was);
  if (was !== undefined && was.text === message.text) return null;
  return { kind: 'edited', place, ts: message.ts, text: message.text };
}

/** What became of a post of the app's own: only that it is gone is of any use. */
function ownGone(event: SlackEventJson, place: SlackPlace, ownUser: OwnUser): SlackHappened | null {
  const { message, previous_message: was, deleted_ts: gone } = event;
  if (was === undefined || !isOwn(was, ownUser)) return null;
  const ts = event.subtype === 'message_deleted' ? gone : message?.subtype === 'tombstone' ? message.ts : undefined;
  return ts === undefined ? null : { kind: 'own-deleted', place, ts };
}

/** What a message event says; null for what a program wrote and for what changes nothing. */
export function messageHappened(event: SlackEventJson, place: SlackPlace, ownUser: OwnUser): SlackHappened | null {
  const inner = event.message ?? event.previous_message ?? event;
  const was = event.previous_message ?? inner;
  if (isByProgram(event, ownUser) || isByProgram(inner, ownUser) || isByProgram(was, ownUser))
    return ownGone(event, place, ownUser);
  if (event.subtype === 'message_changed') return changed(event, place);
  if (event.subtype === 'message_deleted') return deleted(place, event.deleted_ts, event.previous_message);
  if (!written.has(event.subtype)) return { kind: 'other', type: `message:${event.subtype}` };
  const { ts, text } = event;
  if (ts === undefined) return null;
  const mentioned = event.type === 'app_mention' || isMentioned(text, ownUser);
  return { kind: 'message', place, ts, text, files: filesOf(event), mentioned };
}
