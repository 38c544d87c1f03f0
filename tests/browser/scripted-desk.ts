import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';

/** Where the app finds Slack. */
type Slack = { readonly apiUrl: string; readonly botToken: string; readonly botUserId: string };
type Json = Readonly<Record<string, unknown>>;

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const option = (value: string, text: string) => ({ value, text: plain(text) });
const run = (text: string, style: Json = {}) => ({ type: 'text', text, ...(style['bold'] ? { style } : {}) });
const button = (action_id: string, text: string, more: Json = {}) => ({
  type: 'button',
  action_id,
  text: plain(text),
  value: action_id,
  ...more,
});

const confirm = {
  title: plain('相談を終える'),
  text: mrkdwn('*対応済み* として記録します。よろしいですか？'),
  confirm: plain('終える'),
  deny: plain('戻る'),
  style: 'danger',
};

/** A card as the desk posts it; `by`: who holds the case. */
export function card(by: string | null): readonly Json[] {
  const quoted = {
    type: 'rich_text_quote',
    elements: [run('電気の使用量が急に増えました。<b>どうすれば</b>いいですか？')],
  };
  const facts = {
    type: 'rich_text_list',
    style: 'bullet',
    elements: [
      { type: 'rich_text_section', elements: [run('2026年10月の電気：'), run('1,200 kWh', { bold: true })] },
      { type: 'rich_text_section', elements: [run('前年の同じ月との差：+38％ '), { type: 'emoji', name: 'warning' }] },
    ],
  };
  return [
    { type: 'header', text: plain('相談 12　事業者 No.7') },
    {
      type: 'section',
      fields: [mrkdwn('*きっかけ*\n担当者と話したい'), mrkdwn('*期限*\n今日 14:30'), mrkdwn('*状態*\n受付中')],
      accessory: {
        type: 'overflow',
        action_id: 'more',
        options: [option('firm', '事業者を見る'), option('log', '記録')],
      },
    },
    { type: 'rich_text', elements: [quoted, facts] },
    { type: 'context', elements: [mrkdwn(':lock: 担当するまで、名前は表示されません')] },
    { type: 'divider' },
    {
      type: 'actions',
      block_id: 'acts',
      elements:
        by === null
          ? [button('claim', '担当する', { style: 'primary' }), button('page', '事業者のページ')]
          : [
              button('reply', '返信を書く', { style: 'primary' }),
              button('snooze', 'あとで'),
              button('resolve', '終える', { style: 'danger', confirm }),
            ],
    },
    ...(by === null
      ? []
      : [
          {
            type: 'rich_text',
            elements: [{ type: 'rich_text_section', elements: [run('担当：'), { type: 'user', user_id: by }] }],
          },
        ]),
  ];
}

const input = (block_id: string, label: string, element: Json, more: Json = {}) => ({
  type: 'input',
  block_id,
  label: plain(label),
  element: { action_id: block_id, ...element },
  ...more,
});

const codes = [option('answered', '答えた'), option('other', 'その他')];

const modal = (title: string, blocks: readonly Json[], more: Json = {}) => ({
  type: 'modal',
  callback_id: 'form',
  private_metadata: 'kept/as/it/is',
  title: plain(title),
  submit: plain('確認へ'),
  close: plain('やめる'),
  blocks,
  ...more,
});

/** Every kind of field. */
const form = modal('返信を書く', [
  {
    type: 'section',
    block_id: 'pick',
    text: plain('ひな型から書くこともできます。'),
    accessory: { type: 'static_select', action_id: 'template', placeholder: plain('ひな型'), options: codes },
  },
  input('text', '本文', { type: 'plain_text_input', multiline: true, placeholder: plain('事業者への返信') }),
  input('kind', '種類', { type: 'radio_buttons', options: codes }, { optional: true }),
  input('asks', '質問', { type: 'checkboxes', options: [option('yes', '返事がほしい')] }, { optional: true }),
  input('to', '引き継ぐ人', { type: 'users_select' }, { optional: true, hint: plain('空欄なら引き継ぎません') }),
  input('day', '日', { type: 'datepicker', initial_date: '2026-12-01' }, { optional: true }),
  input('time', '時刻', { type: 'timepicker', initial_time: '09:30' }, { optional: true }),
  input('until', '再開', { type: 'datetimepicker' }, { optional: true }),
  input('code', '理由', { type: 'static_select', options: codes }, { optional: true }),
]);

