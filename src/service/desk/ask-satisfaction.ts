import { queueSaying } from '../../db/desk/say.ts';
import { askSatisfaction as ask } from '../satisfaction.ts';
import { type Act, done, type Outcome } from './act.ts';

/** Asks the owner, once, whether it helped; in the night it waits for the morning. */
export async function askSatisfaction(act: Act<'ask-satisfaction'>): Promise<Outcome> {
  const { desk, platforms, due, effect, onQueued } = act;
  const { programmeId, conversationId } = due;
  const asked = await ask({ desk, platforms, queueSaying }, { programmeId, conversationId, effect });
  if (asked.as === 'later') {
    return { as: 'later', code: 'quiet-hours', afterMs: asked.dueAt.getTime() - desk.clock.now().getTime() };
  }
  onQueued();
  return done;
}
