import { describe, expect, it } from 'vitest';
import { checkMessage } from '../../../src/adapters/slack/limits.ts';
import { renderStaffCard } from '../../../src/adapters/slack/staff/card.ts';
import { renderDraft } from '../../../src/adapters/slack/staff/draft.ts';
import { renderNote } from '../../../src/adapters/slack/staff/note.ts';
import { renderQuoted } from '../../../src/adapters/slack/staff/quoted.ts';
import { buttonOf } from '../../../src/bot/desk/board/buttons.ts';
import { findingText } from '../../../src/bot/desk/board/marks.ts';
import type { CardRow, Text, Words } from '../../../src/bot/message.ts';
import type { SlackContent } from '../../../src/bot/slack/desk.ts';
import { writeText } from '../../../src/bot/text/write.ts';

const say = (text: Text | Words) => writeText(text, 'ja');
const of = {
  programmeId: '11111111-1111-4111-8111-111111111111',
  consultationId: '22222222-2222-4222-8222-222222222222',
};
const nasty = '<!channel> <@U1> *1,200* <https://x|y> & :100:';
const row = (words: string): CardRow => ({ label: { key: 'desk.row-asked' }, value: { words } });
const fits = (content: SlackContent) => expect(checkMessage(content)).toEqual([]);
const literal = (content: SlackContent) => {
  expect(JSON.stringify(content.blocks)).not.toContain('mrkdwn');
  expect(content.text).not.toContain('<!channel>');
  expect(content.text).not.toContain('<@U1>');
};

describe('what staff are shown', () => {
  it('is a card within the limits, however much there is, with its buttons', () => {
    const rows = Array.from({ length: 60 }, () => row('長い話。'.repeat(1_000)));
    const view = { view: 'card', title: { key: 'desk.packet-title', params: { number: '12' } }, rows } as const;
    const card = renderStaffCard({ view, foot: [], buttons: [buttonOf('claim', of, '3')] }, say);
    fits(card);
    expect(card.blocks.at(-1)).toMatchObject({
      type: 'actions',
      elements: [{ action_id: 'desk:1', value: `desk/claim/${of.programmeId}/${of.consultationId}/3` }],
    });
  });

  it('shows what people typed as they typed it', () => {
    const view = { view: 'card', title: { key: 'desk.packet-title', params: { number: nasty } }, rows: [row(nasty)] };
    const card = renderStaffCard(
      { view: { ...view, view: 'card' }, foot: [{ key: 'thread.preview' }], buttons: [] },
      say,
    );
    const [quoted] = renderQuoted({ head: { key: 'thread.words-owner' }, words: nasty, foot: [] }, say);
    const note = renderNote({ text: { words: nasty }, to: [], calls: false }, say);
    for (const one of [card, quoted ?? note, note]) {
      fits(one);
      literal(one);
      expect(JSON.stringify(one.blocks)).toContain(JSON.stringify(nasty).slice(1, -1));
    }
  });

  it('cuts very long words into messages and leaves nothing out', () => {
    const words = `${'あ'.repeat(8_990)}\n${'い'.repeat(25_000)}`;
    const parts = renderQuoted(
      { head: { key: 'thread.words-owner' }, words, foot: [{ key: 'thread.mark-sent' }] },
      say,
    );
    expect(parts.length).toBeGreaterThan(3);
    for (const part of parts) fits(part);
    const all = JSON.stringify(parts.map(({ blocks }) => blocks));
    expect([all.split('あ').length - 1, all.split('い').length - 1]).toEqual([8_990, 25_000]);
    expect(all.split('✓ 届きました').length - 1).toBe(1);
    for (const part of renderQuoted({ head: { key: 'thread.words-owner' }, words: ' ', foot: [] }, say)) fits(part);
  });

  it('calls people by elements of their own, and nobody whose id is none', () => {
    const called = renderNote({ text: { key: 'desk.note-silent' }, to: ['U0ABC', 'channel'], calls: true }, say);
    expect(JSON.stringify(called.blocks)).toContain('{"type":"user","user_id":"U0ABC"}');
    expect(JSON.stringify(called.blocks)).not.toContain('broadcast');
    const all = renderNote({ text: { key: 'desk.alert-again' }, to: [], calls: true }, say);
    expect(JSON.stringify(all.blocks)).toContain('{"type":"broadcast","range":"here"}');
  });

  it('names everything that was found in a draft, and stays within the limits', () => {
    const words = `090-1234-5678 ${'話'.repeat(1_980)}`;
    const items = Array.from({ length: 30 }, () => findingText('phone:0-13', words));
    const draft = renderDraft(
      {
        head: { key: 'thread.preview' },
        words,
        found: { head: { key: 'thread.preview-found' }, items },
        foot: [{ key: 'thread.preview-asks' }],
        buttons: [buttonOf('confirm', of, 's1'), buttonOf('discard', of, 's1')],
      },
      say,
    );
    fits(draft);
    expect(JSON.stringify(draft.blocks)).toContain('電話番号：「090-1234-5678」');
    expect(say(findingText('nobody-knows:0-3', 'abc'))).toBe('確かめてください：「abc」');
  });
});
