import { nextTry } from '../../bot/retry.ts';
import { type DueEffect, type EffectOutcome, settleEffects } from '../../db/desk/effects.ts';
import type { CarryOptions, Outcome } from './act.ts';
import { carryOut } from './carry-out.ts';

/** Effects in hand: those of one conversation one after the other, conversations beside one another. */
export type DeskLanes = {
  /** Takes over what was claimed; what is in hand already is left out. */
  readonly take: (effects: readonly DueEffect[]) => void;
  /** How many were taken so far. */
  readonly taken: () => number;
  readonly areBusy: () => boolean;
  readonly drained: () => Promise<void>;
};

/** @param onEnd a conversation has nothing in hand any more: the next effects of it can be claimed */
export function createDeskLanes(options: CarryOptions, onEnd: () => void): DeskLanes {
  const lanes = new Map<string, DueEffect[]>();
  const inHand = new Set<number>();
  const running = new Set<Promise<void>>();
  let taken = 0;
  const drive = async (conversationId: string, waiting: DueEffect[]): Promise<void> => {
    for (let due = waiting.shift(); due !== undefined; due = waiting.shift()) {
      await carryAndSettle(options, due);
      inHand.delete(due.seq);
    }
    lanes.delete(conversationId);
  };
  const start = (conversationId: string, waiting: DueEffect[]): void => {
    lanes.set(conversationId, waiting);
    const run = drive(conversationId, waiting).finally(() => {
      running.delete(run);
      onEnd();
    });
    running.add(run);
  };
  return {
    take: (effects) => {
      for (const due of effects.filter(({ seq }) => !inHand.has(seq))) {
        inHand.add(due.seq);
        taken += 1;
        const lane = lanes.get(due.conversationId);
        if (lane === undefined) start(due.conversationId, [due]);
        else lane.push(due);
      }
    },
    taken: () => taken,
    areBusy: () => running.size > 0,
    drained: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

async function carryAndSettle(options: CarryOptions, due: DueEffect): Promise<void> {
  const { desk, log } = options;
  const settled = settledAs(options, due, await carryOut(options, due));
  try {
    await settleEffects(desk, [settled]);
  } catch (error) {
    // Its lease runs out, and it is done once more: its key makes that harmless.
    log.error('desk-settle-failed', { reason: error instanceof Error ? error.name : 'unknown' });
  }
}

/** What cannot be reached now is tried for a day, after the usual waits every ten minutes. */
const patienceMs = 86_400_000;
const longestWaitMs = 600_000;

function settledAs({ desk, log }: CarryOptions, due: DueEffect, outcome: Outcome): EffectOutcome {
  const { seq, attempts, programmeId: programme, conversationId: conversation, createdAt } = due;
  if (outcome.as === 'done') return { seq, as: 'done' };
  const about = { programme, conversation, reason: due.effect.do, code: outcome.code, attempts: attempts + 1 };
  const now = desk.clock.now();
  const isYoung = now.getTime() - createdAt.getTime() < patienceMs;
  if (outcome.as === 'dead' || !isYoung) {
    log.error('desk-effect-dead', about);
    return { seq, as: 'dead', code: outcome.code };
  }
  // What is to be asked later is no trouble.
  if (due.effect.do !== 'ask-satisfaction') log.warn('desk-effect-waits', about);
  const dueAt = nextTry(attempts + 1, now, outcome.afterMs) ?? new Date(now.getTime() + longestWaitMs);
  return { seq, as: 'later', dueAt };
}
