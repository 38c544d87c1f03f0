import type { Locale } from '../facts.ts';
import type { Param } from '../message.ts';
import type { ProgrammeDocument } from '../programme/document.ts';
import type { ReportBlock } from '../report/written.ts';

/** A way in: the code, and the address that its picture holds. */
export type WayIn = { readonly code: string; readonly address: string };

/** What the pages for a briefing need. `wayIn` null: the code is told another way. */
export type BriefingInput = {
  readonly document: ProgrammeDocument;
  readonly locale: Extract<Locale, 'ja' | 'en'>;
  readonly madeOn: string;
  readonly wayIn: WayIn | null;
};

/** A sentence in the language of the pages. */
export type Say = (key: string, params?: Readonly<Record<string, Param>>) => string;

/** A heading and what stands below it. */
export function chapter(text: string, blocks: readonly ReportBlock[]): readonly ReportBlock[] {
  return [{ block: 'heading', text }, ...blocks];
}
