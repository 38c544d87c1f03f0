import type { Effect } from '../../effect.ts';
import type { InboundEvent } from '../../event.ts';
import type { Facts } from '../../facts.ts';
import { createIds } from '../../ids.ts';
import type { Text } from '../../message.ts';
import type { EventOf, MediaLoss } from '../consultation/event.ts';

type Keeping = Extract<Effect, { readonly do: 'keep-photo' | 'keep-file' }>;
type Sent = Extract<InboundEvent, { readonly kind: 'photo' | 'file' | 'media' }>;

/** Whether an effect fetches what the people of a case are to see. */
export function isKeeping(effect: Effect): effect is Keeping {
  return effect.do === 'keep-photo' || effect.do === 'keep-file';
}

function isSent(event: InboundEvent): event is Sent {
  return event.kind === 'photo' || event.kind === 'file' || event.kind === 'media';
}

/** What can be read as a picture has the numbers of a customer blacked out, should it be a bill. */
function isPicture(event: Sent): boolean {
  return (
    event.kind === 'photo' || (event.kind === 'file' && /\.(?:jpe?g|png|heic|heif|webp|pdf)$/i.test(event.fileName))
  );
}

type Given = { readonly event: InboundEvent; readonly facts: Facts; readonly seed: string };

/**
 * What else an open case wants of an event: pictures and files of a firm that has consented are kept for its people, those
 * that the dialogue reads too. While a case is open nothing is thrown away because a dialogue has no use for it.
 */
export function relayed({ event, facts, seed }: Given, effects: readonly Effect[]): readonly Effect[] {
  if (event.kind === 'photo-kept') return effects.filter(({ do: name }) => name !== 'forget-photo');
  if (!isSent(event) || facts.business === null) return effects;
  const { messageId } = event;
  if (effects.some((one) => one.do === 'keep-photo' && one.messageId === messageId))
    return effects.map((one) => (one.do === 'keep-photo' ? { ...one, relay: 'too' as const } : one));
  const ids = createIds(`${seed} relay`);
  const named = { key: ids.take('keep'), messageId, mediaId: ids.take('media') };
  const keep: Effect = isPicture(event) ? { ...named, do: 'keep-photo', relay: 'only' } : { ...named, do: 'keep-file' };
  return [...effects, keep];
}

const large: ReadonlySet<string> = new Set(['content-too-large', 'content-too-many-pixels']);
const refused: ReadonlySet<string> = new Set(['content-a-page', 'content-of-no-known-kind', 'content-not-an-image']);

function lossOf(code: string): MediaLoss {
  if (large.has(code)) return 'large';
  return refused.has(code) ? 'refused' : 'gone';
}

/** What a case hears of what was fetched for it; null for everything else. */
export function sentIn(event: InboundEvent): EventOf<'owner-sent'> | null {
  switch (event.kind) {
    case 'photo-kept':
      return event.relay === undefined ? null : { kind: 'owner-sent', messageId: event.messageId, lost: null };
    case 'file-kept':
      return { kind: 'owner-sent', messageId: event.messageId, lost: null };
    case 'photo-lost':
      return event.relay === undefined ? null : lost(event);
    case 'file-lost':
      return lost(event);
    default:
      return null;
  }
}

function lost({ messageId, code }: { readonly messageId: string; readonly code: string }): EventOf<'owner-sent'> {
  return { kind: 'owner-sent', messageId, lost: lossOf(code) };
}

/** Whether the event answers what a dialogue had asked for. */
export function isAnswerOfFetch({ kind }: InboundEvent): boolean {
  return kind === 'photo-kept' || kind === 'photo-lost' || kind === 'sheet-read' || kind === 'sheet-lost';
}

/**
 * Whether the event is for the people of a case alone. A photograph that was meant for them is one for the dialogue too,
 * which asks about its figures when it speaks again.
 */
export function isForDesk(event: InboundEvent, held: boolean): boolean {
  if (event.kind === 'file-kept' || event.kind === 'file-lost') return true;
  return held && event.kind === 'photo-lost' && event.relay === 'only';
}

const lossKeys: Readonly<Record<MediaLoss, string>> = {
  large: 'desk.lost-large',
  refused: 'desk.lost-refused',
  gone: 'desk.lost-gone',
};

/** What an owner is told whose file could not be taken; where the dialogue speaks, it says so itself of what it had asked for. */
export function lossText(event: InboundEvent, held: boolean): readonly Text[] {
  const isDesks = event.kind === 'file-lost' || (event.kind === 'photo-lost' && held);
  return isDesks ? [{ key: lossKeys[lossOf(event.code)] }] : [];
}
