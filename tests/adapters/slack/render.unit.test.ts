import { describe, expect, it } from 'vitest';
import { checkMessage, countCharacters } from '../../../src/adapters/slack/limits.ts';
import { emojiSpans, escapeWords, plainText } from '../../../src/adapters/slack/plain-text.ts';
import { renderSlack } from '../../../src/adapters/slack/render.ts';
import { checkMessageBlocks } from '../../../src/adapters/twin/slack/check-blocks.ts';
import type { MessageView } from '../../../src/bot/message.ts';
import { write } from '../../contract/platform.contract.ts';

type Message = { readonly text: string; readonly blocks: readonly Record<string, unknown>[] };
const render = (views: readonly MessageView[], publicUrl = 'https://hakaru.invalid') =>
  renderSlack(views, 'ja', { publicUrl, write }).messages as readonly Message[];
const words = (text: string) => ({ words: text });

describe('what owners see on Slack', () => {
  it('is escaped where Slack reads marks, and literal where it does not', () => {
    const [message] = render([{ view: 'text', text: words('<!channel> *1* & <@U1>') }]);
    expect(message?.text).toBe('&lt;!channel&gt; *1* &amp; &lt;@U1&gt;');
    expect(message?.blocks[0]).toEqual({
      type: 'section',
      text: { type: 'plain_text', text: '<!channel> *1* & <@U1>', emoji: false },
    });
    expect(JSON.stringify(render([{ view: 'text', text: words('a') }]))).not.toContain('mrkdwn');
  });

  it('numbers its buttons, which say the same data as on LINE', () => {
    const choices = Array.from({ length: 30 }, (_, at) => ({ id: `f:a:t:${at}`, label: words(`${at}`) }));
    const [message] = render([{ view: 'text', text: words('どれ？'), choices }]);
    const actions = message?.blocks.slice(1) as unknown as { elements: { action_id: string; value: string }[] }[];
    expect(actions.map(({ elements }) => elements.length)).toEqual([25, 5]);
    const buttons = actions.flatMap(({ elements }) => elements);
    expect(buttons.map(({ value }) => value)).toEqual(choices.map(({ id }) => id));
    expect(new Set(buttons.map(({ action_id }) => action_id)).size).toBe(30);
  });

  it('is cut into messages that Slack takes, and nothing is left out', () => {
    const line = 'あ'.repeat(99);
    const text = Array.from({ length: 500 }, () => line).join('\n');
    const messages = render([{ view: 'text', text: words(text) }]);
    expect(messages.length).toBeGreaterThan(3);
    for (const { blocks } of messages) {
      expect(countCharacters(blocks)).toBeLessThanOrEqual(13_200);
      expect(() => checkMessageBlocks(blocks)).not.toThrow();
    }
    const shown = JSON.stringify(messages.map(({ blocks }) => blocks));
    expect(shown.match(/あ/g)?.length).toBe(99 * 500);
  });

  it('shows pictures and pages where they can be reached, and words elsewhere', () => {
    const views: readonly MessageView[] = [
      { view: 'image', path: '/media/x', alt: { key: 'graph' } },
      { view: 'link', text: { key: 'open' }, label: { key: 'page' }, path: '/r/x' },
    ];
    expect(render(views).map(({ blocks }) => blocks.map(({ type }) => type))).toEqual([
      ['image'],
      ['section', 'actions'],
    ]);
    expect(render(views, '').map(({ blocks }) => blocks.map(({ type }) => type))).toEqual([['section']]);
  });

  it.each([
    [[{ type: 'divider' }], 0],
    [Array.from({ length: 51 }, () => ({ type: 'divider' })), 1],
    [[{ type: 'section' }], 1],
    [[{ type: 'carousel' }], 1],
    [[{ type: 'header', text: { type: 'plain_text', text: 'あ'.repeat(151) } }], 1],
    [[{ type: 'header', text: { type: 'plain_text', text: '😀'.repeat(150) } }], 0],
    [[{ type: 'actions', elements: [] }], 1],
    [
      [
        { type: 'divider', block_id: 'a' },
        { type: 'divider', block_id: 'a' },
      ],
      1,
    ],
  ])('limits of %j', (blocks, faults) => {
    expect(checkMessage({ text: 'a', blocks })).toHaveLength(faults);
  });
});

describe('what owners write on Slack', () => {
  it.each([
    ['電気 1,234 &lt; 2 &amp;amp;', '電気 1,234 < 2 &amp;'],
    ['<tel:0312345678|03-1234-5678>', '03-1234-5678'],
    ['<https://a.example/1200>', 'https://a.example/1200'],
    ['<mailto:a@b.example|a@b.example>', 'a@b.example'],
    ['<@U1|sato> <#C1|desk> <!here>', '@sato #desk @here'],
    ['<', '<'],
  ])('%s is read as it is seen', (written, seen) => {
    expect(plainText(written)).toBe(seen);
  });

  it.each([
    ['電気:100:kWh', []],
    [':100:', [{ from: 0, to: 5 }]],
    ['10:30:20', []],
    ['ok :+1::skin-tone-2: 5', [{ from: 3, to: 20 }]],
  ])('%s has these emoji', (text, spans) => {
    expect(emojiSpans(text)).toEqual(spans);
  });

  it('escapes nothing twice', () => {
    expect(escapeWords('&lt;')).toBe('&amp;lt;');
  });
});
