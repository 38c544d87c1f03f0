import type { FigureAct } from '../../bot/desk/staff/figures.ts';
import type { Text } from '../../bot/message.ts';
import { consentsOf, type SeenFirm, seeFirm } from './firm-facts.ts';
import type { Scene } from './options.ts';
import { text } from './say.ts';
import { actorOf, consultantsOf, type Member } from './who.ts';

/** A firm in the hands of a consultant who may change its figures. */
export type InFirm = { readonly member: Member; readonly seen: SeenFirm };

/** Who acts, and on which firm; everything that a button says is checked, and the look is written down. */
export async function inFirm(
  scene: Scene,
  { programmeId, businessId }: Pick<FigureAct, 'programmeId' | 'businessId'>,
): Promise<InFirm | { readonly refused: Text }> {
  const actor = await actorOf(scene, programmeId);
  if ('refused' in actor) return actor;
  const [member] = consultantsOf(actor);
  if (member === undefined) return { refused: text('door.refused-role') };
  if (member.away) return { refused: text('door.refused-away') };
  const seen = await seeFirm(member, businessId, scene.now);
  if (seen === null) return { refused: text('door.no-firm-yet') };
  return consentsOf(seen.firm).get('use') === true ? { member, seen } : { refused: text('door.no-consent') };
}
