import { describe, expect, it } from 'vitest';
import { putRight } from '../../../src/engine/bill/page/blurred.ts';

const right = (text: string): string => putRight([...text]).join('');

describe('blurred words of bills', () => {
  it.each([
    ['今日指示数', '今回指示数'],
    ['便用草刀重', '使用電力量'],
    ['こ請求金額', 'ご請求金額'],
    ['前年問月', '前年同月'],
    ['計屋器乗車', '計量器乗率'],
    ['うち消貨税等5,133円', 'うち消費税等5,133円'],
  ])('%s is %s', (seen, meant) => {
    expect(right(seen)).toBe(meant);
  });

  it('keeps every character at its place', () => {
    expect(right('10使用電刀量20')).toHaveLength('10使用電刀量20'.length);
  });

  it('takes neither of two words that come equally near', () => {
    expect(right('？回指示数')).toBe('？回指示数');
  });

  it.each(['株式会社さくら縫製', '合同会社東雲プラスチック様', '1,715kWh', '東京電力エナジーパートナー', '今'])(
    '%s stays as it is',
    (text) => {
      expect(right(text)).toBe(text);
    },
  );
});
