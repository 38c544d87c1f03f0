import { describe, expect, it } from 'vitest';
import { asWritten, commandOf } from '../../../src/adapters/simulator/slack-words.ts';

const people = [
  { id: 'U1', name: 'sato', realName: '佐藤 花子' },
  { id: 'U2', name: 'sat', realName: '佐藤' },
];

describe('what people type into Slack', () => {
  it.each([
    ['<b>A & B</b>', '&lt;b&gt;A &amp; B&lt;/b&gt;'],
    ['@佐藤 花子 さん、@佐藤 さん', '<@U1> さん、<@U2> さん'],
    ['@sato @sat @satoshi', '<@U1> <@U2> @satoshi'],
    ['@channel 集合', '<!channel> 集合'],
    ['<!channel> と書いただけ', '&lt;!channel&gt; と書いただけ'],
  ])('%s is written down as %s', (typed, written) => {
    expect(asWritten(typed, people)).toBe(written);
  });

  it('is a command only at the beginning', () => {
    expect(commandOf('/hakaru  cases 12')).toEqual({ command: '/hakaru', text: 'cases 12' });
    expect(commandOf('/hakaru')).toEqual({ command: '/hakaru', text: '' });
    expect(commandOf('使い方は /hakaru')).toBeNull();
    expect(commandOf('/電気')).toBeNull();
  });
});
