import type { LogEntry } from '../consultation/effect.ts';
import type { DeskEvent } from '../consultation/event.ts';
import type { Stepped } from '../consultation/move.ts';
import type { DeskState } from '../consultation/state.ts';

/** What came with an event: what somebody wrote, and the edition of the knowledge that the bot had answered from. */
export type Spoken = {
  readonly event: DeskEvent;
  readonly words?: string | null;
  /** The owner's message in which the words stand, where the event does not name it. */
  readonly messageId?: string | null;
  readonly knowledge?: string | null;
  /** Lines that stand or fall with the step, though the machine knows nothing of them. */
  readonly also?: readonly BesideLine[];
};

/** What somebody wrote beside the steps of a case. */
export type BesideLine = LogEntry & { readonly words: string | null };

/** A line of the record, with the words that belong to it. */
export type RecordLine = LogEntry & {
  readonly consultationId: string | null;
  readonly words: string | null;
  readonly knowledge: string | null;
  /** The owner's message that the line is about; its words can be taken back. */
  readonly messageId: string | null;
};

/** Entries at which somebody said something. */
const uttered: ReadonlySet<LogEntry['what']> = new Set<LogEntry['what']>([
  'opened',
  'owner-wrote',
  'owner-edited',
  'send-asked',
  'transfer-asked',
]);

/**
 * The lines of a step. Words stand once, with the entry at which they were said; who asks again in an open case, of
 * which the machine keeps no entry, has written something all the same.
 */
export function linesOf(before: DeskState, { state, effects }: Stepped, spoken: Spoken): readonly RecordLine[] {
  const consultationId = caseOf(state) ?? caseOf(before);
  const entries = effects.flatMap((effect) => (effect.do === 'log' ? [effect.entry] : []));
  const said = [...entries, ...askedAgain(entries, spoken)];
  const speaks = said.find(({ what }) => uttered.has(what)) ?? said[0];
  const lines = said.map((entry) => ({
    ...entry,
    consultationId,
    words: entry === speaks ? (spoken.words ?? null) : null,
    knowledge: entry === speaks ? (spoken.knowledge ?? null) : null,
    messageId: entry === speaks ? messageOf(spoken) : null,
  }));
  const beside = { consultationId, knowledge: null, messageId: null };
  return [...lines, ...(spoken.also ?? []).map((line) => ({ ...line, ...beside }))];
}

function messageOf({ event, messageId = null }: Spoken): string | null {
  return 'messageId' in event ? event.messageId : messageId;
}

function askedAgain(entries: readonly LogEntry[], { event, words }: Spoken): readonly LogEntry[] {
  if (event.kind !== 'requested' || entries.length > 0 || (words ?? null) === null) return [];
  return [{ what: 'owner-wrote', by: event.by, about: null }];
}

function caseOf(state: DeskState): string | null {
  return state.at === 'bot' ? null : state.consultationId;
}
