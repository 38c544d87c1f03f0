import { z } from 'zod';
import type { SlackResult, SlackUserFacts } from '../../bot/slack/desk.ts';
import { teamOf } from './account-name.ts';
import { call, type SlackParts } from './call.ts';
import { isUserId } from './direct.ts';

const flag = z.boolean().catch(false);
const words = z.string().catch('');
const answer = z.looseObject({
  user: z.looseObject({
    team_id: words,
    name: words,
    real_name: words,
    deleted: flag,
    is_bot: flag,
    is_stranger: flag,
    is_restricted: flag,
    is_ultra_restricted: flag,
    profile: z.looseObject({ display_name: words, real_name: words }).optional().catch(undefined),
  }),
});
type User = z.infer<typeof answer>['user'];

function standingOf(user: User, account: string): SlackUserFacts['standing'] {
  if (user.deleted) return 'gone';
  if (user.is_bot) return 'bot';
  // Who is of another workspace, or of none that Slack names, is nobody's member.
  if (user.is_stranger || user.team_id !== teamOf(account)) return 'outside';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'member';
}

/** Who somebody is now; asked each time, because a guest of today was a member yesterday. */
export async function userOf(parts: SlackParts, account: string, user: string): Promise<SlackResult<SlackUserFacts>> {
  if (!isUserId(user)) return { result: 'refused', code: 'person-unknown' };
  const found = await call(parts, account, {
    method: 'users.info',
    run: (client) => client.users.info({ user }),
    answer,
  });
  if (found.result !== 'sent') return found;
  const { profile, real_name, name } = found.user;
  const shown = [profile?.display_name, profile?.real_name, real_name, name].find((one) => one?.trim());
  return { result: 'sent', name: shown ?? '', standing: standingOf(found.user, account) };
}
