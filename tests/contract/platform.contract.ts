import { expect, it } from 'vitest';
import type { Choice, MessageView, Text, Words } from '../../src/bot/message.ts';
import type { ChatPlatform } from '../../src/bot/ports.ts';

/** A platform with a person on it, as every chat platform has to be. */
export type PlatformStage = {
  readonly platform: ChatPlatform;
  readonly channel: string;
  readonly person: string;
  /** Everything that the person reads, each message as one text with what its buttons say and send. */
  readonly shown: () => readonly string[];
  /** The next call is done, and its answer is lost. */
  readonly loseAnswer: () => void;
  readonly refuseOnce: () => void;
  /** What the platform would not have taken. */
  readonly violations: () => readonly string[];
};

/** The words of a platform under test: what is given as words, and the key of everything else. */
export const write = (text: Text | Words): string => ('words' in text ? text.words : text.key);

const words = (text: string): Words => ({ words: text });
const choice = (id: string, label: string): Choice => ({ id, label: words(label) });
let made = 0;
const newKey = (): string => {
  made += 1;
  return `123e4567-e89b-12d3-a456-${String(made).padStart(12, '0')}`;
};

const card: MessageView = {
  view: 'card',
  title: words('この内容で登録しますか？'),
  rows: [
    { label: words('種類'), value: words('電気') },
    { label: words('使用量'), value: words('1,234 kWh'), strong: true, choice: choice('line-0', '直す') },
    { label: words('計算'), value: words('1*2*3 = 6') },
  ],
  note: words('よろしければ「はい」を押してください。'),
  choices: [choice('report:1:confirm:yes', 'はい'), choice('report:1:confirm:fix', '直す')],
};

/** What the core relies on, whichever platform it speaks through. */
export function platformContract(open: () => PlatformStage): void {
  const send = (stage: PlatformStage, views: readonly MessageView[], key = newKey(), since: Date | null = null) => {
    const { platform, channel, person } = stage;
    const { messages } = platform.render(views, 'ja');
    return platform.deliver({ key, channel, person, messages, by: 'push', since });
  };

  it('renders the same views to the same bytes', () => {
    const { platform } = open();
    expect(platform.render([card], 'ja')).toEqual(platform.render([card], 'ja'));
    const frozen = platform.render([card], 'ja');
    expect(JSON.parse(JSON.stringify(frozen))).toEqual(frozen);
  });

  it('shows every word and figure of a card, and sends back the data of each choice', async () => {
    const stage = open();
    expect(await send(stage, [card])).toMatchObject({ result: 'sent' });
    const all = stage.shown().join('\n');
    for (const part of ['電気', '1,234 kWh', '1*2*3 = 6', 'よろしければ']) expect(all).toContain(part);
    for (const data of ['line-0', 'report:1:confirm:yes', 'report:1:confirm:fix']) expect(all).toContain(data);
    expect(stage.violations()).toEqual([]);
  });

  it('shows views in their order', async () => {
    const stage = open();
    const views = ['一', '二', '三'].map((text): MessageView => ({ view: 'text', text: words(text) }));
    const sent = await send(stage, views);
    expect(sent.result === 'sent' && sent.messageIds.length).toBe(3);
    expect(stage.shown().map((text) => text.replace(/\s/g, ''))).toEqual(['一', '二', '三']);
  });

  it('shows what people typed as they typed it', async () => {
    const stage = open();
    const typed = '<!channel> <@U123> <https://a.example|b> &amp; *太字* _x_ {code} $1';
    await send(stage, [{ view: 'text', text: words(typed), choices: [choice('a:1:b:c', '<!here>')] }]);
    expect(stage.shown().join('\n')).toContain(typed);
    expect(stage.violations()).toEqual([]);
  });

  it('leaves out nothing of a long text, and takes as many choices as flows offer', async () => {
    const stage = open();
    const lines = Array.from({ length: 600 }, (_, at) => `${at}行目：電気の使用量について`);
    const choices = Array.from({ length: 13 }, (_, at) => choice(`f:1:t:${at}`, `選ぶもの${at}`));
    expect(await send(stage, [{ view: 'text', text: words(lines.join('\n')), choices }])).toMatchObject({
      result: 'sent',
    });
    const all = stage.shown().join('\n');
    expect(lines.every((line) => all.includes(line))).toBe(true);
    expect(choices.every(({ id }) => all.includes(id))).toBe(true);
    expect(stage.violations()).toEqual([]);
  });

  it('refuses to freeze what cannot be sent', () => {
    expect(() => open().platform.render([{ view: 'text', text: words('') }], 'ja')).toThrow(/message-invalid/);
  });

  it('does not show a message twice when the answer was lost', async () => {
    const stage = open();
    const [key, since] = [newKey(), new Date(0)];
    stage.loseAnswer();
    const first = await send(stage, [{ view: 'text', text: words('一度') }], key);
    expect(first).toMatchObject({ result: 'later', ambiguous: true });
    expect(await send(stage, [{ view: 'text', text: words('一度') }], key, since)).toMatchObject({ result: 'sent' });
    expect(stage.shown()).toHaveLength(1);
  });

  it('says that nothing was shown when the platform asks to wait', async () => {
    const stage = open();
    stage.refuseOnce();
    const waiting = await send(stage, [{ view: 'text', text: words('あとで') }]);
    expect(waiting).toMatchObject({ result: 'later', ambiguous: false });
    expect(stage.shown()).toEqual([]);
  });

  it('refuses people and contents that cannot be, without asking the platform', async () => {
    const { platform, channel } = open();
    const { messages } = platform.render([{ view: 'text', text: words('a') }], 'ja');
    const delivery = { key: newKey(), channel, person: '../x', messages, by: 'push', since: null } as const;
    expect(await platform.deliver(delivery)).toMatchObject({ result: 'refused' });
    await expect(platform.fetchContent(channel, '../x', 'picture')).rejects.toThrow('content-gone');
  });

  it('is calm about what cannot be shown or left', async () => {
    const { platform, channel, person } = open();
    await expect(platform.showBusy(channel, person, 20)).resolves.toBeUndefined();
    await expect(platform.leave(channel, person)).resolves.toBeUndefined();
  });
}
