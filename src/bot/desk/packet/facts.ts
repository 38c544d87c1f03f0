import type { EnergyKind } from '../../../engine/energy/registry.ts';
import type { Param, Text, Words } from '../../message.ts';
import type { Reason, Resolution } from '../consultation/reasons.ts';
import type { Template } from '../templates/templates.ts';
import type { FigureWarning } from './warnings.ts';

/** A stored or open figure with where it comes from. */
export type FigureSeen = {
  /** The slot it belongs to: the same slot before and after is the same figure. */
  readonly slot: string;
  readonly month: string;
  readonly kind: EnergyKind;
  readonly quantity: { readonly value: number; readonly unit: string };
  readonly origin: 'typed' | 'photo' | 'staff' | 'import';
  readonly warnings: readonly FigureWarning[];
};

/** What a consultant may see when a case is opened. */
export type RequestFacts = {
  readonly reason: Reason;
  /** What the owner wrote, word for word, oldest first. */
  readonly asked: readonly string[];
  readonly firm: { readonly number: string; readonly name: string | null };
  /** Until somebody holds the case, the firm is only its number. */
  readonly claimed: boolean;
  /** The question that the bot had open. */
  readonly question: Text | Words | null;
  readonly figures: readonly FigureSeen[];
  readonly knowledge: readonly { readonly id: string; readonly edition: string }[];
  /** The programme's own templates. */
  readonly templates?: readonly Template[];
};

/** What a person promised, in the person's words, and until when. */
export type Pledge = { readonly words: string; readonly by: string | null };

/** One side of a return: how things stood when the case was opened, and how they stand now. */
export type ReturnSide = { readonly figures: readonly FigureSeen[] };

/** What is said when the bot takes over again. */
export type ReturnFacts = {
  readonly resolution: Resolution;
  readonly promises: readonly Pledge[];
  /** The bot's open question follows. */
  readonly resumes: boolean;
  /** Photographs of bills that staff got meanwhile and from which nothing was registered. */
  readonly bills?: number;
  readonly now: string;
};

/** A quantity as a parameter. */
export function quantityOf({ quantity }: FigureSeen): Param {
  return { as: 'quantity', ...quantity };
}

/** The figure's month and kind. */
export function labelOf({ month, kind }: FigureSeen): Text {
  return { key: 'desk.figure', params: { month: { as: 'month', month }, kind: { as: 'kind', kind } } };
}
