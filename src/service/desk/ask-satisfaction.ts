import { type Act, done, type Outcome } from './act.ts';

/** Asks the owner whether it helped. No question is written yet: nothing is asked. */
export async function askSatisfaction(_act: Act<'ask-satisfaction'>): Promise<Outcome> {
  return done;
}
