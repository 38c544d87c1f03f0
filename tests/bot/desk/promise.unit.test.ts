import { describe, expect, it } from 'vitest';
import { promiseOf, sorryOf } from '../../../src/bot/desk/timers/promise.ts';
import { deskTimes, usualTimes } from '../../../src/bot/desk/timers/times.ts';
import { writeText } from '../../../src/bot/text/write.ts';
import { clock, contextAt } from './support.ts';

describe('what an owner is promised', () => {
  it.each([
    [
      '11:30',
      '2026-11-26',
      '担当者につなぎます。今日の13:30までにお返事します。\nそのあいだも、続きを送っていただけます。',
    ],
    [
      '16:00',
      '2026-11-27',
      '担当者につなぎます。2026年11月30日（月）11:00までにお返事します。\nそのあいだも、続きを送っていただけます。',
    ],
    [
      '08:00',
      '2026-11-26',
      'ただいま相談の受付時間外です。今日の10:00から確認します。\n今日の12:00までにお返事します。',
    ],
    [
      '18:00',
      '2026-11-20',
      'ただいま相談の受付時間外です。2026年11月24日（火）10:00から確認します。\n2026年11月24日（火）12:00までにお返事します。',
    ],
  ])('at %s on %s', (time, day, said) => {
    expect(writeText(promiseOf(contextAt(clock(time, day)), 'asked-directly').text, 'ja')).toBe(said);
  });

  it('is said in every language, and is the moment that is kept', () => {
    const promise = promiseOf(contextAt(clock('16:00', '2026-11-27')), 'asked-directly');
    expect(promise.by).toBe(clock('11:00', '2026-11-30'));
    expect(writeText(promise.text, 'en')).toContain('by Monday 30 November 2026, 11:00');
    expect(writeText(promise.text, 'easy')).toContain('2026年11月30日（月）11:00までに返事をします');
  });

  it('is renewed with an apology when it could not be kept', () => {
    expect(writeText(sorryOf(contextAt(clock('15:30'))).text, 'ja')).toBe(
      'お待たせして申し訳ありません。まだ担当者が見られていません。\n2026年11月27日（金）10:30までにお返事します。',
    );
  });
});

describe('the times of a desk', () => {
  it('can be set one by one; a ladder has to grow', () => {
    expect(deskTimes.parse({ silent: 10 })).toEqual({ ...usualTimes, silent: 10 });
    expect(deskTimes.safeParse({ ladder: [5, 5, 60] }).success).toBe(false);
    expect(deskTimes.safeParse({ lease: 0 }).success).toBe(false);
  });
});
