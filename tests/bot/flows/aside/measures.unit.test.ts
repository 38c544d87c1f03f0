import { describe, expect, it } from 'vitest';
import { proposedFor } from '../../../../src/bot/advice/measure-advice.ts';
import type { Facts, Locale, ReadingFacts } from '../../../../src/bot/facts.ts';
import { addMonths, firstDay, lastDay } from '../../../../src/engine/period.ts';
import { baker, createTalker } from '../../support/talk.ts';

const first = '2025-06';

/** `count` whole months of both kinds of the bakery, from June 2025 on. */
function readings(count: number, electricity: (at: number) => number = () => 500): readonly ReadingFacts[] {
  return Array.from({ length: count }, (_, at) => addMonths(first, at)).flatMap((month, at) =>
    (['electricity', 'city_gas'] as const).map((kind): ReadingFacts => {
      const value = kind === 'electricity' ? electricity(at) : 40;
      return {
        ...{ id: `${kind} ${month}`, siteId: baker.sites[0]?.id ?? '', kind, sort: null, month },
        quantity: { value, unit: kind === 'electricity' ? 'kWh' : 'm3' },
        period: { from: firstDay(month), to: lastDay(month) },
        ...{ kgCo2: value * 0.4, scope: 2, provisional: false, recordedAt: '2026-11-01T00:00:00.000Z' },
      };
    }),
  );
}

/** A conversation that has begun. */
function talking(facts: Partial<Facts> = {}) {
  const talker = createTalker({ ...baker, readings: readings(17), ...facts });
  talker.say('こんにちは');
  return talker;
}
const steps = (talker: ReturnType<typeof talking>, id: string) =>
  (talker.facts().advice ?? []).flatMap((one) => (one.about === 'measure' && one.measureId === id ? [one.step] : []));
const id = 'op-ac-setpoint';

describe('measures in the chat', () => {
  it('proposes three and records each once', () => {
    const talker = talking();
    expect(talker.say('対策').text).toContain('合いそうな対策（3つ）');
    talker.say('おすすめ');
    const proposed = (talker.facts().advice ?? []).filter((one) => one.about === 'measure');
    expect(proposed).toHaveLength(3);
  });

  it('takes each answer once, takes it back once, and what stood before stands again', () => {
    const talker = talking();
    for (const data of [
      `aside:measure-yes:${id}`,
      `aside:measure-done-in:${id}:2026-07`,
      `aside:measure-undo:${id}:done:2026-07`,
    ]) {
      talker.tapId(data);
      talker.tapId(data);
    }
    expect(steps(talker, id)).toEqual(['accepted', 'done', 'dropped']);
    expect(talker.say('対策の状況').text).toContain('やってみる（2026年11月12日から）');
  });

  it('does not propose what was declined; what was put off comes again after half a year', () => {
    const talker = talking();
    const [firstOne] = talker.say('対策').buttons.filter((one) => one.id.includes(':item:measure:'));
    const declined = firstOne?.id.split(':').at(-1) ?? '';
    const isShown = () => proposedFor(talker.facts(), 100).advice.some(({ measure }) => measure.id === declined);
    talker.tapId(`aside:measure-not-for:${declined}:later`);
    expect(isShown()).toBe(false);
    talker.days(185);
    expect(isShown()).toBe(true);
    talker.tapId(`aside:measure-not-for:${declined}:cost`);
    talker.days(400);
    expect(isShown()).toBe(false);
  });

  it('compares the months after with those a year before, and claims no cause', () => {
    const talker = talking({ readings: readings(17, (at) => (at >= 14 ? 400 : 500)) });
    talker.tapId(`aside:measure-done-in:${id}:2026-07`);
    const { text } = talker.tapId(`aside:measure-effect:${id}`);
    for (const part of ['20%少ない', '天気や仕事の量', '1,500 kWh', '1,200 kWh', '120 kg-CO2 少ない'])
      expect(text).toContain(part);
  });

  it('harms nothing with a button of an unknown measure, month, reason or of long ago', () => {
    const talker = talking();
    for (const data of [
      ...['aside:measure-yes:nothing', 'aside:measure-yes', `aside:measure-done-in:${id}:2030-01`],
      ...[`aside:measure-done-in:${id}:x`, `aside:measure-not-for:${id}:x`, `aside:measure-undo:${id}:done`],
    ])
      expect(talker.tapId(data).views.length).toBeGreaterThan(0);
    expect(talker.facts().advice ?? []).toEqual([]);
  });

  it('names the months that lack, and takes a missing site for no saving', () => {
    expect(talking({ readings: readings(3) }).say('対策').text).toContain('いま3か月分。ない月：');
    const [site] = baker.sites;
    if (site === undefined) throw new Error('no site');
    const text = talking({ sites: [site, { ...site, id: 'other', name: '支店' }] }).say('対策').text;
    expect(text).toContain('いま0か月分');
  });

  it('is written in every language', () => {
    for (const locale of ['ja', 'en', 'easy'] as const satisfies readonly Locale[]) {
      const talker = talking({ locale });
      const texts = [
        talker.say('対策'),
        talker.tapId(`aside:item:measure:${id}`),
        talker.tapId(`aside:measure-why:${id}`),
        talker.tapId(`aside:measure-done:${id}:earlier`),
        talker.tapId(`aside:measure-not:${id}`),
        talker.say('わかったこと'),
        talker.say('対策の状況'),
      ];
      for (const { text, views } of texts) {
        expect(text).not.toMatch(/[{}]|undefined|NaN/);
        expect(views.length).toBeLessThanOrEqual(5);
      }
    }
  });
});
