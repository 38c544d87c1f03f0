import { plain, section } from '../../adapters/slack/blocks.ts';
import { escapeWords } from '../../adapters/slack/plain-text.ts';
import { staffOf } from '../../db/desk/staff.ts';
import type { Scene, SceneOf } from './options.ts';
import { text, write, writeBoth } from './say.ts';
import { actorOf, consultantsOf, programmesHere } from './who.ts';

/** Whether somebody works for a programme of this app. Who has left may come back as the owner of a firm. */
export async function isStaff({
  options,
  happening,
  now,
}: Pick<Scene, 'options' | 'happening' | 'now'>): Promise<boolean> {
  const { by } = happening;
  if (by === null || by.outside) return false;
  const { database, vault } = options.desk;
  const person = { slackTeam: by.team, slackUser: by.user };
  for (const { id: programmeId } of await programmesHere({ options, happening })) {
    const { refused } = await staffOf({ database, vault, programmeId }, person, now);
    if (refused !== 'staff-unknown' && refused !== 'staff-ended') return true;
  }
  return false;
}

/** What somebody of the staff writes to the app alone belongs to no case: it is kept nowhere, and the person is told so. */
export async function wroteToApp(scene: SceneOf<'message'>): Promise<void> {
  const { options, happening, later } = scene;
  const { account, place, keys } = happening;
  const actor = await actorOf(scene);
  const said =
    'refused' in actor ? writeBoth(actor.refused) : write(text(helpKey(consultantsOf(actor).length > 0, place.thread)));
  const blocks = [section(said), ...homeButton(account)];
  const content = { text: escapeWords(said), blocks };
  const where = { channel: place.conversation, thread: place.thread };
  later(() => options.slack.post(account, { id: keys[0], ...where, ...content, since: null }));
}

function helpKey(isConsultant: boolean, thread: string | null): string {
  if (!isConsultant) return 'door.direct-sums';
  return thread === null ? 'door.direct-help' : 'door.direct-thread';
}

function homeButton(account: string): readonly ReturnType<typeof section>[] {
  const [team = '', app = ''] = account.split('.');
  const url = `https://slack.com/app_redirect?app=${app}&team=${team}&tab=home`;
  const element = { type: 'button', action_id: 'open:1', text: plain(write(text('door.to-home'))), url };
  return [{ type: 'actions', elements: [element] }];
}
