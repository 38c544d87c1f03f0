import { describe, expect, it } from 'vitest';
import { readCommand, readThreadSend } from '../../../../src/bot/desk/staff/commands.ts';
import { readOrder, writeOrder } from '../../../../src/bot/desk/staff/orders.ts';

const programmeId = '5a0e8a3c-1b1c-4f9b-9a53-0c8f0f6a1d11';

describe('what stands behind /hakaru', () => {
  it.each([
    ['待ち', { ask: 'queue' }],
    ['QUEUE', { ask: 'queue' }],
    ['自分', { ask: 'mine' }],
    ['文例', { ask: 'templates' }],
    ['時間', { ask: 'hours' }],
    ['戻る', { ask: 'back' }],
    ['事業者 12', { ask: 'firm', number: 12, programme: null }],
    ['事業者１２番', { ask: 'firm', number: 12, programme: null }],
    ['ｆｉｒｍ　＃１２', { ask: 'firm', number: 12, programme: null }],
    ['firm sample-city:12', { ask: 'firm', number: 12, programme: 'sample-city' }],
    ['相談12', { ask: 'start', number: 12, programme: null }],
    ['start 3', { ask: 'start', number: 3, programme: null }],
    ['不在 2026-12-01 2026-12-05', { ask: 'away', from: '2026-12-01', to: '2026-12-05' }],
    ['away ２０２６／１２／１〜２０２６／１２／５', { ask: 'away', from: '2026-12-01', to: '2026-12-05' }],
    ['不在 2026年12月1日から2026年12月5日まで', { ask: 'away', from: '2026-12-01', to: '2026-12-05' }],
    ['不在2026-12-01', { ask: 'away', from: '2026-12-01', to: '2026-12-01' }],
    [
      '送信 １２ Ａ社の 数字です\n1,200kWh',
      { ask: 'send', number: 12, programme: null, words: 'Ａ社の 数字です\n1,200kWh' },
    ],
    ['send 7 Hello', { ask: 'send', number: 7, programme: null, words: 'Hello' }],
  ])('%s', (text, command) => {
    expect(readCommand(text)).toEqual(command);
  });

  it.each([
    '',
    'help',
    '待ち 12',
    '事業者',
    '事業者 -1',
    '事業者 十二',
    '送信 12',
    '送信 こんにちは',
    '不在',
    '不在 2026-02-30',
    '不在 2026-12-05 2026-12-01',
    '不在 2026-12-01 明日',
    'constructor',
    '__proto__ 1',
  ])('%s is a call for help', (text) => {
    expect(readCommand(text)).toEqual({ ask: 'help' });
  });
});

describe('a message in a thread', () => {
  it('is for the owner only with the word for it before it', () => {
    expect(readThreadSend('/send 明日うかがいます')).toBe('明日うかがいます');
    expect(readThreadSend('送信　契約を\n見直せます')).toBe('契約を\n見直せます');
    for (const note of ['送信', '送信しますか？', '/sendまだ', 'これを送信 して', '/send  '])
      expect(readThreadSend(note)).toBeNull();
  });
});

describe('a button of the desk as a whole', () => {
  it('says what is asked and of which programme, and nothing else is read', () => {
    expect(readOrder(writeOrder({ order: 'away', programmeId }))).toEqual({ order: 'away', programmeId });
    for (const value of ['', 'door/away', `door/erase/${programmeId}`, `desk/away/${programmeId}`, 'door/away/x'])
      expect(readOrder(value)).toBeNull();
  });
});
