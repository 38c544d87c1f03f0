import { z } from 'zod';
import type { RecordEffect } from '../effect.ts';
import type { InboundEvent, Sheet } from '../event.ts';
import type { Facts } from '../facts.ts';
import type { FlowName, NewIds } from '../flow.ts';
import type { MessageView, Text, Words } from '../message.ts';
import type { Asked } from './question.ts';

/** Everything a move may look at. `nextAsk` is the id that the next new question will have. */
export type Moment = {
  readonly facts: Facts;
  readonly event: InboundEvent;
  readonly ids: NewIds;
  readonly nextAsk: string;
};

/** An answer: one of the options, or free words. */
export type Said =
  | { readonly by: 'option'; readonly value: string }
  | { readonly by: 'text'; readonly text: string; readonly messageId: string | null };

/** What an answer leads to. `lead` is shown before the question. */
export type Move<B> =
  | {
      readonly to: B;
      readonly effects?: readonly RecordEffect[];
      readonly lead?: readonly MessageView[];
      /** The readings that `lead` shows. */
      readonly about?: readonly string[];
    }
  /** Nothing is said, and the question stands. */
  | { readonly quiet: B; readonly effects?: readonly RecordEffect[] }
  /** Something was answered; the question stands. */
  | { readonly stay: readonly MessageView[]; readonly effects?: readonly RecordEffect[] }
  /** Something answered beside the question; where nothing is asked for, nothing is said after it. */
  | { readonly aside: readonly MessageView[]; readonly effects?: readonly RecordEffect[] }
  /** Not understood, and why. */
  | { readonly miss: Text }
  /** The conversation rests until the person writes again. */
  | { readonly rest: B; readonly effects?: readonly RecordEffect[]; readonly lead: readonly MessageView[] }
  | { readonly goto: FlowName; readonly effects?: readonly RecordEffect[]; readonly lead?: readonly MessageView[] };

type EventOf<K extends InboundEvent['kind']> = Extract<InboundEvent, { readonly kind: K }>;
/** A picture or file, not fetched yet. */
export type Sent = EventOf<'photo' | 'file'>;

/** A dialogue of questions. What all dialogues share (help, back, old buttons, stickers, days later) is added to it. */
export type Talk<B extends { readonly at: string }> = {
  readonly name: FlowName;
  readonly version: number;
  readonly begin: (moment: Moment) => Move<B>;
  readonly ask: (here: B, facts: Facts) => Asked;
  readonly answer: (here: B, said: Said, moment: Moment) => Move<B>;
  readonly back: (here: B, moment: Moment) => Move<B>;
  readonly restart: (here: B, moment: Moment) => Move<B>;
  /** What is done and what is next, after a day or more. */
  readonly recap: (here: B, facts: Facts) => Text | Words;
  readonly help: (here: B, facts: Facts) => readonly MessageView[];
  /** Where the conversation really stands, when the facts have changed meanwhile. */
  readonly refresh?: (here: B, facts: Facts, daysLater: boolean) => B;
  /** Whether words may answer a question of another day: only when nothing is stored from them unasked. */
  readonly mayAnswerLate?: (here: B, text: string, facts: Facts) => boolean;
  /** What an old button says; without it, one line about what it was for. Nothing is ever changed by it. */
  readonly oldButton?: (data: string, now: { readonly facts: Facts; readonly askId: string }) => readonly MessageView[];
  /** A moment that was waited for; null when there is nothing to say any more. */
  readonly timer?: (here: B, key: string, facts: Facts) => Move<B> | null;
  /** A table that the person sent as a file. */
  readonly sheet?: (here: B, sheets: readonly Sheet[], moment: Moment) => Move<B>;
  /** Photographs of bills: sent, read, or not to be had. */
  readonly photos?: {
    readonly sent: (here: B, event: Sent) => B;
    readonly read: (here: B, event: EventOf<'photo-kept'>, moment: Moment) => Move<B>;
    readonly lost: (here: B, event: EventOf<'photo-lost'>, moment: Moment) => Move<B>;
    /** What came while a person had the floor, with buttons that hold on any day; nothing where none waits. */
    readonly offer: (here: B, moment: Moment) => readonly MessageView[];
    /** What these buttons do; null for every other button. */
    readonly press: (here: B, data: string, moment: Moment) => Move<B> | null;
  };
  readonly unsent?: (here: B, messageId: string, facts: Facts) => Move<B> | null;
  readonly edited?: (here: B, said: Extract<Said, { by: 'text' }>, moment: Moment) => Move<B> | null;
};

/** The open question: its id, when it was asked (event time and day in Japan), how often it was missed. */
const openQuestion = z.object({
  id: z.string().regex(/^[0-9a-f]{8}$/),
  at: z.string().max(40),
  on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  misses: z.int().min(0).max(1000),
});

/** A dialogue's state: resting or asking, the open question, and the place (`here`). */
export type TalkState<B> = {
  readonly at: 'asking' | 'resting';
  readonly question: z.infer<typeof openQuestion>;
  readonly here: B;
};

/** Makes the reader of a dialogue's stored state: null when it does not fit. */
export function talkReader<B>(here: z.ZodType<B>): (stored: unknown) => TalkState<B> | null {
  const shape = z.object({ at: z.enum(['asking', 'resting']), question: openQuestion, here });
  return (stored) => {
    const parsed = shape.safeParse(stored);
    return parsed.success ? parsed.data : null;
  };
}

/** A single text as views. */
export function sayText(text: Text | Words): readonly MessageView[] {
  return [{ view: 'text', text }];
}

/** A text by its key. */
export function line(key: string, params?: Text['params']): Text {
  return params === undefined ? { key } : { key, params };
}
