import { describe, expect, it } from 'vitest';
import type { BillSeen } from '../../../src/bot/bill.ts';
import type { LayoutLesson } from '../../../src/bot/effect.ts';
import { report } from '../../../src/bot/flows/report/flow.ts';
import { bill } from '../../support/bills.ts';
import { baker, createTalker, type Talker } from '../support/talk.ts';

const [a, b, c, d] = ['35/26/none', '35/37/none', '35/48/none', '34/59/meter'] as const;
const supplier = '東京電力エナジーパートナー(株)';
const printed = [1715, 1244, 1120, 980].map((value, at) => ({ value, unit: 'kWh', place: [a, b, c, d][at] ?? '' }));
const trail = { supplier, kind: 'electricity', amounts: printed } as const;
const offered = printed.slice(0, 3).map(({ value, unit }) => ({ value, unit }));
const unsure = {
  status: 'review',
  reason: 'close-second',
  usage: { sure: false, candidates: offered },
  trail,
} as const;
const sure = { usage: { sure: true, candidates: offered }, trail } as const;
const month = (value: string) => ({ month: { sure: true, candidates: [value] } });

let count = 0;
function photo(talker: Talker, over: Partial<BillSeen>): void {
  count += 1;
  const messageId = `p${count}`;
  talker.send({ kind: 'photo', messageId });
  const strips = { usage: null, month: null };
  talker.send({ kind: 'photo-kept', messageId, mediaId: `media-${messageId}`, bill: bill(over), strips });
}
function talking(): Talker {
  const talker = createTalker(baker);
  talker.say('こんにちは');
  return talker;
}
const lessons = (talker: Talker): readonly LayoutLesson[] =>
  talker.all().flatMap((effect) => (effect.do === 'learn-layout' ? [effect] : []));

/** All that was taught, added up; what is nothing is left out. */
function known(talker: Talker): Readonly<Record<string, number>> {
  const sums = new Map<string, number>();
  const add = (name: string, by: number) => sums.set(name, (sums.get(name) ?? 0) + by);
  for (const { counts, votes } of lessons(talker)) {
    for (const [name, by] of Object.entries(counts)) add(name, by);
    for (const { place, right, wrong } of votes) {
      add(`right ${place}`, right);
      add(`wrong ${place}`, wrong);
    }
  }
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0));
}

describe('a stored photograph teaches', () => {
  it('where the amount stands, when it is as read', () => {
    const talker = talking();
    photo(talker, sure);
    expect(known(talker)).toEqual({ ok: 1 });
    talker.tap('この内容で登録');
    expect(known(talker)).toEqual({ ok: 1, asRead: 1, [`right ${a}`]: 1 });
    expect(lessons(talker).at(-1)).toMatchObject({ supplier, kind: 'electricity', month: '2026-11' });
  });

  it('where it stands and where not, when it is chosen', () => {
    const talker = talking();
    photo(talker, unsure);
    talker.tap('1,244 kWh');
    talker.tap('この内容で登録');
    expect(known(talker)).toEqual({ asked: 1, chosen: 1, [`right ${b}`]: 1, [`wrong ${a}`]: 1 });
  });

  it('also when it is typed and was not offered, in another unit too', () => {
    for (const typed of ['980', '0.98MWh']) {
      const talker = talking();
      photo(talker, unsure);
      talker.say(typed);
      talker.tap('この内容で登録');
      expect(known(talker)).toEqual({ asked: 1, typed: 1, [`right ${d}`]: 1, [`wrong ${a}`]: 1 });
    }
  });

  it('nothing but that it was not on the paper, when it was not', () => {
    const talker = talking();
    photo(talker, unsure);
    talker.say('5555');
    talker.tap('この内容で登録');
    expect(known(talker)).toEqual({ asked: 1, typed: 1, notOnPaper: 1 });
  });

  it('no figure: what is learnt holds none', () => {
    const talker = talking();
    photo(talker, unsure);
    talker.say('980');
    talker.tap('この内容で登録');
    expect(JSON.stringify(lessons(talker))).not.toMatch(/1715|1244|1120|980|kWh/);
  });

  it('no place where the supplier is not known, or the kind was another', () => {
    const other = { ...sure, trail: { ...trail, kind: 'city_gas' } } as const;
    for (const over of [{ ...sure, trail: { ...trail, supplier: null } }, other]) {
      const talker = talking();
      photo(talker, over);
      talker.tap('この内容で登録');
      expect(known(talker)).toEqual({ ok: 1, asRead: 1 });
    }
  });

  it('once a month for a layout: further papers are counted, and vote in the next month', () => {
    const talker = talking();
    photo(talker, { ...sure, ...month('2026-09') });
    talker.tap('この内容で登録');
    photo(talker, { ...unsure, ...month('2026-10') });
    talker.tap('1,244 kWh');
    talker.tap('この内容で登録');
    expect(known(talker)).toEqual({ ok: 1, asked: 1, asRead: 1, chosen: 1, [`right ${a}`]: 1 });
    talker.days(30);
    talker.say('こんにちは');
    photo(talker, { ...sure, ...month('2026-11') });
    talker.tap('この内容で登録');
    expect(known(talker)).toMatchObject({ [`right ${a}`]: 2 });
  });

  it('nothing where the paper was there already, or has several energies', () => {
    const talker = talking();
    const marks = { exact: 'same', look: '' };
    photo(talker, { ...sure, marks });
    photo(talker, { ...sure, marks });
    expect(known(talker)).toEqual({ ok: 1 });
    const items = [
      { kind: 'electricity', usage: { value: 1992, unit: 'kWh' } },
      { kind: 'city_gas', usage: { value: 53, unit: 'm3' } },
    ] as const;
    const second = talking();
    photo(second, { ...unsure, items });
    second.tap('1,992 kWh');
    second.tap('53 m³');
    second.tap('この内容で登録');
    expect(known(second)).toEqual({ asked: 1 });
  });

  it('that it was turned away', () => {
    const talker = talking();
    photo(talker, { status: 'reject', reason: 'no-amount-found', trail: { ...trail, amounts: [] } });
    expect(known(talker)).toEqual({ turnedAway: 1 });
  });
});

