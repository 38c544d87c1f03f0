import { describe, expect, it } from 'vitest';
import { checkMessages } from '../../../src/adapters/line/limits.ts';
import { renderViews, type Write } from '../../../src/adapters/line/render.ts';
import { ExternalError } from '../../../src/bot/errors.ts';
import type { MessageView } from '../../../src/bot/message.ts';

const write: Write = (text, locale) => ('words' in text ? text.words : `${locale}:${text.key}`);
const options = { publicUrl: 'https://bot.example.jp', write };
const render = (...views: MessageView[]) => {
  const { messages } = renderViews(views, 'ja', options);
  expect(checkMessages(messages)).toEqual([]);
  // biome-ignore lint/suspicious/noExplicitAny: messages are looked into by the tests alone
  return messages as any[];
};
const choice = (label: string, id = label) => ({ id, label: { words: label } });
const text = (words: string, ...labels: string[]): MessageView => ({
  view: 'text',
  text: { words },
  ...(labels.length > 0 && { choices: labels.map((label) => choice(label)) }),
});
const row = (label: string, value: string) => ({ label: { words: label }, value: { words: value } });
const card = (fields: Partial<Extract<MessageView, { view: 'card' }>> = {}): MessageView => ({
  view: 'card',
  title: { words: '10月の電気' },
  rows: [row('使用量', '1,234 kWh'), { ...row('CO2排出量', '518 kg'), strong: true }],
  ...fields,
});
const textsIn = (node: unknown): string[] => {
  if (Array.isArray(node)) return node.flatMap(textsIn);
  if (typeof node !== 'object' || node === null) return [];
  const own = 'text' in node && typeof node.text === 'string' ? [node.text] : [];
  return [...own, ...Object.values(node).flatMap(textsIn)];
};

describe('a text', () => {
  it('is written in the reader’s language', () => {
    expect(render({ view: 'text', text: { key: 'report.ask' } })).toEqual([{ type: 'text', text: 'ja:report.ask' }]);
  });

  it('shows short choices in one line and as quick replies', () => {
    expect(
      render({
        view: 'text',
        text: { words: 'よろしいですか。' },
        choices: [choice('はい', 'y'), choice('いいえ', 'n')],
      }),
    ).toEqual([
      {
        type: 'text',
        text: 'よろしいですか。\n\n1 はい　2 いいえ',
        quickReply: {
          items: [
            { type: 'action', action: { type: 'postback', label: 'はい', data: 'y', displayText: 'はい' } },
            { type: 'action', action: { type: 'postback', label: 'いいえ', data: 'n', displayText: 'いいえ' } },
          ],
        },
      },
    ]);
  });

  it('shows long choices one to a line', () => {
    const [message] = render(text('何を報告しますか。', '電気の検針票', '都市ガスの検針票', 'LPガスの検針票'));
    expect(message.text).toBe('何を報告しますか。\n\n1 電気の検針票\n2 都市ガスの検針票\n3 LPガスの検針票');
  });

  it('shortens a label to 20 graphemes on the button only', () => {
    const long = '従量電灯B(関東エリア・東京電力エナジーパートナー)';
    const [message] = render(text('契約は?', long, '👨‍👩‍👧‍👦'.repeat(20)));
    expect(message.quickReply.items[0].action).toMatchObject({
      label: '従量電灯B(関東エリア・東京電力エナジ…',
      displayText: long,
    });
    expect(message.quickReply.items[1].action.label).toBe('👨‍👩‍👧‍👦'.repeat(20));
    expect(message.text).toContain(`1 ${long}`);
  });

  it('offers 13 quick replies and lists every choice', () => {
    const labels = Array.from({ length: 15 }, (_, index) => `都市${index + 1}`);
    const [message] = render(text('どちらですか。', ...labels));
    expect(message.quickReply.items).toHaveLength(13);
    expect(message.text).toContain('15 都市15');
  });

  it('is split at line ends when it is longer than a message', () => {
    const lines = Array.from({ length: 600 }, (_, index) => `${index}`.padStart(19, 'x'));
    const messages = render(text(lines.join('\n'), 'はい'));
    expect(messages).toHaveLength(3);
    expect(messages.map(({ text: part }) => part).join('\n')).toBe(`${lines.join('\n')}\n\n1 はい`);
    expect(messages.map(({ quickReply }) => quickReply !== undefined)).toEqual([false, false, true]);
  });

  it('is split between characters when one line is too long', () => {
    const messages = render(text(`x${'😀'.repeat(3000)}`));
    expect(messages.map(({ text: part }) => part.isWellFormed())).toEqual([true, true]);
    expect(messages.map(({ text: part }) => part).join('')).toBe(`x${'😀'.repeat(3000)}`);
  });

  it('holds nothing that JSON or LINE could not carry', () => {
    expect(render(text('a\u0000b\ud800'))).toEqual([{ type: 'text', text: 'a\uFFFDb\uFFFD' }]);
  });
});

