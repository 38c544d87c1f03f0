import { queueSaying } from '../../db/desk/say.ts';
import { askSatisfaction as ask } from '../satisfaction.ts';
import { type Act, done, type Outcome } from './act.ts';

/** The bot has just asked its own question again: what it offers to tap would go with the next message. */
const restMs = 1_800_000;

/** Asks the owner, once, whether it helped: half an hour after the end, in the night not before the morning. */
export async function askSatisfaction(act: Act<'ask-satisfaction'>): Promise<Outcome> {
  const { desk, platforms, due, effect, onQueued } = act;
  const rests = due.createdAt.getTime() + restMs - desk.clock.now().getTime();
  if (rests > 0) return { as: 'later', code: 'asked-later', afterMs: rests };
  const { programmeId, conversationId } = due;
  const asked = await ask({ desk, platforms, queueSaying }, { programmeId, conversationId, effect });
  if (asked.as === 'later') {
    return { as: 'later', code: 'quiet-hours', afterMs: asked.dueAt.getTime() - desk.clock.now().getTime() };
  }
  onQueued();
  return done;
}
