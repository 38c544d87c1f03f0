import type { Ask, Context, Flag, Input, Intent, Item, Known, Result } from '../contract.ts';
import type { Doubted, Draft, Seen } from '../draft.ts';
import { chooseAsk } from '../policy/choose-ask.ts';
import { incomplete } from '../policy/incomplete.ts';

/** One message on its way to an answer. `raw` holds every figure, `drafts` those that count. */
export type Talk = {
  readonly input: Input;
  readonly context: Context;
  readonly seen: Seen;
  readonly raw: readonly Draft[];
  readonly drafts: readonly Draft[];
};

/** What a message means; null where a reader has nothing to say about it. */
export type Outcome = {
  readonly intent: Intent;
  readonly items: readonly Item[];
  readonly ask: Ask | null;
  readonly targets: readonly string[];
  readonly flags: readonly Flag[];
};

/** One way of reading a message. */
export type Reader = (talk: Talk) => Outcome | null;

/** What a figure takes over when the message does not say it. */
export type Base = Pick<Known, 'kind' | 'unit' | 'period' | 'site'>;

/** An answer without figures. */
export function plain(intent: Intent, ask: Ask | null = null): Outcome {
  return { intent, items: [], ask, targets: [], flags: [] };
}

/** An answer with figures and the first of their doubts. Figures without a value are only asked about. */
export function withItems(intent: Intent, doubted: readonly Doubted[], more: readonly Ask[] = []): Outcome {
  const items = doubted.map(({ item }) => item).filter(({ value }) => value !== null);
  const asks = [...more, ...doubted.flatMap(({ doubts }) => doubts)];
  return {
    intent,
    items,
    ask: chooseAsk(asks) ?? chooseAsk(items.flatMap(incomplete)),
    targets: [],
    flags: doubted.flatMap(({ flags }) => flags),
  };
}

/** The intents a message may have, the best first. */
export function intentsOf({ acts }: Seen): readonly Intent[] {
  return [...acts].sort((a, b) => b.score - a.score).map(({ intent }) => intent);
}

/** Whether one of the acts is this. */
export function has(seen: Seen, ...intents: readonly Intent[]): boolean {
  return seen.acts.some(({ intent }) => intents.includes(intent));
}

/** The answer in the form of the contract. */
export function finish({ input, seen }: Talk, { flags, ...outcome }: Outcome): Result {
  const all = new Set([...seen.flags, ...flags, ...(seen.masks.some(({ pii }) => pii) ? (['pii'] as const) : [])]);
  return { id: input.id, ...outcome, flags: [...all] };
}
