import type { OfficeAct } from '../../../bot/office/acts.ts';
import type { SlackAnswer, SlackValues } from '../../../bot/slack/happening.ts';
import { notice } from '../blocks.ts';
import type { SceneOf } from '../options.ts';
import { write, writeBoth } from '../say.ts';
import { actorOf, type Member } from '../who.ts';
import { agreedPage, keepAgreed } from './agreed.ts';
import { madeInvites } from './invite.ts';
import { closedNotice, sentNotice, writtenNotice } from './notices.ts';
import { decidedRoute } from './route.ts';
import { first } from './values.ts';
import { memberFor } from './who.ts';

/** A form of the programme's page was sent. What is wrong with it stands at a field, and the form stays open. */
export async function submittedOffice(
  scene: SceneOf<'submitted'>,
  act: OfficeAct,
  values: SlackValues,
): Promise<SlackAnswer> {
  const found = memberFor(act, await actorOf(scene, act.programmeId));
  if ('refused' in found) return { answer: 'update', view: notice({ words: writeBoth(found.refused) }) };
  switch (act.act) {
    case 'log-add':
      return agreed(scene, found, values);
    case 'notice-write':
      return writtenNotice(scene, found, values);
    case 'notice-send':
      return sentNotice(scene, found, { argument: act.argument, values });
    case 'invite':
      return madeInvites(scene, found, values);
    case 'route':
      return decidedRoute(scene, found, { argument: act.argument, values });
    default:
      return { answer: 'nothing' };
  }
}

/** A form of the programme's page was closed: a message to many that nobody has let go is dropped with its words. */
export async function closedOffice(scene: SceneOf<'closed'>, act: OfficeAct): Promise<void> {
  if (act.act !== 'notice-send') return;
  const found = memberFor(act, await actorOf(scene, act.programmeId));
  if (!('refused' in found)) await closedNotice(scene, found, act.argument);
}

async function agreed(scene: SceneOf<'submitted'>, member: Member, values: SlackValues): Promise<SlackAnswer> {
  const given = {
    words: first(values, 'words') ?? '',
    day: first(values, 'day'),
    sure: first(values, 'sure') === 'yes',
  };
  const wrong = await keepAgreed(scene, member, given);
  if (wrong !== null) return { answer: 'errors', errors: { words: write(wrong) } };
  return { answer: 'update', view: await agreedPage(member, scene.now) };
}
