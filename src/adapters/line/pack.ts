import type { messagingApi } from '@line/bot-sdk';
import { shortText } from '../shared/text.ts';
import { MAX_CAROUSEL_BYTES } from './limits-flex.ts';
import { MAX_ALT } from './render-card.ts';
import { MAX_TEXT } from './render-text.ts';

/** Messages of one call to LINE. */
const MAX_MESSAGES = 5;
const MAX_BUBBLES = 12;

type Message = messagingApi.Message;

function mergeTexts(first: Message, second: Message): Message | null {
  if (first.type !== 'text' || second.type !== 'text') return null;
  const text = `${first.text}\n\n${second.text}`;
  return text.length <= MAX_TEXT ? { type: 'text', text } : null;
}

function bubblesOf(contents: messagingApi.FlexContainer): readonly messagingApi.FlexBubble[] {
  return contents.type === 'carousel' ? contents.contents : [contents];
}

function mergeCards(first: Message, second: Message): Message | null {
  if (first.type !== 'flex' || second.type !== 'flex') return null;
  const bubbles = [...bubblesOf(first.contents), ...bubblesOf(second.contents)];
  const contents: messagingApi.FlexCarousel = { type: 'carousel', contents: bubbles };
  if (bubbles.length > MAX_BUBBLES || Buffer.byteLength(JSON.stringify(contents)) > MAX_CAROUSEL_BYTES) return null;
  return { type: 'flex', altText: shortText(`${first.altText}\n\n${second.altText}`, MAX_ALT), contents };
}

function mergeFirst(messages: readonly Message[], merge: typeof mergeTexts): readonly Message[] | null {
  for (const [index, message] of messages.entries()) {
    const next = messages[index + 1];
    const merged = next === undefined ? null : merge(message, next);
    if (merged !== null) return messages.toSpliced(index, 2, merged);
  }
  return null;
}

/** Joins neighbouring texts, then cards side by side, until one call can carry them; order stays, nothing is left out. */
export function packMessages(messages: readonly Message[]): readonly Message[] {
  let packed = messages;
  while (packed.length > MAX_MESSAGES) {
    const fewer = mergeFirst(packed, mergeTexts) ?? mergeFirst(packed, mergeCards);
    if (fewer === null) return packed;
    packed = fewer;
  }
  return packed;
}
