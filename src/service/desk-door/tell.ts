import { escapeWords } from '../../adapters/slack/plain-text.ts';
import type { Text, Words } from '../../bot/message.ts';
import type { SlackJson } from '../../bot/slack/desk.ts';
import { type Button, buttons, notice, paragraphs } from './blocks.ts';
import type { Scene } from './options.ts';
import { write } from './say.ts';

/** A place in Slack; `thread` is the parent's `ts`. */
export type Spot = { readonly channel: string; readonly thread: string | null };

/** Where a card stands (`channel:ts`), and with it its thread. */
export function spotOfCard(card: string | null): Spot | null {
  const [channel, thread] = card?.split(':') ?? [];
  return channel === undefined || thread === undefined ? null : { channel, thread };
}

/** Where the person is; null in forms and on the home page. */
export function spotOf({ happening }: Scene): Spot | null {
  if (!('place' in happening) || happening.place === null) return null;
  return { channel: happening.place.conversation, thread: happening.place.thread };
}

/** Words with buttons, as they stand in a message. */
export function spoken(said: Text | Words, below: readonly Button[] = []): readonly SlackJson[] {
  return [...paragraphs(write(said)), ...buttons(below, 1)];
}

/**
 * Says something to the one who acted, and to nobody else: where the person is, else in the thread of `spot`, else on a
 * page of its own. Slack is answered first.
 */
export function tell(
  scene: Scene,
  said: Text | Words,
  { spot = null, below = [] }: { readonly spot?: Spot | null; readonly below?: readonly Button[] } = {},
): void {
  const { options, happening, by, later } = scene;
  const at = spotOf(scene) ?? spot;
  const trigger = 'trigger' in happening ? happening.trigger : null;
  later(async () => {
    const { account } = happening;
    if (at !== null) {
      const content = { text: escapeWords(write(said)), blocks: spoken(said, below) };
      const told = await options.slack.ephemeral(account, { ...at, user: by.user, ...content });
      if (told.result === 'sent' || trigger === null) return;
    }
    if (trigger !== null) await options.slack.openModal(account, { trigger, view: notice(said) });
  });
}

type Seat = Spot & { readonly user: string };

/** Shows something to one person in a thread, and to nobody else; Slack is answered first. */
export function tellIn(
  { options, happening, later }: Scene,
  seat: Seat,
  { said, blocks }: { readonly said: Text; readonly blocks: readonly SlackJson[] },
): void {
  const content = { text: escapeWords(write(said)), blocks };
  later(() => options.slack.ephemeral(happening.account, { ...seat, ...content }));
}
