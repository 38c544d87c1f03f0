import type { Effect } from './effect.ts';
import type { InboundEvent } from './event.ts';
import type { Facts } from './facts.ts';

/** Ids drawn before the step, so that the same event gives the same step again. */
export type NewIds = { readonly take: (purpose: string) => string };

/** What a step leads to. `goto` hands the conversation to another flow, which starts at once. */
export type Step<S> =
  | { readonly state: S; readonly effects: readonly Effect[] }
  | { readonly goto: FlowName; readonly effects: readonly Effect[] };

/** The flows of the house; `flows/index.ts` lists them. */
export type FlowName = 'joining' | 'report' | 'group';

/** A conversation as data: where it stands, and one pure step. */
export type Flow<S extends { readonly at: string }> = {
  readonly name: FlowName;
  readonly version: number;
  readonly start: (facts: Facts, event: InboundEvent, ids: NewIds) => Step<S>;
  readonly step: (state: S, event: InboundEvent, facts: Facts, ids: NewIds) => Step<S>;
  /** Stored state is untrusted: parsed at every load. `null`: start the flow again, and say so. */
  readonly revive: (stored: unknown, fromVersion: number) => S | null;
};

/** A flow with its state's type hidden, so that flows of different states fit in one list. */
export type SealedFlow = {
  readonly name: FlowName;
  readonly version: number;
  readonly start: (facts: Facts, event: InboundEvent, ids: NewIds) => Step<unknown>;
  /** `restarted` is true when the stored state could not be revived. */
  readonly run: (
    stored: StoredState,
    event: InboundEvent,
    facts: Facts,
    ids: NewIds,
  ) => Step<unknown> & { readonly restarted: boolean };
};

/** Where a conversation stands, as the database keeps it. */
export type StoredState = { readonly flow: string; readonly version: number; readonly state: unknown };

/** Hides a flow's state type; see `SealedFlow`. */
export function sealFlow<S extends { readonly at: string }>(flow: Flow<S>): SealedFlow {
  return {
    name: flow.name,
    version: flow.version,
    start: flow.start,
    run: (stored, event, facts, ids) => {
      const state = flow.revive(stored.state, stored.version);
      if (state === null) return { ...flow.start(facts, event, ids), restarted: true };
      return { ...flow.step(state, event, facts, ids), restarted: false };
    },
  };
}