const preview = modal('送る前の確認', [{ type: 'section', text: plain('この文が LINE に届きます。') }], {
  submit: plain('送る'),
});

const home = {
  type: 'home',
  blocks: [
    { type: 'header', text: plain('わたしの相談') },
    { type: 'section', text: mrkdwn('*相談 12*　事業者 No.7'), accessory: button('open', '開く') },
  ],
};

const payload = z.looseObject({
  type: z.string(),
  user: z.looseObject({ id: z.string() }),
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
  container: z.looseObject({ channel_id: z.string().optional(), message_ts: z.string().optional() }).optional(),
  actions: z.array(z.looseObject({ action_id: z.string() })).default([]),
  view: z
    .looseObject({ id: z.string(), hash: z.string(), title: z.looseObject({ text: z.string() }).optional() })
    .optional(),
});
type Payload = z.infer<typeof payload> & Json;

const event = z.looseObject({ event: z.looseObject({ type: z.string(), user: z.string().optional() }).optional() });

/** An app of a few buttons behind `POST /slack`; `got`: what Slack brought. */
export function scriptedDesk(slack: Slack) {
  const got: Payload[] = [];
  const call = async (method: string, args: Json): Promise<void> => {
    await fetch(`${slack.apiUrl}${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${slack.botToken}` },
      body: JSON.stringify(args),
    });
  };
  const respond = (given: Payload, args: Json) =>
    fetch(String(given.response_url), {
      method: 'POST',
      body: JSON.stringify(args),
      headers: { 'content-type': 'application/json' },
    });
  const presses: Readonly<Record<string, (given: Payload) => Promise<unknown>>> = {
    claim: async (given) => {
      const { channel_id: channel, message_ts: ts } = given.container ?? {};
      const { id: user } = given.user;
      await call('chat.update', { channel, ts, text: '相談 12', blocks: card(user) });
      const note = [
        { type: 'section', text: plain('担当になりました。') },
        { type: 'actions', elements: [button('dismiss', 'わかりました')] },
      ];
      await call('chat.postEphemeral', { channel, user, thread_ts: ts, text: '担当', blocks: note });
    },
    dismiss: (given) => respond(given, { delete_original: true }),
    reply: (given) => call('views.open', { trigger_id: given.trigger_id, view: form }),
    template: (given) => {
      const { id: view_id, hash } = given.view ?? {};
      const [first, ...others] = form.blocks;
      const text = input('text-2', '本文', {
        type: 'plain_text_input',
        multiline: true,
        initial_value: 'お待たせしました。',
      });
      return call('views.update', { view_id, hash, view: { ...form, blocks: [first, text, ...others.slice(1)] } });
    },
  };
  const submitted = (given: Payload): Json | null => {
    if (given.view?.title?.text !== '返信を書く') return { response_action: 'clear' };
    const raw = JSON.stringify(given.view);
    if (raw.includes('090-')) return { response_action: 'errors', errors: { 'text-2': '電話番号が入っています。' } };
    return { response_action: 'push', view: preview };
  };
  const answerTo = async (body: string): Promise<Json | string | null> => {
    const form = new URLSearchParams(body);
    if (form.has('command')) return `受け取りました：${form.get('text')}`;
    const given = payload.parse(JSON.parse(form.get('payload') ?? '{}'));
    got.push(given);
    if (given.type === 'view_submission') return submitted(given);
    const name = given.actions[0]?.action_id ?? '';
    await presses[name]?.(given);
    return null;
  };
  const plugin: FastifyPluginAsync = async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    app.post('/slack', async ({ body, headers }, reply) => {
      const text = String(body);
      if (!headers['content-type']?.startsWith('application/json')) return (await answerTo(text)) ?? reply.send();
      const { event: told } = event.parse(JSON.parse(text));
      if (told?.type === 'app_home_opened') await call('views.publish', { user_id: told.user, view: home });
      return reply.send();
    });
  };
  const post = (channel: string, thread_ts?: string) =>
    call('chat.postMessage', { channel, text: '相談 12', blocks: card(null), ...(thread_ts ? { thread_ts } : {}) });
  return { got, plugin, post, call };
}
