import { z } from 'zod';

/**
 * A sentence or more that people read, in the languages of the bot. `easy` is easy Japanese (やさしい日本語). `null`: not
 * written yet; the Japanese text is shown and `knowledge check` says so.
 */
export const textSchema = z.strictObject({
  ja: z.string().trim().min(1),
  en: z.string().trim().min(1).nullable(),
  easy: z.string().trim().min(1).nullable(),
});

export type KnowledgeText = z.infer<typeof textSchema>;

/** The text in one language; Japanese where it is not written yet. */
export function textIn(text: KnowledgeText, locale: 'ja' | 'en' | 'easy'): string {
  return text[locale] ?? text.ja;
}
