import type { OfficeAct } from '../../../bot/office/acts.ts';
import type { SlackAnswer, SlackValues } from '../../../bot/slack/happening.ts';
import type { SceneOf } from '../options.ts';
import { write } from '../say.ts';
import { actorOf } from '../who.ts';
import { agreedPage, keepAgreed } from './agreed.ts';
import { memberFor } from './who.ts';

/** A form of the programme's page was sent. What is wrong with it stands at a field, and the form stays open. */
export async function submittedOffice(
  scene: SceneOf<'submitted'>,
  act: OfficeAct,
  values: SlackValues,
): Promise<SlackAnswer> {
  const found = memberFor(act, await actorOf(scene, act.programmeId));
  if ('refused' in found) return { answer: 'errors', errors: { words: write(found.refused) } };
  const given = {
    words: first(values, 'words') ?? '',
    day: first(values, 'day'),
    sure: first(values, 'sure') === 'yes',
  };
  const wrong = await keepAgreed(scene, found, given);
  if (wrong !== null) return { answer: 'errors', errors: { words: write(wrong) } };
  return { answer: 'update', view: await agreedPage(found, scene.now) };
}

function first(values: SlackValues, block: string): string | null {
  const value = values[block]?.[0]?.trim();
  return value === undefined || value === '' ? null : value;
}
