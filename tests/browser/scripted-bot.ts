import { createHmac } from 'node:crypto';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';

/** Where the bot finds LINE. */
type Line = { readonly url: string; readonly accessToken: string; readonly channelSecret: string };

const event = z.looseObject({
  type: z.string(),
  replyToken: z.string().optional(),
  source: z.looseObject({ userId: z.string().optional() }).optional(),
  message: z.looseObject({ id: z.string(), type: z.string(), text: z.string().optional() }).optional(),
  postback: z.looseObject({ data: z.string() }).optional(),
});
type Event = z.infer<typeof event>;
const webhook = z.looseObject({ events: z.array(event) });

const postback = (label: string, data: string) => ({ type: 'postback', label, data, displayText: label });
const quick = (...labels: readonly string[]) => ({
  items: labels.map((label) => ({ type: 'action', action: postback(label, `quick:${label}`) })),
});

const row = (label: string, value: string) => ({
  type: 'box',
  layout: 'horizontal',
  spacing: 'md',
  contents: [
    { type: 'text', text: label, size: 'sm', color: '#57606A', flex: 4 },
    { type: 'text', text: value, size: 'md', weight: 'bold', color: '#0B6B4B', align: 'end', flex: 6, wrap: true },
  ],
});

/** A card like those of the product. */
export const card = {
  type: 'flex',
  altText: '電気の使用量の確認',
  contents: {
    type: 'bubble',
    size: 'mega',
    body: {
      type: 'box',
      layout: 'vertical',
      paddingAll: '20px',
      spacing: 'md',
      contents: [
        { type: 'text', text: '電気の使用量の確認', size: 'lg', weight: 'bold', wrap: true },
        { type: 'separator', margin: 'lg' },
        row('使用量', '1,715 kWh'),
        row('期間', '11/9〜12/8'),
        row('CO2排出量', '723.7 kg-CO2'),
      ],
    },
    footer: {
      type: 'box',
      layout: 'vertical',
      spacing: 'sm',
      contents: [
        { type: 'button', style: 'primary', color: '#0B6B4B', action: postback('この内容で報告する', 'card:yes') },
        { type: 'button', style: 'secondary', action: postback('直す', 'card:no') },
      ],
    },
  },
};

/** What the bot answers. The picture lies under the made-up public address. */
function answersTo(one: Event, publicUrl: string): object[] | null {
  const text = one.message?.text ?? '';
  if (one.type === 'follow')
    return [{ type: 'text', text: '友だち追加ありがとうございます。\n招待コードを送ってください。' }];
  if (one.type === 'postback') return [{ type: 'text', text: `受け付けました：${one.postback?.data ?? ''}` }];
  if (one.type !== 'message') return null;
  if (one.message?.type === 'image') return [card];
  if (one.message?.type === 'sticker') return [{ type: 'text', text: 'かわいいスタンプですね。' }];
  if (text.includes('グラフ')) {
    const url = `${publicUrl}/chart.png`;
    return [{ type: 'image', originalContentUrl: url, previewImageUrl: url }];
  }
  if (text.includes('<')) return [{ type: 'text', text: `そのまま：${text}` }];
  return [
    { type: 'text', text: `「${text}」ですね。\n次は何を報告しますか？`, quickReply: quick('電気', 'ガス', 'あとで') },
  ];
}

async function reply(line: Line, replyToken: string, messages: readonly object[]): Promise<void> {
  await fetch(`${line.url}/v2/bot/message/reply`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${line.accessToken}` },
    body: JSON.stringify({ replyToken, messages }),
  });
}

/** A bot of a few lines behind `POST /hook`, which speaks with LINE as every bot does. */
export const scriptedBot =
  (line: Line, publicUrl: string): FastifyPluginAsync =>
  async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    app.post('/hook', async (request, answer) => {
      const raw = z.instanceof(Buffer).parse(request.body);
      const signature = createHmac('sha256', line.channelSecret).update(raw).digest('base64');
      if (request.headers['x-line-signature'] !== signature) return answer.code(401).send({});
      for (const one of webhook.parse(JSON.parse(raw.toString('utf8'))).events) {
        const messages = answersTo(one, publicUrl);
        if (messages !== null && one.replyToken !== undefined) void reply(line, one.replyToken, messages);
      }
      return {};
    });
  };