describe('a card', () => {
  it('says everything in its alternative text', () => {
    const [message] = render(card({ note: { words: '仮の係数です。' }, choices: [choice('はい'), choice('直す')] }));
    expect(message.altText).toBe(
      '10月の電気\n\n使用量：1,234 kWh\nCO2排出量：518 kg\n\n仮の係数です。\n\n1 はい　2 直す',
    );
  });

  it('shows title, rows and note, all of them wrapping', () => {
    const [message] = render(card({ note: { words: '仮の係数です。' } }));
    expect(textsIn(message.contents)).toEqual([
      '10月の電気',
      '使用量',
      '1,234 kWh',
      'CO2排出量',
      '518 kg',
      '仮の係数です。',
    ]);
    const wraps = JSON.stringify(message.contents).match(/"wrap":true/g);
    expect(wraps).toHaveLength(6);
    expect(message.contents.footer).toBeUndefined();
  });

  it('puts up to four choices on buttons, the first of them marked', () => {
    const [message] = render(card({ choices: ['はい', '直す', '写真', 'やめる'].map((label) => choice(label)) }));
    const styles = message.contents.footer.contents.map(({ style }: { style: string }) => style);
    expect(styles).toEqual(['primary', 'secondary', 'secondary', 'secondary']);
    expect(message.contents.footer.contents[1].action).toEqual({
      type: 'postback',
      label: '直す',
      data: '直す',
      displayText: '直す',
    });
    expect(message.quickReply).toBeUndefined();
  });

  it.each([
    ['more choices', ['1月', '2月', '3月', '4月', '5月']],
    ['a long label', ['電気の使用量が先月と大きく違う理由を入力する', 'やめる']],
  ])('uses quick replies and numbers for %s', (_name, labels) => {
    const [message] = render(card({ choices: labels.map((label) => choice(label)) }));
    expect(message.contents.footer).toBeUndefined();
    expect(message.quickReply.items).toHaveLength(labels.length);
    expect(textsIn(message.contents).at(-1)).toContain(`1 ${labels[0]}`);
  });

  it('marks no button where none is the likelier one', () => {
    const choices = ['1', '2'].map((words) => ({ id: words, label: { words } }));
    const card = { view: 'card', title: { words: '?' }, rows: [], choices, even: true } as const;
    const text = JSON.stringify(renderViews([card], 'ja', { publicUrl: '', write }));
    expect(text).not.toContain('"primary"');
  });

  it('shows a picture below its line, where it can be reached', () => {
    const picture = { path: '/media/x.png', width: 900, height: 160 };
    const rows = [{ label: { words: '使用量' }, value: { words: '1' }, picture }];
    const drawn = (publicUrl: string): string =>
      JSON.stringify(renderViews([{ view: 'card', title: { words: 't' }, rows }], 'ja', { publicUrl, write }));
    expect(drawn('https://hakaru.example')).toContain(
      '{"type":"image","url":"https://hakaru.example/media/x.png","size":"full","aspectRatio":"900:160"}',
    );
    expect(drawn('')).not.toContain('"image"');
  });

  it('stands a long value below its label', () => {
    const value = '株式会社あおぞら商店 本店および冷蔵倉庫';
    const [message] = render(card({ rows: [row('名前', value), row('月', '10月')] }));
    const [long, short] = message.contents.body.contents.at(-1).contents;
    expect([long.layout, short.layout]).toEqual(['vertical', 'horizontal']);
  });

  it('puts a dash where nothing is known', () => {
    const [message] = render(card({ rows: [row('契約', '')] }));
    expect(textsIn(message.contents)).toContain('－');
  });

  it('cuts the alternative text at 1,500 units, the bubble stays whole', () => {
    const rows = Array.from({ length: 60 }, (_, index) => row(`拠点${index}`, '😀'.repeat(20)));
    const [message] = render(card({ rows }));
    expect(message.altText.length).toBeLessThanOrEqual(1500);
    expect(message.altText.isWellFormed()).toBe(true);
    expect(message.altText.endsWith('…')).toBe(true);
    expect(textsIn(message.contents)).toContain('拠点59');
  });

  it('becomes text when the bubble would be larger than LINE takes', () => {
    const rows = Array.from({ length: 150 }, (_, index) => row(`拠点${index}`, '1,234 kWh'));
    const messages = render(card({ rows, choices: [choice('はい')] }));
    expect(messages.every(({ type }) => type === 'text')).toBe(true);
    expect(messages.at(-1).text).toContain('1 はい');
  });
});

