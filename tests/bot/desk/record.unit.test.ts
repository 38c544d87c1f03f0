import { describe, expect, it } from 'vitest';
import { quietDesk } from '../../../src/bot/desk/consultation/state.ts';
import { type CaseRecord, exchangeOf, type KeptLine } from '../../../src/bot/desk/record/case.ts';
import { linesOf } from '../../../src/bot/desk/record/entries.ts';
import { forecastOf, forecastTable } from '../../../src/bot/desk/record/forecast.ts';
import { measuresOf } from '../../../src/bot/desk/record/measures.ts';
import { opinionsTable } from '../../../src/bot/desk/record/opinions.ts';
import { sumsOf, sumsTable } from '../../../src/bot/desk/record/sums.ts';
import { recordTable } from '../../../src/bot/desk/record/table.ts';

const line = (what: string, over: Partial<KeptLine> & { words?: string | null; erased?: boolean } = {}): KeptLine => {
  const { words, erased = false, at = '2026-11-26T02:00:00.000Z', ...rest } = over;
  const said = words === undefined ? null : { at, words, erased };
  return { at, what, by: null, about: null, knowledge: null, messageId: null, said, ...rest };
};

describe('what was asked and answered', () => {
  it('is what the owner wrote and what arrived, word for word; drafts and notes are neither', () => {
    const exchange = exchangeOf([
      line('opened', { words: 'なぜ高いのですか', knowledge: 'v3' }),
      line('send-asked', { by: 's', about: 'd1', words: '下書き' }),
      line('send-undone', { by: 's', about: 'd1' }),
      line('send-asked', { by: 's', about: 'd2', words: '契約のためです' }),
      line('transfer-asked', { by: 's', about: 'n1', words: '内部のメモ' }),
      line('owner-wrote', { about: 'm2' }),
      line('owner-wrote', { about: 'm3', words: null, erased: true, knowledge: 'v3' }),
      line('sent', { by: 's', about: 'd2', at: '2026-11-26T03:00:00.000Z' }),
    ]);
    expect(exchange.questions.map(({ words, erased }) => [words, erased])).toEqual([
      ['なぜ高いのですか', false],
      [null, false],
      [null, true],
    ]);
    expect(exchange.answers).toEqual([{ at: '2026-11-26T03:00:00.000Z', words: '契約のためです', erased: false }]);
    expect(exchange.knowledge).toEqual(['v3']);
  });

  it('does not take for a question what the staff opened, or the bot by itself', () => {
    expect(exchangeOf([line('opened', { by: 's', words: 'こちらから' }), line('opened')]).questions).toEqual([]);
  });

  it('holds what somebody wrote who asks again, though the machine keeps no entry of it', () => {
    const event = { kind: 'requested', consultationId: 'c', reason: 'rule', position: null, by: null } as const;
    const stepped = { state: quietDesk, effects: [] };
    expect(linesOf(quietDesk, stepped, { event, words: 'まだですか' })).toMatchObject([
      { what: 'owner-wrote', words: 'まだですか' },
    ]);
    expect(linesOf(quietDesk, stepped, { event })).toEqual([]);
  });
});

const hours = { from: '10:00', to: '17:00', weekdays: ['thu', 'fri'] as const, closed: new Set<string>() };
const filed = (over: Partial<CaseRecord> = {}): CaseRecord => ({
  ...{ number: 7, route: 'line', state: 'claimed', reason: 'complaint', complaint: true, firm: 12, handler: '花子' },
  ...{ openedAt: '2026-11-26T07:50:00.000Z', closedAt: null, resolution: null, knowledge: [] },
  ...{ claimedAt: null, outcome: null },
  questions: [{ at: '2026-11-26T07:50:00.000Z', words: '=1+1', erased: false }],
  answers: [{ at: '2026-11-27T01:10:00.000Z', words: null, erased: true }],
  ...over,
});

