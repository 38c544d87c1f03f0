import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursOf } from '../../../src/bot/desk/timers/hours.ts';
import type { Text } from '../../../src/bot/message.ts';
import { readOfficeAct, writeOfficeAct } from '../../../src/bot/office/acts.ts';
import { nextDates, phaseOn } from '../../../src/bot/office/calendar.ts';
import { calendarTexts } from '../../../src/bot/office/calendar-text.ts';
import type { MonthCount, Standing } from '../../../src/bot/office/figures.ts';
import { consultationTexts, firmTexts } from '../../../src/bot/office/firms-text.ts';
import { monthTexts, overdueTexts } from '../../../src/bot/office/months-text.ts';
import { isLate, lateFirms, monthsDue, overRoutes, routeOutlook } from '../../../src/bot/office/outlook.ts';
import { reminderTexts } from '../../../src/bot/office/reminders-text.ts';
import { remindersFrom } from '../../../src/bot/reminder/schedule.ts';
import { writeText } from '../../../src/bot/text/write.ts';
import { demoProgramme } from '../../../src/service/demo-programme.ts';

const document = {
  ...demoProgramme('2026-11-26'),
  term: { from: '2026-07-01', to: '2027-03-20' },
  supportMonths: ['2026-09', '2026-08', '2026-10', '2026-11', '2026-12', '2027-01'],
  routes: [
    { route: 'system' as const, target: 20 },
    { route: 'consulting' as const, target: 5 },
  ],
};
const groundOn = (today: string) => ({ document, today, hours: hoursOf(document.consultation, new Set<string>()) });
const said = (texts: readonly Text[]): readonly string[] => texts.map((one) => writeText(one, 'ja'));

const month = (over: Partial<MonthCount>): MonthCount => ({
  ...{ month: '2026-10', route: 'system', reported: 0, partly: 0, nothing: 0, open: [] },
  ...over,
});
const empty: Standing = {
  ...{ firms: [], withoutPlaces: 0, months: [], people: [], reminders: [], proxy: [], unanswered: [], drafts: 0 },
  invites: { codes: 0, places: 0, bound: 0 },
  pushes: { used: 0, held: 0 },
};

describe('the calendar of a programme', () => {
  it.each([
    ['2026-06-30', 'before'],
    ['2026-07-01', 'recruiting'],
    ['2026-07-31', 'recruiting'],
    ['2026-08-01', 'supporting'],
    ['2027-01-31', 'supporting'],
    ['2027-02-01', 'reporting'],
    ['2027-03-20', 'reporting'],
    ['2027-03-21', 'over'],
  ])('%s is %s', (day, phase) => {
    expect(phaseOn(document, day)).toBe(phase);
  });

  it('a term that ends within the months to report is over on its last day', () => {
    const short = { ...document, term: { from: '2026-07-01', to: '2026-12-31' } };
    expect(phaseOn(short, '2026-12-31')).toBe('supporting');
    expect(phaseOn(short, '2027-01-01')).toBe('over');
    expect(nextDates(short, '2026-12-20').map(({ what }) => what)).toEqual(['ends']);
  });

  it('names what comes next, this day included, and nothing that is past', () => {
    expect(nextDates(document, '2026-11-10')).toEqual([
      { what: 'due', day: '2026-11-10', month: '2026-10' },
      { what: 'due', day: '2026-12-10', month: '2026-11' },
      { what: 'reporting', day: '2027-02-01', month: null },
      { what: 'ends', day: '2027-03-20', month: null },
    ]);
    expect(nextDates(document, '2027-03-21')).toEqual([]);
    expect(said(calendarTexts(document, '2026-11-11')).join('\n')).toBe(
      [
        'いまの時期：報告と支援の期間（事業の期間 2026年7月1日〜2027年3月20日）',
        '2026年12月10日：2026年11月分を聞き始める日',
        '2027年1月10日：2026年12月分を聞き始める日',
        '2027年2月1日：まとめの始まり',
        '2027年3月20日：事業の終わり',
      ].join('\n'),
    );
  });

  it('on every day has one phase, and no date before it', () => {
    const days = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (at) => {
        const day = at.toISOString().slice(0, 10);
        const dates = nextDates(document, day);
        expect(dates.every((one) => one.day >= day)).toBe(true);
        expect(dates.map((one) => one.day)).toEqual(dates.map((one) => one.day).toSorted());
        expect(dates.length === 0).toBe(phaseOn(document, day) === 'over');
      }),
    );
  });
});

