import type { DeskEffect } from '../../bot/desk/consultation/effect.ts';
import { uuidFrom } from '../../bot/ids.ts';
import type { Logger } from '../../bot/log.ts';
import type { Text, Words } from '../../bot/message.ts';
import type { ChatPlatform } from '../../bot/ports.ts';
import type { ProgrammeDocument } from '../../bot/programme/document.ts';
import type { SlackDesk, SlackResult } from '../../bot/slack/desk.ts';
import { writeText } from '../../bot/text/write.ts';
import type { DueEffect } from '../../db/desk/effects.ts';
import type { DeskOptions } from '../../db/desk/options.ts';
import type { StaffBook } from '../../db/desk/staff.ts';

/** What carrying out the desk's effects needs. */
export type CarryOptions = {
  readonly desk: DeskOptions;
  readonly slack: SlackDesk;
  readonly platforms: Readonly<Record<'line' | 'slack', ChatPlatform>>;
  readonly log: Logger;
  /** The workspace and app (`T….A…`) of a token, by the name of its variable; null until Slack has said it. */
  readonly accountOf: (label: string) => string | null;
  /** The address under /media/ of something that is kept. */
  readonly signMedia: (id: string) => string;
  /** A message for an owner is in the outbox, or an event for the bot in the inbox. */
  readonly onQueued: () => void;
  /** A channel of a programme does not take what is posted: the operator's business. */
  readonly channelLost: (code: string) => void;
};

type EffectNamed<D extends DeskEffect['do']> = Extract<DeskEffect, { readonly do: D }>;

/** One effect that is being carried out, in its programme. */
export type Act<D extends DeskEffect['do'] = DeskEffect['do']> = CarryOptions & {
  readonly due: DueEffect;
  readonly effect: EffectNamed<D>;
  readonly programme: ProgrammeDocument;
  /** The Slack app of the programme: workspace and app, or the name of its variable until these are known. */
  readonly account: string;
  readonly book: StaffBook;
};

/** What became of an effect: done, to be tried again, or left for a person. */
export type Outcome =
  | { readonly as: 'done' }
  | { readonly as: 'later'; readonly code: string; readonly afterMs?: number }
  | { readonly as: 'dead'; readonly code: string };

export const done: Outcome = { as: 'done' };

/** Sentences for staff, in Japanese. */
export const say = (text: Text | Words): string => writeText(text, 'ja');

/** What a call of Slack's comes to where nothing else can be done about a refusal. */
export function outcomeOf(result: SlackResult<object>): Outcome {
  switch (result.result) {
    case 'sent':
      return done;
    case 'later':
      return { as: 'later', code: result.code, ...(result.afterMs === undefined ? {} : { afterMs: result.afterMs }) };
    case 'unknown':
    case 'refused':
      return { as: 'dead', code: result.code };
  }
}

/** A name of ours that is the same at every try; keys of effects are only known apart within their conversation. */
export function nameOf({ due, effect }: Pick<Act, 'due' | 'effect'>, part = ''): string {
  return uuidFrom(JSON.stringify([due.conversationId, effect.key, part]));
}

/** Whoever takes an effect within a second of its birth knows of no attempt before. */
const surelyFirstMs = 1_000;

/** From when on an earlier attempt may have come through; null when there can have been none. */
export function earlierTry({ due, desk }: Pick<Act, 'due' | 'desk'>): Date | null {
  const isFirst = due.attempts === 0 && desk.clock.now().getTime() - due.createdAt.getTime() < surelyFirstMs;
  return isFirst ? null : due.createdAt;
}
