import type { RecordEffect } from '../../effect.ts';
import type { Choice, MessageView, Text, Words } from '../../message.ts';
import type { Moment } from '../talk.ts';

/**
 * Something answered beside the open question, which stays as it was: an answer from the knowledge, a proposal, a
 * scheme. It has no state of its own, so that its buttons hold at any time, days later too.
 */
export type Aside = { readonly views: readonly MessageView[]; readonly effects?: readonly RecordEffect[] };

/** What a button of an aside leads to; null when its words mean nothing any more. */
export type Press = (args: readonly string[], moment: Moment) => Aside | null;

/** One subject: what its buttons do, and the messages that are typed for them. */
export type AsideSubject = {
  readonly presses: Readonly<Record<string, Press>>;
  /** Whole messages that mean a button without arguments. */
  readonly says?: Readonly<Record<string, readonly string[]>>;
  /** Messages with a form of their own, normalised; null for every other one. */
  readonly hears?: (text: string, moment: Moment) => Aside | null;
};

const prefix = 'aside';

/** The id of a standing button. LINE takes 300 characters of it. */
export function asideId(verb: string, ...args: readonly string[]): string {
  return [prefix, verb, ...args].join(':');
}

/** A standing button. */
export function asideChoice(label: Text | Words, verb: string, ...args: readonly string[]): Choice {
  return { id: asideId(verb, ...args), label };
}

/** A standing button's id taken apart; null for every other button. */
export function readAside(data: string): { readonly verb: string; readonly args: readonly string[] } | null {
  const [first, verb, ...args] = data.split(':');
  return first !== prefix || verb === undefined ? null : { verb, args };
}
