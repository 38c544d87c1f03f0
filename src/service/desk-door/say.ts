import type { Param, Text, Words } from '../../bot/message.ts';
import { writeText } from '../../bot/text/write.ts';

/** Those who work on the desk read Japanese. */
export const staffLocale = 'ja';

/** A text for staff. */
export function write(text: Text | Words): string {
  return writeText(text, staffLocale);
}

/** A text for somebody of whom nothing is known: Japanese, with English below. */
export function writeBoth(text: Text): string {
  return `${writeText(text, 'ja')}\n${writeText(text, 'en')}`;
}

/** A sentence by its key. */
export function text(key: string, params: Readonly<Record<string, Param>> = {}): Text {
  return { key, params };
}
