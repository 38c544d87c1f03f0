import { describe, expect, it } from 'vitest';
import { monthCo2Of } from '../../../../src/bot/advice/month-co2.ts';
import { knownYears, targetLine, targetOf } from '../../../../src/bot/advice/target-facts.ts';
import { readTypedTarget } from '../../../../src/bot/advice/target-said.ts';
import { writeText } from '../../../../src/bot/text/write.ts';
import { aside, bakerWith, monthOf } from './support.ts';

const year = () => bakerWith('2026-04', '2027-03');

describe('months with their CO2', () => {
  it('are unknown, never less, where a kind or a factor lacks', () => {
    const [electricity] = monthOf('2027-04', 50);
    const facts = {
      ...year(),
      readings: [...monthOf('2027-03', null), ...(electricity === undefined ? [] : [electricity])],
    };
    expect(monthCo2Of(facts)).toEqual([
      { month: '2027-03', kgCo2: null },
      { month: '2027-04', kgCo2: null },
    ]);
    expect(knownYears(facts)).toEqual([]);
  });
});

describe('readTypedTarget', () => {
  it.each([
    ['目標 2030年までに30%', { year: 2030, percent: 30 }],
    ['目標は2030年度までに12.5%減らす', { year: 2030, percent: 12.5 }],
    ['目標 30%', { year: null, percent: 30 }],
    ['目標 2030年', { year: 2030, percent: null }],
    ['target 30% by 2030', { year: 2030, percent: 30 }],
    ['目標 30', 'unclear'],
    ['目標 2030年に30%か40%', 'unclear'],
    ['目標の決め方', null],
    ['10月 電気 1234 kwh', null],
  ])('%s', (text, expected) => {
    expect(readTypedTarget(text)).toEqual(expected);
  });
});

describe('a target', () => {
  it('is not offered without a whole year', () => {
    const talk = aside(bakerWith('2026-05', '2027-03'));
    expect(talk.say('目標').text).toContain('1か月分が足りません');
    expect(talk.press('target-set', '2026', '2030', '30').effects).toEqual([]);
  });

  it('is shown in figures before it is stored, and stored once', () => {
    const talk = aside(year());
    const asked = talk.say('目標 2030年までに30%');
    expect(asked.effects).toEqual([]);
    expect(asked.text).toContain('2026年度：1.2 t-CO2');
    expect(asked.text).toContain('2030年度にめざす量：840 kg-CO2');
    expect(talk.press('target-set', '2026', '2030', '30').effects).toHaveLength(1);
    expect(talk.press('target-set', '2026', '2030', '30').effects).toEqual([]);
    expect(targetOf(talk.facts())).toEqual({ baseYear: 2026, year: 2030, percent: 30, startMonth: 4 });
  });

  it('asks for what was not said, and for a year that can be', () => {
    const talk = aside(year());
    expect(talk.say('目標 30%').text).toContain('いつまで');
    expect(talk.say('目標 2020年までに30%').text).toContain('今年度より前');
    expect(talk.say('目標 2030年').text).toContain('毎年4.2%ずつ、合わせて16.8%');
    expect(talk.press('target-plan', '2026', 'x', '200').text).not.toContain('この目標でよろしいですか');
    expect(talk.press('target-set', '2026', '2030', '0').effects).toEqual([]);
  });

  it('is given up and taken back, each once', () => {
    const talk = aside(year());
    talk.press('target-set', '2026', '2030', '30');
    talk.press('target-set', '2026', '2030', '50');
    expect(talk.press('target-drop', '2026', '2030', '30').effects).toEqual([]);
    expect(talk.press('target-drop', '2026', '2030', '50').effects).toHaveLength(1);
    expect(targetOf(talk.facts())).toBeNull();
    expect(talk.press('target-again', '2026', '2030', '40').effects).toEqual([]);
    expect(talk.press('target-again', '2026', '2030', '50').effects).toHaveLength(1);
    expect(talk.press('target-again', '2026', '2030', '50').effects).toEqual([]);
    expect(targetOf(talk.facts())?.percent).toBe(50);
    talk.press('target-undo', '2026', '2030', '50');
    expect(targetOf(talk.facts())?.percent).toBe(30);
  });

  it('comes back when the only one was given up', () => {
    const talk = aside(year());
    talk.press('target-set', '2026', '2030', '30');
    talk.press('target-drop', '2026', '2030', '30');
    talk.press('target-again', '2026', '2030', '30');
    expect(targetOf(talk.facts())?.percent).toBe(30);
  });

  it('is said of a month that can be told, and of what lacks', () => {
    const talk = aside(bakerWith('2026-04', '2027-04'));
    expect(targetLine(talk.facts(), '2027-04')).toBeNull();
    const early = aside(year());
    early.press('target-set', '2026', '2030', '30');
    expect(early.say('目標').text).toContain('2027年度の数字が届くと');
    talk.press('target-set', '2026', '2030', '30');
    const said = (month: string) => {
      const text = targetLine(talk.facts(), month);
      return text === null ? null : writeText(text, 'ja');
    };
    expect(said('2027-03')).toBeNull();
    expect(said('2027-04')).toContain('目標の線は1.19 t-CO2');
    expect(said('2027-05')).toContain('CO2がわからない月が1か月');
    expect(talk.say('目標').text).toContain('目標の線の外です');
  });
});
