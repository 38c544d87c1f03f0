import type { SlackMessageJson } from './schema.ts';

/** Marks what we post, so that it is known again wherever it turns up. */
export const ownEventType = 'hakaru_message';

/** The app's own user in the workspace, where an envelope names it. */
export type OwnUser = string | undefined;

/** Whether this very app posted it. */
export function isOwn({ user, metadata }: SlackMessageJson, ownUser: OwnUser): boolean {
  return (ownUser !== undefined && user === ownUser) || metadata?.event_type === ownEventType;
}

/**
 * Whether a program wrote it, this one or another. An answer to a program can be the start of a loop that never ends,
 * and our own changes come back as events: any of the marks is enough.
 */
export function isByProgram(message: SlackMessageJson, ownUser: OwnUser): boolean {
  const { bot_id: bot, app_id: app, subtype } = message;
  return bot !== undefined || app !== undefined || subtype === 'bot_message' || isOwn(message, ownUser);
}
