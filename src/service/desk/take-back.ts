import { renderNote } from '../../adapters/slack/staff/note.ts';
import { isHeld, type OpenState } from '../../bot/desk/consultation/state.ts';
import { type CaseSeen, readCase } from '../../db/desk/case.ts';
import { type Shown, shownOf } from '../../db/desk/shown.ts';
import { slackOf } from '../../db/desk/staff.ts';
import { casesOfMessage } from '../../db/desk/words.ts';
import { type Act, done, type Outcome, outcomeOf, say } from './act.ts';
import { isLost } from './card-place.ts';
import { tombstone } from './owner-said.ts';
import { redraw } from './redraw.ts';
import { sayInThread } from './thread.ts';

/**
 * The owner took a message back: wherever staff see it something else stands, its files are deleted, and the cards of
 * its cases are drawn without it. Whoever holds the case hears of it.
 */
export async function hideMessage(act: Act<'hide-message'>): Promise<Outcome> {
  const { desk, due, effect } = act;
  const shown = await desk.database.scoped(due.programmeId, (db) => shownOf(db, due, effect.messageId));
  const ids = await casesOfMessage(desk, due, effect.messageId);
  const cases = (await Promise.all(ids.map((id) => readCase(desk, due, id)))).flatMap((seen) => seen ?? []);
  const works = [
    ...shown.map((one) => () => bury(act, one)),
    ...cases.flatMap((seen) => [() => redraw(act, seen), () => tellHolder(act, seen)]),
  ];
  for (const work of works) {
    const outcome = await work();
    if (outcome.as !== 'done') return outcome;
  }
  return done;
}

async function bury(act: Act, { channel, ts, fileIds }: Shown): Promise<Outcome> {
  const updated = await act.slack.update(act.account, { channel, ts, ...tombstone() });
  if (updated.result !== 'sent' && !isLost(updated)) return outcomeOf(updated);
  for (const file of fileIds) {
    const removed = await act.slack.removeFile(act.account, file);
    const isGone = removed.result === 'refused' && removed.code === 'file-gone';
    if (removed.result !== 'sent' && !isGone) return outcomeOf(removed);
  }
  return done;
}

/** Of a case that is over nobody has anything to do. What was written in answer stays, and should be looked at. */
async function tellHolder(act: Act, seen: CaseSeen): Promise<Outcome> {
  const { state } = seen;
  if (state === null || state.at === 'returning') return done;
  const holder = isHeld(state) ? await slackOf(act.book, state.owner) : null;
  const key = hasDrafts(state) ? 'thread.owner-took-back-draft' : 'thread.owner-took-back';
  const to = holder === null ? [] : [holder.slackUser];
  return sayInThread(act, seen, { content: renderNote({ text: { key }, to, calls: false }, say) });
}

function hasDrafts({ sendings }: OpenState): boolean {
  return sendings.some(({ phase }) => phase !== 'leaving');
}
