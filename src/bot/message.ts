import type { EnergyKind } from '../engine/energy/registry.ts';

/** A value inside a sentence, written out by `bot/text` in the reader's language. */
export type Param =
  | string
  | number
  | { readonly as: 'month'; readonly month: string }
  | { readonly as: 'day'; readonly day: string }
  | { readonly as: 'period'; readonly from: string; readonly to: string }
  | { readonly as: 'quantity'; readonly value: number; readonly unit: string }
  | { readonly as: 'kgCo2'; readonly value: number }
  | { readonly as: 'percent'; readonly value: number }
  | { readonly as: 'kind'; readonly kind: EnergyKind }
  | { readonly as: 'text'; readonly text: Text }
  | { readonly as: 'list'; readonly items: readonly Param[] };

/** A sentence by its key in `locales/<language>/*.json` (`file.key`), never the sentence itself. */
export type Text = { readonly key: string; readonly params?: Readonly<Record<string, Param>> };

/** Words that a person wrote or an editor released, shown as they are (a firm's name, a relayed message). */
export type Words = { readonly words: string };

/** Something to tap. `id` comes back as the choice's data; the label can also be typed, or its number. */
export type Choice = { readonly id: string; readonly label: Text | Words };

/** A picture of our own within a card, left out where it cannot be reached. `path` is an address under /media/. */
export type Picture = { readonly path: string; readonly width: number; readonly height: number };

/** One line of a card: what it is, and its value. A line with a choice can be tapped as a whole. */
export type CardRow = {
  readonly label: Text | Words;
  readonly value: Text | Words;
  readonly strong?: true;
  readonly choice?: Choice;
  /** Stands below the line. */
  readonly picture?: Picture;
};

/** A message of the reader's that is answered: by the platform's own token where it has one, else by its words. */
export type Quote = { readonly token: string | null; readonly words: string };

/** What is shown; adapters turn it into bubbles, cards, blocks. */
export type MessageView =
  | {
      readonly view: 'text';
      readonly text: Text | Words;
      readonly choices?: readonly Choice[];
      readonly quote?: Quote;
    }
  | {
      readonly view: 'card';
      readonly title: Text | Words;
      /** Sentences that stand above the lines, in full size. */
      readonly lead?: Text | Words;
      readonly rows: readonly CardRow[];
      readonly note?: Text | Words;
      /** What can be pressed here, below the note; left out where a card is only read. */
      readonly hint?: Text | Words;
      readonly choices?: readonly Choice[];
      /** No choice is the likelier one: none may stand out. */
      readonly even?: true;
      /** Another question stays open, whose numbers can be typed: this one shows none. */
      readonly aside?: true;
    }
  /** A picture of our own making; `path` is an address under /media/. */
  | { readonly view: 'image'; readonly path: string; readonly alt: Text | Words }
  /** A page of our own to open; left out where it cannot be reached. `path` is an address under /r/. */
  | { readonly view: 'link'; readonly text: Text; readonly label: Text; readonly path: string };

/** A view that can carry choices. */
export type AskingView = Extract<MessageView, { readonly view: 'text' | 'card' }>;

/** Whether a view can carry choices. */
export function canAsk(view: MessageView): view is AskingView {
  return view.view === 'text' || view.view === 'card';
}
