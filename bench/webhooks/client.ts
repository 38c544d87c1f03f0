import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** Where a subject listens, and the secret its webhooks are signed with. */
export type Target = { readonly url: string; readonly secret: string };

/** LINE's id of the n-th person. */
export function personId(n: number): string {
  return `U${n.toString(16).padStart(32, '0')}`;
}

/** One event of a person. */
export type Sent = { readonly token: string; readonly ackMs: number; readonly at: number };

type Content = { readonly type: 'follow' } | { readonly type: 'message'; readonly text: string };

/** Delivers one signed webhook and waits for its acknowledgement. @throws when the subject does not answer 200 */
export async function deliver(target: Target, person: number, content: Content, token: string): Promise<Sent> {
  const event = {
    type: content.type,
    mode: 'active',
    timestamp: Date.now(),
    source: { type: 'user', userId: personId(person) },
    webhookEventId: `01${randomUUID().replaceAll('-', '').slice(0, 24).toUpperCase()}`,
    deliveryContext: { isRedelivery: false },
    replyToken: token,
    ...(content.type === 'follow'
      ? { follow: { isUnblocked: false } }
      : {
          message: { id: String(Math.trunc(Math.random() * 1e15)), type: 'text', quoteToken: 'q', text: content.text },
        }),
  };
  const body = Buffer.from(JSON.stringify({ destination: `U${'b'.repeat(32)}`, events: [event] }));
  const at = performance.now();
  await post(target, body);
  return { token, at, ackMs: performance.now() - at };
}

function post({ url, secret }: Target, body: Buffer): Promise<void> {
  const signature = createHmac('sha256', secret).update(body).digest('base64');
  const headers = { 'content-type': 'application/json', 'content-length': body.length, 'x-line-signature': signature };
  return new Promise((resolve, reject) => {
    const call = request(`${url}/line/webhook`, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`ack ${response.statusCode}`)),
      );
    });
    call.on('error', reject);
    call.end(body);
  });
}
