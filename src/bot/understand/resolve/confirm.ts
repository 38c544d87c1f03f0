import type { Context, Item, Known } from '../contract.ts';
import type { Draft } from '../draft.ts';
import { fill, outOfRange } from './fill.ts';
import { sameFigure } from './known.ts';
import { moved } from './moved.ts';
import { has, type Outcome, plain, type Talk, withItems } from './talk.ts';

const unclear = { slot: 'confirm', reason: 'unclear' } as const;
const missing = { slot: 'value', reason: 'missing_value' } as const;

/** An answer to 「この内容で登録しますか」: yes, no, or what is right instead. */
export function answerConfirm(talk: Talk): Outcome | null {
  const { context } = talk;
  if (context.awaiting !== 'confirm' || context.pending === null) return null;
  return withFigure(talk, context.pending) ?? withChange(talk, context.pending) ?? withoutFigure(talk);
}

function withFigure(talk: Talk, pending: Known): Outcome | null {
  const [draft, ...more] = talk.drafts;
  if (draft === undefined || more.length > 0 || isOther(draft, pending, talk)) return null;
  const { item, doubts, flags } = fill(talk, draft, pending);
  if (sameFigure(item, pending)) {
    return lastAnswer(talk)?.value === false ? plain('deny', missing) : plain('confirm');
  }
  return withItems('correct', [{ item: { ...item, replaces: 'pending' }, doubts, flags }]);
}

// ガスは262㎥ while the electricity is to be confirmed: another figure, no correction.
function isOther(draft: Draft, pending: Known, talk: Talk): boolean {
  if (draft.kind === null || has(talk.seen, 'correct')) return false;
  const { item } = fill(talk, draft, pending);
  return (
    item.kind !== pending.kind && item.value !== pending.value && !talk.seen.polarities.some(({ value }) => !value)
  );
}

function withChange(talk: Talk, pending: Known): Outcome | null {
  if (talk.drafts.length > 0) return null;
  const change = moved(talk, pending);
  if (change === null) return null;
  const item: Item = { ...change.item, replaces: 'pending' };
  return withItems('correct', [{ item, doubts: [...change.doubts, ...outOfRange(item, talk.context)], flags: [] }]);
}

// いえ、合ってます: the last word counts.
function lastAnswer({ seen }: Talk) {
  return seen.polarities.findLast(({ vague }) => !vague);
}

function withoutFigure(talk: Talk): Outcome | null {
  const { seen, context, drafts } = talk;
  if (drafts.length > 0) return null;
  if (
    isElsewhere(
      seen.acts.map(({ intent }) => intent),
      context,
    )
  )
    return null;
  const clear = seen.polarities.filter(({ vague }) => !vague);
  const last = clear.at(-1);
  if (last !== undefined)
    return last.value && clear.every(({ value }) => value) ? plain('confirm') : plain('deny', missing);
  if (seen.polarities.length > 0) return plain('unknown', unclear);
  if (has(seen, 'confirm')) return plain('confirm');
  return has(seen, 'deny') ? plain('deny', missing) : null;
}

const beyond = ['cancel', 'restart', 'back', 'question', 'handoff', 'optout', 'status', 'help', 'delete', 'abuse'];

// キャンセル and questions are no answers to it.
function isElsewhere(intents: readonly string[], { awaiting }: Context): boolean {
  return awaiting === 'confirm' && intents.some((intent) => beyond.includes(intent));
}
