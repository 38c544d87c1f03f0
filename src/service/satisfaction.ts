import { askViews } from '../bot/desk/satisfaction/views.ts';
import { askingOf } from '../bot/desk/satisfaction/when.ts';
import { uuidFrom } from '../bot/ids.ts';
import type { ChatPlatform } from '../bot/ports.ts';
import type { DueEffect } from '../db/desk/effects.ts';
import { findToAsk, noteAsked } from '../db/desk/opinions.ts';
import type { DeskOptions } from '../db/desk/options.ts';
import type { Address } from '../db/desk/place.ts';

/** A sentence of the desk for the outbox, its messages frozen. */
type Saying = Address & {
  readonly id: string;
  readonly voice: 'desk' | 'staff';
  readonly epoch: number;
  readonly staff: string | null;
  readonly messages: readonly unknown[];
};

/** What asking needs. `queueSaying` puts a sentence into the outbox, once for each id. */
export type SatisfactionOptions = {
  readonly desk: DeskOptions;
  readonly platforms: Readonly<Record<'line' | 'slack', Pick<ChatPlatform, 'render'>>>;
  readonly queueSaying: (options: DeskOptions, saying: Saying) => Promise<void>;
};

/** The effect is done with, or to be taken up again at `dueAt`, when everything is looked at anew. */
export type Asked = { readonly as: 'done' } | { readonly as: 'later'; readonly dueAt: Date };

type AskSatisfaction = Address & {
  readonly effect: Extract<DueEffect['effect'], { readonly do: 'ask-satisfaction' }>;
};

/** Asks once how a case turned out, unless it may not be asked: then the reason is kept. */
export async function askSatisfaction(options: SatisfactionOptions, due: AskSatisfaction): Promise<Asked> {
  const { desk, platforms, queueSaying } = options;
  const { programmeId, conversationId } = due;
  const { consultationId, epoch } = due.effect;
  const address = { programmeId, conversationId };
  const found = await findToAsk(desk, address, consultationId);
  if (found === null) return { as: 'done' };
  const asking = askingOf({ ...found, now: desk.clock.now().toISOString() });
  if (asking.ask === 'later') return { as: 'later', dueAt: new Date(asking.notBefore) };
  if (asking.ask === 'now') {
    const { messages } = platforms[found.platform].render(askViews(consultationId, found.client), found.locale);
    const id = uuidFrom(`satisfaction ${consultationId}`);
    await queueSaying(desk, { ...address, id, voice: 'desk', epoch, staff: null, messages });
  }
  // After the queue: a crash in between asks for the same row again, which is the same row.
  await noteAsked(desk, address, { consultationId, code: asking.ask === 'now' ? null : asking.code });
  return { as: 'done' };
}