describe('months', () => {
  const months = [
    month({
      reported: 3,
      partly: 1,
      nothing: 1,
      open: [
        { number: 9, client: true },
        { number: 2, client: false },
      ],
    }),
    month({ route: 'consulting', reported: 1, nothing: 1, open: [{ number: 4, client: true }] }),
    month({
      month: '2026-09',
      reported: 5,
      nothing: 2,
      open: [
        { number: 2, client: false },
        { number: 4, client: true },
      ],
    }),
  ];

  it('are due from the reporting day on, and late when the last reminder is two weeks past it', () => {
    expect(monthsDue(groundOn('2026-11-09'))).toEqual(['2026-08', '2026-09']);
    expect(monthsDue(groundOn('2026-11-10'))).toEqual(['2026-08', '2026-09', '2026-10']);
    expect(isLate('2026-10', groundOn('2026-11-24'))).toBe(false);
    expect(isLate('2026-10', groundOn('2026-11-25'))).toBe(true);
    expect(lateFirms({ months }, groundOn('2026-11-20'))).toEqual({ firms: 2, months: 2 });
    expect(lateFirms({ months }, groundOn('2026-11-25'))).toEqual({ firms: 3, months: 5 });
  });

  it('are summed over the routes', () => {
    expect(overRoutes(months, '2026-10')).toMatchObject({ reported: 4, partly: 1, nothing: 2 });
    expect(overRoutes(months, '2026-10').open.map(({ number }) => number)).toEqual([2, 4, 9]);
  });

  it('name firms by number; to the client only those that agree, the others are counted', () => {
    const ground = groundOn('2026-11-25');
    const run = monthTexts(ground, { months }, { isClient: false });
    expect(said(run).slice(0, 2)).toEqual([
      '2026年10月分（期限すぎ）：報告ずみ 4・一部 1・まだ 2',
      'そろっていない事業者の番号：2、4、9',
    ]);
    const client = said(monthTexts(ground, { months }, { isClient: true }));
    expect(client.slice(1, 3)).toEqual([
      'そろっていない事業者の番号：4、9',
      '番号を見せられない事業者：1（自治体への提供に同意なし）',
    ]);
    expect(said(monthTexts(groundOn('2026-07-02'), { months: [] }, { isClient: true }))).toEqual([
      'まだ聞く月がありません。',
    ]);
  });

  it('a long list is cut, and says by how much', () => {
    const open = Array.from({ length: 45 }, (_, at) => ({ number: at + 1, client: true }));
    const texts = said(
      monthTexts(groundOn('2026-11-12'), { months: [month({ nothing: 45, open })] }, { isClient: true }),
    );
    expect(texts).toContain('ほかに15事業者');
  });

  it('what is over its time is said, and that nothing is', () => {
    expect(said(overdueTexts(groundOn('2026-11-25'), { months: [], drafts: 0 }, 0))).toEqual(['ありません。']);
    expect(said(overdueTexts(groundOn('2026-11-25'), { months, drafts: 2 }, 3))).toEqual([
      '聞いてから2週間を過ぎた報告：3事業者、のべ5か月分',
      '約束の時間を過ぎた相談：3件',
      '承認を待つ報告書：2件',
    ]);
  });
});