describe('the table', () => {
  it('says it in the words of the record, and counts only open time', () => {
    const [heads, row] = recordTable([filed()], hours, 'ja');
    expect(heads?.[0]).toBe('番号');
    expect(row).toEqual([
      ...[7, '2026-11-26 16:50', 'LINE', 12, '苦情', '[2026-11-26 16:50] =1+1', '[2026-11-27 10:10] （消去済み）'],
      ...[null, '対応中', '花子', null, null, 20, 'あり', null],
    ]);
    const [english, second] = recordTable([filed({ answers: [], firm: null, complaint: false })], hours, 'en');
    expect(english?.[0]).toBe('No.');
    expect(second?.[6]).toBeNull();
    expect(second?.[12]).toBeNull();
  });

  it('ends a cell where Excel would, and says so', () => {
    const long = filed({ questions: [{ at: '2026-11-26T07:50:00.000Z', words: 'あ'.repeat(40_000), erased: false }] });
    const cell = String(recordTable([long], hours, 'ja')[1]?.[5]);
    expect(cell.length).toBeLessThan(32_767);
    expect(cell.endsWith('（長いため、ここまで）')).toBe(true);
  });

  it('shows a code that no word stands for, rather than nothing', () => {
    expect(recordTable([filed({ reason: 'from-later' })], hours, 'ja')[1]?.[4]).toBe('from-later');
  });
});

describe('sums', () => {
  it('stand against the target, and never fall below nothing left', () => {
    const cases = [filed(), filed({ answers: [], complaint: false }), filed({ closedAt: '2026-11-27T01:10:00.000Z' })];
    const sums = sumsOf(cases, { since: 30, target: 50 });
    expect(sums).toEqual({ period: 3, since: 30, target: 50, left: 20, complaints: 2, open: 2, unanswered: 1 });
    expect(sumsOf([], { since: 60, target: 50 }).left).toBe(0);
    expect(sumsTable(sums, 'ja')[0]).toEqual(['この期間の相談', 3]);
  });
});

describe('measures', () => {
  const at = (time: string) => `2026-11-26T${time}:00.000Z`;
  const taken = (claimed: string | null, answered: string | null, outcome: CaseRecord['outcome'] = null) =>
    filed({
      ...{ openedAt: at('01:00'), claimedAt: claimed === null ? null : at(claimed), outcome },
      answers: answered === null ? [] : [{ at: at(answered), words: 'はい', erased: false }],
    });

  it('are the mean and the middle of open minutes, over those that were taken and answered', () => {
    const cases = [taken('01:05', '01:10', 'yes'), taken('01:07', '02:00', 'not-yet'), taken('07:00', null, 'asked')];
    expect(measuresOf([...cases, taken(null, null)], hours)).toEqual({
      ...{ toClaim: { cases: 3, mean: 124, median: 7 }, toAnswer: { cases: 2, mean: 35, median: 35 } },
      ...{ asked: 3, solved: 1, notYet: 1 },
    });
    expect(measuresOf([], hours)).toMatchObject({ toClaim: null, toAnswer: null });
  });

  it('forecast nothing before twenty business days, then go on as so far, and say what that rests on', () => {
    const daily = { ...hours, weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'] as const };
    const term = { from: '2026-11-02', to: '2026-12-31' };
    const on = (today: string, since = 10) => forecastOf({ since, term, today }, daily);
    expect(on('2026-11-26')).toBeNull();
    expect(on('2026-11-27')).toEqual({ cases: 22, perDay: 0.5, daysSoFar: 20, daysLeft: 24 });
    expect(on('2026-11-27', 0)).toMatchObject({ cases: 0 });
    expect(on('2026-12-31')).toBeNull();
    expect(forecastTable(on('2026-11-27'), 'ja')).toEqual([
      ['事業の終わりまでの見込み', 22],
      ['見込みのもと', 'これまでの20営業日で1日0.50件、残り24営業日'],
    ]);
    expect(forecastTable(null, 'en')[0]?.[1]).toContain('fewer than 20 business days');
  });
});

describe('opinions', () => {
  it('stand word for word with consent; without it neither the words nor whose they are', () => {
    const said = { at: '2026-11-26T02:00:00.000Z', consultation: 3, firm: 12, consent: true, erased: false };
    const table = opinionsTable(
      [
        { ...said, words: ' =そのまま\n' },
        { ...said, words: null, consent: false },
        { ...said, words: null, erased: true, consultation: null },
      ],
      'ja',
    );
    expect(table.slice(1)).toEqual([
      ['2026-11-26 11:00', 12, 3, ' =そのまま\n'],
      ['2026-11-26 11:00', null, null, '（報告への同意なし）'],
      ['2026-11-26 11:00', 12, null, '（消去済み）'],
    ]);
  });
});
