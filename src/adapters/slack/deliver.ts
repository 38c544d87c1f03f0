import { z } from 'zod';
import type { Delivery, DeliveryResult } from '../../bot/ports.ts';
import type { SlackMessageName, SlackPost, SlackResult } from '../../bot/slack/desk.ts';
import type { SlackParts } from './call.ts';
import type { DirectConversations } from './direct.ts';
import type { Lanes } from './lanes.ts';
import { postOnce } from './post.ts';

/** Messages were checked when they were frozen; they travel as they are. */
const frozen = z.array(z.looseObject({ text: z.string(), blocks: z.array(z.record(z.string(), z.unknown())) }));

/** What delivering needs besides Slack itself. */
export type DeliverParts = SlackParts & { readonly direct: DirectConversations; readonly lanes: Lanes };

type Wide = Exclude<SlackResult<object>, { result: 'sent' }>;

function asDelivery(result: Wide): DeliveryResult {
  return result.result === 'refused' ? { result: 'refused', code: result.code } : result;
}

/** The pictures as words: Slack refuses a message whose pictures it cannot fetch. */
function withoutPictures(post: SlackPost): SlackPost | null {
  const blocks = post.blocks.map((block) =>
    block['type'] === 'image'
      ? { type: 'section', text: { type: 'plain_text', text: block['alt_text'], emoji: false } }
      : block,
  );
  return post.blocks.some(({ type }) => type === 'image') ? { ...post, blocks } : null;
}

async function postOrDescribe(parts: SlackParts, account: string, post: SlackPost) {
  const sent = await postOnce(parts, account, post);
  const plainer = withoutPictures(post);
  const isRefused = sent.result === 'refused' && sent.code === 'slack-message-invalid';
  return isRefused && plainer !== null ? postOnce(parts, account, plainer) : sent;
}

/**
 * Sends the messages of one delivery to one person, in order; each has a name of its own, so that a second try goes on
 * where the first one ended. `sent` holds what is done already, when the lane comes back after a pause.
 */
async function postRest(
  parts: DeliverParts,
  { key, channel: account, messages, since }: Delivery,
  { conversation, sent }: { readonly conversation: string; readonly sent: SlackMessageName[] },
): Promise<SlackResult<object>> {
  for (const [index, { text, blocks }] of frozen.parse(messages).entries()) {
    if (index < sent.length) continue;
    const post = { id: `${key}:${index}`, channel: conversation, thread: null, text, blocks, since };
    const done = await postOrDescribe(parts, account, post);
    if (done.result !== 'sent') return done;
    sent.push(done);
  }
  return { result: 'sent' };
}

/**
 * Writes to a person, in the direct conversation with the app and nowhere else; never throws for what Slack or the
 * network does.
 */
export async function deliverDirect(parts: DeliverParts, delivery: Delivery): Promise<DeliveryResult> {
  if (delivery.by !== 'push') return { result: 'token-gone' };
  const { channel: account, person } = delivery;
  const found = await parts.direct(account, person);
  if (found.result !== 'sent') return asDelivery(found);
  const { conversation } = found;
  const sent: SlackMessageName[] = [];
  const done = await parts.lanes(`${account} ${conversation}`, () => postRest(parts, delivery, { conversation, sent }));
  if (done.result !== 'sent') return asDelivery(done);
  return { result: 'sent', messageIds: sent.map(({ ts }) => ts) };
}