describe('targets', () => {
  const firms = [
    { state: 'active' as const, route: 'system' as const, firms: 12 },
    { state: 'left' as const, route: 'system' as const, firms: 1 },
    { state: 'active' as const, route: null, firms: 2 },
    { state: 'joining' as const, route: null, firms: 3 },
  ];

  it('count active firms of the route, with a forecast from enough days only, and only while firms are looked for', () => {
    expect(routeOutlook(groundOn('2026-07-10'), { firms }, 'system')).toEqual({
      count: 12,
      target: 20,
      forecast: null,
    });
    const early = {
      ...groundOn('2026-07-31'),
      document: { ...document, term: { ...document.term, from: '2026-06-01' } },
    };
    expect(routeOutlook(early, { firms }, 'system').forecast).toMatchObject({ daysSoFar: 45, cases: 56 });
    expect(routeOutlook(groundOn('2026-11-25'), { firms }, 'system').forecast).toBeNull();
    expect(routeOutlook(groundOn('2027-03-20'), { firms }, 'system').forecast).toBeNull();
    expect(routeOutlook(groundOn('2026-11-25'), { firms }, null).target).toBeNull();
  });

  it('stand beside what is counted', () => {
    const standing = {
      ...empty,
      firms,
      withoutPlaces: 1,
      invites: { codes: 4, places: 7, bound: 1 },
      proxy: [
        { route: 'consulting' as const, figures: 3, firms: 1 },
        { route: null, figures: 2, firms: 2 },
      ],
    };
    expect(said(firmTexts(groundOn('2026-07-10'), standing))).toEqual([
      '参加 14・手続き中 3・退会 1・消去 0',
      '招待：あと7枠（コード4枚、うち事業者を決めたもの1枚）',
      '相談員と一緒に報告：0（目標 5）',
      '自社で報告：12（目標 20）',
      '進め方が未定：2',
      '何を使うか未定：1事業者（報告の数に入れていません）',
      '代わりに入れた数字：5件（3事業者）',
    ]);
    expect(said(consultationTexts(groundOn('2026-07-10'), 9))).toEqual(['見込みは、20営業日たってから出します。']);
    expect(said(consultationTexts(groundOn('2026-11-25'), 53))).toEqual([
      '見込み：終わりまでに94件（106営業日の調子で、残り82営業日）',
    ]);
  });
});

describe('what is sent by itself', () => {
  it('is listed from this day on, up to the end of the term', () => {
    expect(remindersFrom(document, '2026-11-17').slice(0, 3)).toEqual([
      { month: '2026-10', stage: 7, day: '2026-11-17' },
      { month: '2026-10', stage: 14, day: '2026-11-24' },
      { month: '2026-11', stage: 0, day: '2026-12-10' },
    ]);
    const short = { ...document, term: { from: '2026-07-01', to: '2026-12-12' } };
    expect(remindersFrom(short, '2026-12-01').map(({ day }) => day)).toEqual(['2026-12-10']);
  });

  it('says whether the plan has room for it: only this month counts, four fifths of it', () => {
    const reminders = [
      { month: '2026-10', day: '2026-11-24', line: 90, slack: 4 },
      { month: '2026-11', day: '2026-12-10', line: 120, slack: 4 },
    ];
    const people = [{ platform: 'line' as const, all: 130, reachable: 125, willing: 120 }];
    const standing = { ...empty, reminders, people, pushes: { used: 100, held: 2 } };
    expect(said(reminderTexts(groundOn('2026-11-20'), standing))).toEqual([
      '2026年11月24日：2026年10月分のお願い、LINE 90人・Slack 4人',
      '2026年12月10日：2026年11月分のお願い、LINE 120人・Slack 4人',
      'LINEの今月の枠 200通：使ったもの 100通、お願いに使える残り 60通',
      '枠が30通足りません。足りない分は送られません。',
      '枠などの理由で止まっているもの：2通',
      'LINE：届く人 120・止めた人 5・届かない人 5',
    ]);
    const free = {
      ...groundOn('2026-11-20'),
      document: { ...document, line: { ...document.line, monthlyPushes: null } },
    };
    expect(said(reminderTexts(free, { ...standing, reminders: [] }))[0]).toBe('予定はありません。');
    expect(said(reminderTexts(free, standing))).toContain('LINEの今月：100通（枠の決まりなし）');
  });
});

describe('an act of the page', () => {
  it('is read as it was written, and nothing else is', () => {
    const act = { act: 'log-add', programmeId: '5a0e8a3c-1b1c-4f9b-9a53-0c8f0f6a1d11', argument: '' } as const;
    expect(readOfficeAct(writeOfficeAct(act))).toEqual(act);
    for (const wrong of [
      '',
      'office',
      'office/log-add/x/',
      'desk/log-add/5a0e8a3c-1b1c-4f9b-9a53-0c8f0f6a1d11/',
      'office/no/5a0e8a3c-1b1c-4f9b-9a53-0c8f0f6a1d11/',
    ])
      expect(readOfficeAct(wrong)).toBeNull();
    fc.assert(fc.property(fc.string(), (value) => readOfficeAct(value) === null));
  });
});