describe('a picture', () => {
  const image: MessageView = { view: 'image', path: '/media/abc.png', alt: { key: 'summary.chart' } };

  it('is fetched from the public address', () => {
    const url = 'https://bot.example.jp/media/abc.png';
    expect(render(image)).toEqual([{ type: 'image', originalContentUrl: url, previewImageUrl: url }]);
  });

  it('keeps a path of the public address', () => {
    const { messages } = renderViews([image], 'ja', { publicUrl: 'https://example.jp/bot/', write });
    expect(messages).toMatchObject([{ originalContentUrl: 'https://example.jp/bot/media/abc.png' }]);
  });

  it.each(['http://localhost:3000', ''])('is told in words where there is no https (%j)', (publicUrl) => {
    expect(renderViews([image], 'en', { publicUrl, write }).messages).toEqual([
      { type: 'text', text: 'en:summary.chart' },
    ]);
  });
});

describe('a page to open', () => {
  const link: MessageView = { view: 'link', text: { key: 'a.text' }, label: { key: 'a.label' }, path: '/r/abc' };

  it('is a button; its address stands nowhere else', () => {
    const [message] = render(link);
    const action = { type: 'uri', label: 'ja:a.label', uri: 'https://bot.example.jp/r/abc' };
    expect(message).toMatchObject({
      type: 'flex',
      altText: 'ja:a.text',
      contents: { footer: { contents: [{ action }] } },
    });
    expect(JSON.stringify(message).split('/r/abc')).toHaveLength(2);
  });

  it.each(['http://localhost:3000', ''])('is left out where there is no https (%j)', (publicUrl) => {
    const { messages } = renderViews([link, text('次は？', 'はい')], 'ja', { publicUrl, write });
    expect(messages).toMatchObject([{ type: 'text', quickReply: { items: [{ type: 'action' }] } }]);
  });
});

describe('several views', () => {
  it('carry the quick replies of the last question on the last message', () => {
    const image: MessageView = { view: 'image', path: '/media/a.png', alt: { words: 'x' } as never };
    const messages = render(text('一つ目', 'はい'), text('二つ目', '電気', 'ガス'), image);
    expect(messages.map(({ quickReply }) => quickReply?.items.length ?? 0)).toEqual([0, 0, 2]);
  });

  it('join texts when there are more than five messages', () => {
    const views = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((words) => text(words));
    const messages = render(...views);
    expect(messages).toHaveLength(5);
    expect(messages.map(({ text: part }) => part).join('\n\n')).toBe('a\n\nb\n\nc\n\nd\n\ne\n\nf\n\ng');
  });

  it('set cards side by side when there are more than five', () => {
    const messages = render(...Array.from({ length: 7 }, () => card()));
    expect(messages).toHaveLength(5);
    const bubbles = messages.flatMap(({ contents }) => (contents.type === 'carousel' ? contents.contents : [contents]));
    expect(bubbles).toHaveLength(7);
  });

  it('are refused when they cannot be one call', () => {
    const images = Array.from(
      { length: 6 },
      (_, index): MessageView => ({
        view: 'image',
        path: `/media/${index}`,
        alt: { key: 'a' },
      }),
    );
    expect(() => renderViews(images, 'ja', options)).toThrow(
      expect.objectContaining({ code: 'line-message-invalid', retry: 'never' }),
    );
  });
});

describe('what cannot be sent', () => {
  it.each([
    ['nothing', []],
    ['an empty text', [text('')]],
    ['a choice id over 300', [{ view: 'text', text: { words: 'a' }, choices: [choice('a', 'x'.repeat(301))] }]],
    ['a choice without a label', [text('a', '')]],
  ] satisfies [string, MessageView[]][])('%s is refused before it is queued', (_name, views) => {
    expect(() => renderViews(views, 'ja', options)).toThrow(ExternalError);
  });

  it('gives the same messages for the same views', () => {
    const views = [text('a', 'はい'), card()];
    expect(JSON.stringify(renderViews(views, 'ja', options))).toBe(JSON.stringify(renderViews(views, 'ja', options)));
  });
});
