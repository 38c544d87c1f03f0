import type { CaseSeen } from '../../db/desk/case.ts';
import { type Act, done, type Outcome, outcomeOf } from './act.ts';
import { caseCard } from './card-content.ts';
import { isLost, readPlace } from './card-place.ts';

/** Draws the card anew where it stands. One that is gone shows nothing any more, and the next one shows what is true then. */
export async function redraw(act: Act, seen: CaseSeen): Promise<Outcome> {
  const place = seen.card === null ? null : readPlace(seen.card);
  if (place === null) return done;
  const { content } = await caseCard(act, seen);
  const updated = await act.slack.update(act.account, { ...place, ...content });
  return isLost(updated) ? done : outcomeOf(updated);
}
