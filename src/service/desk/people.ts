import type { SlackResult } from '../../bot/slack/desk.ts';
import { type StaffOnSlack, slackOf } from '../../db/desk/staff.ts';
import type { Act } from './act.ts';

/** The conversation of the app with one person of the staff. */
export type DirectTo = SlackResult<{ readonly conversation: string }>;

/**
 * Opens the way to one person alone. Who has become a guest, or is of another workspace, is written to no more. Null:
 * nobody of this programme.
 */
export async function directTo(act: Act, staffId: string): Promise<DirectTo | null> {
  const person = await slackOf(act.book, staffId);
  return person === null ? null : directToPerson(act, person);
}

/** The same for a person who is known already. */
export async function directToPerson({ slack, account }: Act, { slackUser }: StaffOnSlack): Promise<DirectTo> {
  const facts = await slack.userOf(account, slackUser);
  if (facts.result !== 'sent') return facts;
  if (facts.standing !== 'member') return { result: 'refused', code: 'person-unknown' };
  return slack.directWith(account, slackUser);
}
