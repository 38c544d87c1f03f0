import { z } from 'zod';

const splitter = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** How many characters a person sees. @source https://developers.line.biz/en/docs/messaging-api/text-character-count/ */
export function graphemes(text: string): number {
  return [...splitter.segment(text)].length;
}

/** What LINE says of an address that is not https; the twin can be told to let it pass. */
export const HTTPS_ONLY = 'invalid uri scheme: only https is allowed';

const EMPTY = 'May not be empty';
const between = (max: number): string => `Length must be between 1 and ${max}`;

/** Text counted in UTF-16 units, as LINE counts message texts and data; zod's own `max` counts code points. */
export const units = (max: number) =>
  z
    .string(EMPTY)
    .min(1, EMPTY)
    .refine((text) => text.length <= max, between(max));

/** Text counted in grapheme clusters, as LINE counts labels and titles. */
export const seen = (max: number) =>
  z
    .string(EMPTY)
    .min(1, EMPTY)
    .refine((text) => graphemes(text) <= max, between(max));

function isAddress(text: string, schemes: readonly string[]): boolean {
  // Only characters that need no escaping: LINE refuses an address with raw Japanese or blanks.
  if (!/^[\x21-\x7e]+$/.test(text) || !URL.canParse(text)) return false;
  return schemes.includes(new URL(text).protocol);
}

/** Address of a picture, sound or film. */
export const mediaUrl = z
  .string(EMPTY)
  .min(1, EMPTY)
  .max(2000, between(2000))
  .refine((text) => isAddress(text, ['https:', 'http:']), 'invalid uri')
  .refine((text) => !text.toLowerCase().startsWith('http:'), HTTPS_ONLY);

/** Address behind a button. */
export const linkUrl = z
  .string(EMPTY)
  .min(1, EMPTY)
  .max(1000, between(1000))
  .refine((text) => isAddress(text, ['http:', 'https:', 'line:', 'tel:']), 'invalid uri scheme');

/** `#RRGGBB` or `#RRGGBBAA`. */
export const colour = z.string().regex(/^#(?:[0-9a-f]{6}|[0-9a-f]{8})$/i, 'invalid color code');

/** `#RRGGBB` as templates want it. */
export const plainColour = z.string().regex(/^#[0-9a-f]{6}$/i, 'invalid color code');

/** The `type` of anything, or ''. */
export function typeOf(value: unknown): string {
  const found = z.looseObject({ type: z.string() }).safeParse(value);
  return found.success ? found.data.type : '';
}
