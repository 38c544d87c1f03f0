import type { OfficeAct } from '../../../bot/office/acts.ts';
import type { Refused } from '../act.ts';
import { text } from '../say.ts';
import type { Actor, Member, Nobody } from '../who.ts';

/** Those who see a programme as a whole: the people of its client, and those who run it. */
export function officeOf({ members }: Actor): readonly Member[] {
  return members.filter(({ role }) => role !== 'consultant');
}

/** What the people of the client may do, too; everything else is for those who run the programme. */
const forOfficials: ReadonlySet<OfficeAct['act']> = new Set([
  'page',
  'log',
  'log-add',
  'notice-write',
  'notice-see',
  // Of what they wrote themselves, and nobody has sent.
  'notice-end',
] as const);

/** Who presses this of a programme, when the person may. */
export function memberFor({ act }: Pick<OfficeAct, 'act'>, actor: Actor | Nobody): Member | Refused {
  if ('refused' in actor) return actor;
  // Those who talk with a firm know best how it takes part.
  const [member] = act === 'route' ? actor.members : officeOf(actor);
  if (member === undefined) return { refused: text('office.refused-role') };
  const isAtFirm = act === 'route' && member.role === 'consultant';
  const may = member.role === 'operator' || isAtFirm || forOfficials.has(act);
  return may ? member : { refused: text('office.refused-operator') };
}
