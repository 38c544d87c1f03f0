import { renderDraft, renderUndo } from '../../adapters/slack/staff/draft.ts';
import { buttonOf } from '../../bot/desk/board/buttons.ts';
import { costText, findingText, type PushCost } from '../../bot/desk/board/marks.ts';
import type { Sending } from '../../bot/desk/consultation/state.ts';
import { mustChange } from '../../bot/desk/guard/finding.ts';
import type { Text } from '../../bot/message.ts';
import { type CaseSeen, caseOfSending } from '../../db/desk/case.ts';
import { draftOf } from '../../db/desk/words.ts';
import { pushesUsed } from '../../db/reminders.ts';
import { type Act, done, type Outcome, say } from './act.ts';
import { whisper } from './thread.ts';

type About = { readonly seen: CaseSeen; readonly sending: Sending };

/** The message of an open case, while it has come only so far. */
async function sendingIn(act: Act<'preview' | 'offer-undo'>, phase: Sending['phase']): Promise<About | null> {
  const { due, effect, desk } = act;
  const seen = await caseOfSending(desk, due, effect.sendId);
  const sending = seen?.state?.sendings.find((one) => one.id === effect.sendId && one.phase === phase);
  return seen === null || sending === undefined ? null : { seen, sending };
}

/** Shows a draft to its author as the owner will see it, with everything that was found in it. */
export async function preview(act: Act<'preview'>): Promise<Outcome> {
  const about = await sendingIn(act, 'draft');
  const draft = await draftOf(act.desk, act.due, act.effect.sendId);
  if (about === null || draft === null) return done;
  const { seen, sending } = about;
  const cost = await costOf(act, seen, 1);
  const of = { programmeId: seen.programmeId, consultationId: seen.id };
  const confirm = sending.findings.some(mustChange)
    ? []
    : [{ ...buttonOf('confirm', of, sending.id), style: 'primary' as const }];
  const items = sending.findings.map((id) => findingText(id, draft.words));
  const asks: readonly Text[] = sending.asks ? [{ key: 'thread.preview-asks' }] : [];
  const content = renderDraft(
    {
      head: { key: 'thread.preview' },
      words: draft.words,
      found: items.length === 0 ? null : { head: { key: 'thread.preview-found' }, items },
      foot: [...asks, ...(cost === null ? [] : [costText(cost)])],
      buttons: [...confirm, buttonOf('discard', of, sending.id)],
    },
    say,
  );
  return whisper(act, { seen, to: act.effect.to, content });
}

/** A message that is about to leave can be taken back: its author is shown how. */
export async function offerUndo(act: Act<'offer-undo'>): Promise<Outcome> {
  const about = await sendingIn(act, 'undo');
  if (about === null) return done;
  const { seen, sending } = about;
  const button = buttonOf('undo', { programmeId: seen.programmeId, consultationId: seen.id }, sending.id);
  const text: Text = { key: 'thread.undo', params: { seconds: secondsLeft(act, about) } };
  const content = renderUndo(text, button, say);
  return whisper(act, { seen, to: act.effect.to, content, outside: sending.inForm });
}

/** Until it leaves; a message that is due this moment can still be taken back until somebody has looked. */
function secondsLeft({ desk }: Act, { seen, sending }: About): number {
  const due = seen.state?.timers.find(({ name, about }) => name === 'undo' && about === sending.id)?.due;
  const left = due === undefined ? 0 : Date.parse(due) - desk.clock.now().getTime();
  return Math.max(1, Math.ceil(left / 1000));
}

const japanMs = 9 * 3_600_000;

/** The pushes of this month, `more` of them still to come; null on a platform that counts none. */
export async function costOf(act: Act, { platform, programmeId }: CaseSeen, more: number): Promise<PushCost | null> {
  if (platform !== 'line') return null;
  const month = new Date(act.desk.clock.now().getTime() + japanMs).toISOString().slice(0, 7);
  const used = (await pushesUsed(act.desk.database, programmeId, month)) + more;
  return { used, plan: act.programme.line.monthlyPushes };
}
