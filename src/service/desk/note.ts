import { renderNote } from '../../adapters/slack/staff/note.ts';
import { newestCase, readCase } from '../../db/desk/case.ts';
import { slackOf } from '../../db/desk/staff.ts';
import { type Act, done, type Outcome, say } from './act.ts';
import { sayInThread, whisper } from './thread.ts';

/** A line in the thread; one that is to be heard stands in the channel too, and calls whoever is there. */
export async function note(act: Act<'note'>): Promise<Outcome> {
  const { due, effect, desk, book } = act;
  const { consultationId, text, to, aloud } = effect;
  const seen = await readCase(desk, due, consultationId);
  if (seen === null) return done;
  const people = await Promise.all(to.map((id) => slackOf(book, id)));
  const called = people.flatMap((person) => (person === null ? [] : [person.slackUser]));
  const content = renderNote({ text, to: called, calls: aloud }, say);
  return sayInThread(act, seen, { content, aloud });
}

/** A line for one person. */
export async function answer(act: Act<'answer'>): Promise<Outcome> {
  const { due, effect, desk } = act;
  const content = renderNote({ text: effect.text, to: [], calls: false }, say);
  return whisper(act, { seen: await newestCase(desk, due), to: effect.to, content });
}
