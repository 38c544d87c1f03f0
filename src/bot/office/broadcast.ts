import type { Locale } from '../facts.ts';

/** For whom a message to many is meant: everybody, firms that lack something of a month, or firms of a route. */
export type Audience =
  | { readonly to: 'all' | 'system' | 'consulting' }
  | { readonly to: 'missing'; readonly month: string };

/** The words in Japanese, and in English where somebody has written them. */
export type BroadcastWords = { readonly ja: string; readonly en: string | null };

/** `draft` and `proposed` have not been sent to anybody. */
export type BroadcastState = 'draft' | 'proposed' | 'sending' | 'done' | 'cancelled' | 'dropped';

/** Where one person is: the message waits, is on its way, or has come to an end. */
export type PersonState = 'waiting' | 'queued' | 'sent' | 'failed' | 'unknown' | 'skipped' | 'cancelled';

/** How many people are in which state, and why where there is a reason. */
export type PersonCount = { readonly state: PersonState; readonly code: string | null; readonly people: number };

/** A message to many as it is kept. People are our ids of staff; `words` null: erased. */
export type Broadcast = {
  readonly id: string;
  readonly programmeId: string;
  readonly state: BroadcastState;
  readonly audience: Audience;
  readonly words: BroadcastWords | null;
  readonly writtenBy: string;
  readonly writtenAt: string;
  readonly sentBy: string | null;
  readonly sentAt: string | null;
  readonly endedAt: string | null;
  /** People who were chosen when it was let go. */
  readonly people: number;
  readonly counts: readonly PersonCount[];
};

/** Whom a message would reach now. `stopped` and `blocked`: people of the same firms whom it does not reach. */
export type Reach = {
  readonly line: number;
  readonly slack: number;
  readonly stopped: number;
  readonly blocked: number;
};

/** An announcement older than this would only puzzle: whom it has not reached by then it does not reach. */
export const broadcastDays = 7;

/** The longest words: with the line above them they fit into one message. */
export const longestBroadcast = 1_500;

/** The words for a reader. */
export function wordsFor({ ja, en }: BroadcastWords, locale: Locale): string {
  return locale === 'en' && en !== null ? en : ja;
}

/** How many are in these states. */
export function peopleIn(counts: readonly PersonCount[], ...states: readonly PersonState[]): number {
  return counts.reduce((sum, { state, people }) => sum + (states.includes(state) ? people : 0), 0);
}
