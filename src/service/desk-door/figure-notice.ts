import { quietUntil } from '../../bot/desk/satisfaction/when.ts';
import { uuidFrom } from '../../bot/ids.ts';
import type { Text } from '../../bot/message.ts';
import type { FirmEar, Notice } from '../../db/desk/figures.ts';
import type { Scene } from './options.ts';

/** The message by which an owner hears of a row that staff entered, or that it was taken back. */
export function noticeId(readingId: string, what: 'entered' | 'undone'): string {
  return uuidFrom(JSON.stringify(['figure', what, readingId]));
}

/** A sentence to the owner, in the owner's language, not before the morning. */
export function noticeOf(
  { options, now }: Scene,
  ear: FirmEar,
  said: { readonly id: string; readonly text: Text },
): Notice {
  const { messages } = options.platforms[ear.platform].render([{ view: 'text', text: said.text }], ear.locale);
  return { id: said.id, ear, messages, notBefore: quietUntil(now.toISOString()) };
}
