import { renderNote } from '../../adapters/slack/staff/note.ts';
import { isHeld } from '../../bot/desk/consultation/state.ts';
import { type CaseSeen, readCase } from '../../db/desk/case.ts';
import { type Act, done, type Outcome, outcomeOf, say } from './act.ts';
import { caseCard } from './card-content.ts';
import { isLost, loseCard, readPlace } from './card-place.ts';
import { directTo } from './people.ts';

/** Shows on the card how the case stands now. One that is not posted yet will show it by itself. */
export async function updateCard(act: Act<'update-card'>): Promise<Outcome> {
  const { due, effect, desk, slack, account } = act;
  const seen = await readCase(desk, due, effect.consultationId);
  const place = seen?.card == null ? null : readPlace(seen.card);
  if (seen === null || place === null || isOutrun(act, seen)) return done;
  if (await isWithAnother(act, seen)) return passed(await loseCard(act, seen, 'desk-card-elsewhere'));
  const { content } = await caseCard(act, seen);
  const updated = await slack.update(account, { ...place, ...content });
  return isLost(updated) ? passed(await loseCard(act, seen, 'desk-card-gone')) : outcomeOf(updated);
}

/** The new card shows everything: nothing has to wait for it. */
function passed(outcome: Outcome): Outcome {
  return outcome.as === 'later' ? done : outcome;
}

/** Another change of the same case is on its way already. */
function isOutrun({ effect }: Act<'update-card'>, { state }: CaseSeen): boolean {
  return state !== null && state.revision > effect.revision;
}

/** The card went to one person alone, as the channel was closed, and somebody else holds the case now. */
async function isWithAnother(act: Act, { state, card }: CaseSeen): Promise<boolean> {
  if (card?.startsWith('D') !== true || state === null || !isHeld(state)) return false;
  const direct = await directTo(act, state.owner);
  return direct?.result === 'sent' && !card.startsWith(`${direct.conversation}:`);
}

/** Takes everything that can be pressed off a second card. */
export async function retireCard(act: Act<'retire-card'>): Promise<Outcome> {
  const place = readPlace(act.effect.card);
  if (place === null) return done;
  const content = renderNote({ text: { key: 'thread.card-moved' }, to: [], calls: false }, say);
  const updated = await act.slack.update(act.account, { ...place, ...content });
  return isLost(updated) ? done : outcomeOf(updated);
}