describe('the month of a stored photograph teaches', () => {
  const [named, due] = ['10/8/month-named', '70/80/month-day'] as const;
  const months = [
    { month: '2026-10', place: named },
    { month: '2026-09', place: due },
  ];
  const seen = { ...sure, trail: { ...trail, months } };
  const read = { ok: 1, asRead: 1, [`right ${a}`]: 1 };

  it('what named it, when it is as read', () => {
    const talker = talking();
    photo(talker, { ...seen, ...month('2026-10') });
    talker.tap('この内容で登録');
    expect(known(talker)).toEqual({ ...read, [`right ${named}`]: 1 });
  });

  it('what did not, when it is chosen otherwise, until the photograph is taken back', () => {
    const talker = talking();
    const unsureMonth = { month: { sure: false, candidates: ['2026-10', '2026-09'] } };
    photo(talker, { ...seen, ...unsureMonth, status: 'review' });
    talker.tap('2026年9月');
    talker.tap('この内容で登録');
    expect(known(talker)).toEqual({
      asked: 1,
      asRead: 1,
      [`right ${a}`]: 1,
      [`right ${due}`]: 1,
      [`wrong ${named}`]: 1,
    });
    talker.send({ kind: 'unsent', messageId: `p${count}` });
    expect(known(talker)).toEqual({ asked: 1 });
  });

  it('nothing, when it stands nowhere on the paper', () => {
    const talker = talking();
    photo(talker, { ...seen, month: { sure: false, candidates: [] }, status: 'review' });
    talker.say('2026年8月');
    talker.tap('この内容で登録');
    expect(known(talker)).toEqual({ asked: 1, asRead: 1, [`right ${a}`]: 1 });
  });
});

describe('a conversation of before', () => {
  it('is read, and has learnt nothing', () => {
    const talker = talking();
    photo(talker, unsure);
    // As versions wrote it that learnt nothing.
    const known = new Set(['lessons', 'trail']);
    const old = JSON.stringify(talker.stored()?.state, (key, value) => (known.has(key) ? undefined : value));
    expect(old).not.toMatch(/lessons|trail/);
    expect(report.revive(JSON.parse(old), 2)).toMatchObject({
      here: { memory: { lessons: [] }, drafts: [{ photo: { trail: null } }] },
    });
  });
});

describe('what was taught is taken back', () => {
  function stored(): Talker {
    const talker = talking();
    photo(talker, sure);
    talker.tap('この内容で登録');
    return talker;
  }

  it('by a correction: the former place was wrong, the new one is right', () => {
    const talker = stored();
    talker.say('1,715じゃなくて1,244でした');
    talker.say('はい');
    expect(talker.facts().readings).toMatchObject([{ quantity: { value: 1244 } }]);
    expect(known(talker)).toEqual({ ok: 1, asRead: 1, corrected: 1, [`right ${b}`]: 1, [`wrong ${a}`]: 1 });
  });

  it('by a correction to what is not on the paper: nothing is left but the counts', () => {
    const talker = stored();
    talker.say('1,715じゃなくて1,300でした');
    talker.say('はい');
    expect(known(talker)).toEqual({ ok: 1, asRead: 1, corrected: 1, notOnPaper: 1 });
  });

  it('by a step back, also from a correction', () => {
    const talker = stored();
    talker.say('戻る');
    expect(known(talker)).toEqual({ ok: 1 });
    talker.tap('この内容で登録');
    expect(known(talker)).toEqual({ ok: 1, asRead: 1, [`right ${a}`]: 1 });
    talker.say('1,715じゃなくて1,244でした');
    talker.say('はい');
    talker.say('戻る');
    expect(talker.facts().readings).toMatchObject([{ quantity: { value: 1715 } }]);
    expect(known(talker)).toEqual({ ok: 1, asRead: 1, [`right ${a}`]: 1 });
  });

  it('with the photograph, though a figure that was typed beside it stays', () => {
    const talker = talking();
    photo(talker, unsure);
    talker.say('980');
    talker.tap('この内容で登録');
    expect(talker.send({ kind: 'unsent', messageId: `p${count}` }).views).toEqual([]);
    expect(talker.facts().readings).toMatchObject([{ quantity: { value: 980 } }]);
    expect(known(talker)).toEqual({ asked: 1 });
    expect(talker.stored()?.state).toMatchObject({ here: { memory: { lessons: [] } } });
  });

  it('by removing the figure, or taking the message back', () => {
    const removed = stored();
    removed.say('さっきの数字を消して');
    removed.say('はい');
    const unsent = stored();
    unsent.send({ kind: 'unsent', messageId: `p${count}` });
    for (const talker of [removed, unsent]) {
      expect(talker.facts().readings).toEqual([]);
      expect(known(talker)).toEqual({ ok: 1 });
    }
  });
});
