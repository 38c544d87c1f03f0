import type { OutboxRow } from '../ports.ts';

/** How a row goes out now. */
export type DeliveryRoute =
  | { readonly by: 'reply'; readonly token: string }
  | { readonly by: 'push' }
  | { readonly by: 'nothing'; readonly code: string };

/**
 * A reply is free and a push is counted, so a reply is taken while its token surely holds. LINE promises a minute
 * from the latest delivery, and 20 minutes from the event at most; ten seconds are left for the way.
 * @source https://developers.line.biz/en/reference/messaging-api/#send-reply-message-reply-token
 */
const replyForMs = 50_000;
const tokenEndsMs = 20 * 60_000;
/** While the token must still hold, a second try tells whether the first one went through. */
const probeForMs = 60_000;

/** Decides between reply and push. A reply in doubt is never followed by a push: that could show it twice. */
export function routeDelivery(row: OutboxRow, now: Date): DeliveryRoute {
  if (row.replyToken === null || row.tokenReceivedAt === null) return { by: 'push' };
  const age = now.getTime() - row.tokenReceivedAt.getTime();
  const eventAge = row.eventAt === null ? 0 : now.getTime() - row.eventAt.getTime();
  const holds = age < (row.replyInDoubt ? probeForMs : replyForMs) && eventAge < tokenEndsMs;
  if (holds) return { by: 'reply', token: row.replyToken };
  return row.replyInDoubt ? { by: 'nothing', code: 'reply-outcome-unknown' } : { by: 'push' };
}
