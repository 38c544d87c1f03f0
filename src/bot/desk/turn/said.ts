import type { InboundEvent } from '../../event.ts';
import { recogniseFlags } from '../../understand/intent/tone.ts';
import { normalise } from '../../understand/normalise.ts';

/** What an owner did, as the people of a case read it; `words` null: nothing was written. */
export type OwnerSaid = { readonly messageId: string; readonly words: string | null };

/** What an event says to a person; null for what is no message, or only a tap on a button of the bot's. */
export function saidIn(event: InboundEvent): OwnerSaid | null {
  switch (event.kind) {
    case 'text':
    case 'edited':
      return { messageId: event.messageId, words: event.text };
    case 'sticker':
      return { messageId: event.messageId, words: stickerWords(event.words) };
    case 'file':
      return { messageId: event.messageId, words: `［${event.fileName}］` };
    case 'photo':
      return { messageId: event.messageId, words: '［写真］' };
    case 'media':
      return { messageId: event.messageId, words: mediaWords(event) };
    case 'location':
      return { messageId: event.messageId, words: `［位置情報］${event.words ?? ''}` };
    default:
      return null;
  }
}

function mediaWords({ type, seconds }: Extract<InboundEvent, { readonly kind: 'media' }>): string {
  const name = type === 'video' ? '動画' : '音声';
  return seconds === undefined ? `［${name}］` : `［${name} ${seconds}秒］`;
}

/** A sticker becomes the words that LINE gives it. */
function stickerWords(words: readonly string[]): string {
  return `［${words.length === 0 ? 'スタンプ' : words.slice(0, 3).join('・')}］`;
}

/** Whether somebody is in danger: gas, smoke, fire, somebody hurt. */
export function isDanger(event: InboundEvent): boolean {
  const isWritten = event.kind === 'text' || event.kind === 'edited';
  return isWritten && recogniseFlags(normalise(event.text)).includes('safety');
}
