import { createLinePlatform } from '../adapters/line/platform.ts';
import type { Facts } from '../bot/facts.ts';
import { type ProgrammeDocument, programmeFacts } from '../bot/programme/document.ts';
import { runTurn } from '../bot/route.ts';
import { writeText } from '../bot/text/write.ts';
import type { KeptTurn } from '../db/repositories/turns-kept.ts';
import { dayInJapan } from './day.ts';

/** A turn as it was answered then and as it would be now, in the words a person sees. */
export type ReplayedTurn = {
  readonly at: string;
  readonly conversationId: string;
  readonly said: string;
  readonly was: string;
  readonly now: string;
  readonly differs: boolean;
};

type Programme = {
  readonly id: string;
  readonly document: ProgrammeDocument;
  /** What is in force on this installation now. */
  readonly inForce?: Pick<Facts, 'knowledge' | 'tables'>;
};

/**
 * Makes the turns of one programme again. Pictures are drawn anew for each answer, so only their place is compared; while a
 * person had the floor there is nothing of the dialogue's to compare.
 */
export function replayTurns(turns: readonly KeptTurn[], programme: Programme): readonly ReplayedTurn[] {
  return turns.map((turn) => replayTurn(turn, programme));
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Renders only; it knows no account, so that it could not send anything. */
const platform = createLinePlatform({
  accounts: () => undefined,
  apiBaseUrl: 'https://invalid.invalid',
  dataApiBaseUrl: 'https://invalid.invalid',
  publicUrl: 'https://invalid.invalid',
  write: writeText,
  log: silent,
});

function replayTurn(turn: KeptTurn, { id, document, inForce = {} }: Programme): ReplayedTurn {
  const facts: Facts = {
    today: dayInJapan(new Date(turn.at)),
    locale: turn.locale,
    programme: programmeFacts(id, document),
    business: turn.record?.business ?? null,
    sites: turn.record?.sites ?? [],
    readings: turn.record?.readings ?? [],
    invite: null,
    advice: turn.advice,
    ...inForce,
  };
  const from = { programmeId: id, platform: turn.platform, channel: turn.channel, conversationId: turn.conversationId };
  const event = { id: turn.eventId, at: turn.at, from, ...turn.content };
  const seed = `${turn.channel} ${turn.eventId}`;
  const { effects } = runTurn({ stored: turn.before, event, facts, seed });
  const views = effects.flatMap((effect) => (effect.do === 'say' ? effect.views : []));
  const messages = views.length === 0 ? [] : platform.render(views, turn.locale).messages;
  const was = shown(turn.answer);
  const now = turn.personSpoke ? was : shown(messages);
  return { at: turn.at, conversationId: turn.conversationId, said: saidIn(turn), was, now, differs: was !== now };
}

function saidIn({ content }: KeptTurn): string {
  if (content.kind === 'text') return content.text;
  return content.kind === 'choice' ? `[${content.data}]` : `(${content.kind})`;
}

/** The words of frozen messages: texts, and what a card says where it cannot be drawn. */
function shown(messages: readonly unknown[]): string {
  return messages.map(wordsOf).join('\n');
}

function wordsOf(message: unknown): string {
  if (typeof message !== 'object' || message === null) return '';
  if ('text' in message && typeof message.text === 'string') return message.text;
  if ('altText' in message && typeof message.altText === 'string') return message.altText;
  return 'type' in message ? `(${String(message.type)})` : '';
}
