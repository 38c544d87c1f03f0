import type { SlackHappened } from '../../bot/slack/happening.ts';
import { type BoardCase, casesInChannel, findCase } from '../../db/desk/board.ts';
import { takeStep } from '../../db/desk/step.ts';
import type { Scene, SceneOf } from './options.ts';
import { programmesHere } from './who.ts';

/** What happens to places, whoever did it. */
export type Somewhere<K extends SlackHappened['kind']> = Pick<SceneOf<K>, 'options' | 'happening'>;
type Here = Pick<Scene, 'options' | 'happening'>;

/** Somebody deleted a post of the app's: when it was the card of an open case, the case gets another one at once. */
export async function ownPostGone(here: Somewhere<'own-deleted'>): Promise<void> {
  const { place, ts } = here.happening;
  const { database, vault } = here.options.desk;
  const card = `${place.conversation}:${ts}`;
  for (const { id: programmeId } of await programmesHere(here)) {
    const kase = await findCase({ database, vault, programmeId }, { card });
    if (kase !== null) await cardGone(here, kase, card);
  }
}

/** The machine refuses for a case that is over, or whose card is another one by now. */
async function cardGone({ options }: Here, kase: BoardCase, card: string | null): Promise<void> {
  const { id, programmeId, conversationId } = kase;
  if (conversationId === null || card === null) return;
  const event = { kind: 'card-gone', consultationId: id, card } as const;
  await takeStep(options.desk, { programmeId, conversationId, eventId: `card-gone:${card}`, event });
  options.onStep?.();
}

type ChannelChange = Extract<SlackHappened, { kind: 'channel' }>['what'];

/** Changes after which nothing can be posted there, as codes for the operator. */
const closing: Partial<Record<ChannelChange, string>> = {
  archived: 'channel-archived',
  deleted: 'channel-deleted',
  'app-out': 'not-in-channel',
};

/** A channel is closed to us: the operator hears of it before the next case, and open cases go where they can be seen. */
export async function channelChanged(here: Somewhere<'channel'>): Promise<void> {
  const { what, place } = here.happening;
  const code = closing[what];
  if (code === undefined) return;
  const { database, vault } = here.options.desk;
  for (const { id: programmeId, document } of await programmesHere(here)) {
    const { open, known } = await casesInChannel({ database, vault, programmeId }, place.conversation);
    if (known || document.consultantChannel === place.conversation) alarm(here, programmeId, code);
    for (const kase of open) await cardGone(here, kase, kase.card);
  }
}

/** The app is not in the workspace any more: whatever waits there is seen by nobody. */
export async function uninstalled(here: Somewhere<'uninstalled'>): Promise<void> {
  for (const { id } of await programmesHere(here)) alarm(here, id, 'app-removed');
}

function alarm({ options }: Here, programme: string, code: string): void {
  options.log.error('desk-channel-lost', { platform: 'slack', programme, code });
  options.channelLost?.(code);
}
