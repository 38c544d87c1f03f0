import { usualTimes } from '../../bot/desk/timers/times.ts';
import type { Text } from '../../bot/message.ts';
import { actOn, type InCase } from './act.ts';
import { actButton } from './blocks.ts';
import type { Scene } from './options.ts';
import { text } from './say.ts';
import { spotOfCard, tell } from './tell.ts';

/** Lets a draft go, and offers to take it back while that is possible. */
export async function letGo(
  scene: Scene,
  found: InCase,
  { sendId, confirmed }: { readonly sendId: string; readonly confirmed: readonly string[] },
): Promise<Text | null> {
  const refused = await actOn(scene, found, { kind: 'send-confirmed', sendId, confirmed });
  if (refused !== null) return refused;
  const on = { programmeId: found.at.programmeId, id: found.kase.id };
  tell(scene, text('door.leaving', { seconds: usualTimes.undoSeconds }), {
    spot: spotOfCard(found.kase.card),
    below: [actButton('undo', on, { label: text('door.undo'), argument: sendId })],
  });
  return null;
}
