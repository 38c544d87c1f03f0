import { describe, expect, it } from 'vitest';
import { proposedFor } from '../../../../src/bot/advice/measure-advice.ts';
import { wishesOf } from '../../../../src/bot/advice/wishes.ts';
import type { Facts } from '../../../../src/bot/facts.ts';
import { builtInKnowledge } from '../../../../src/engine/knowledge/built-in.ts';
import { aside, bakerWith } from './support.ts';

/** An office whose summers and winters take more, so that several measures have figures. */
function seasonal(): Facts {
  const facts = bakerWith('2026-04', '2027-04');
  const readings = facts.readings.map((one) => {
    const month = Number(one.month.slice(5));
    const value = [1, 2, 7, 8, 9, 12].includes(month) ? 900 : 500;
    return { ...one, quantity: { ...one.quantity, value }, kgCo2: value * 0.45 };
  });
  const business = facts.business === null ? null : { ...facts.business, industryCode: '720', employees: 20 };
  return { ...facts, business, readings };
}

const start = seasonal();
const costs = (facts: typeof start) => proposedFor(facts, 100).advice.map(({ measure }) => measure.costBand);

describe('what a firm wishes of measures', () => {
  it('is asked one by one, kept, and shown to be changed', () => {
    const talk = aside(start);
    expect(talk.say('希望').text).toContain('対策にかけられるお金');
    expect(talk.press('wish', 'budget', 'low').text).toContain('止められますか');
    expect(talk.press('wish', 'downtime', 'none').text).toContain('建物はご自身のもの');
    const { text } = talk.press('wish', 'building', 'unsure');
    for (const part of ['お金：30万円まで', '工事のあいだ：仕事を止められない', '建物：わからない'])
      expect(text).toContain(part);
    expect(wishesOf(talk.facts())).toEqual({ budget: 'low', downtime: 'none', building: null });
    talk.press('wish', 'budget', 'none');
    expect(wishesOf(talk.facts()).budget).toBe('none');
  });

  it('leaves out of the list what costs more, says so, and changes nothing where the owner does not know', () => {
    const talk = aside(start);
    const before = costs(talk.facts());
    expect(before).toContain('high');
    talk.press('wish', 'budget', 'unsure');
    expect(costs(talk.facts())).toEqual(before);
    talk.press('wish', 'budget', 'none');
    expect(new Set(costs(talk.facts()))).toEqual(new Set(['none']));
    expect(talk.say('対策').text).toMatch(/ご希望（いまはお金をかけない）に合わない対策\d+件は、外しました/);
    talk.press('wish', 'budget', 'high');
    expect(costs(talk.facts())).toEqual(before);
    expect(talk.say('対策').text).not.toContain('ご希望（');
  });

  it('still computes a measure that the owner asks for by itself', () => {
    const talk = aside(start);
    const [dear] = proposedFor(start, 100).advice.filter(
      ({ measure, estimate }) => measure.costBand === 'high' && estimate !== null,
    );
    if (dear === undefined) throw new Error('no dear measure with a figure');
    const before = talk.press('item', 'measure', dear.measure.id).text;
    talk.press('wish', 'budget', 'none');
    expect(talk.press('item', 'measure', dear.measure.id).text).toBe(before);
  });

  it('is recorded once, and nothing is recorded of a strange answer', () => {
    const talk = aside(start);
    expect(talk.press('wish', 'budget', 'low').effects).toHaveLength(1);
    expect(talk.press('wish', 'budget', 'low').effects).toEqual([]);
    for (const args of [['budget', 'constructor'], ['nothing'], ['downtime', 'low'], []])
      expect(talk.press('wish', ...args).effects).toEqual([]);
  });

  it('is asked where a reason against one measure may hold for all', () => {
    const talk = aside(start);
    const asked = (reason: string) => talk.press('measure-not-for', 'op-ac-setpoint', reason).text;
    expect(asked('cost')).toContain('対策にかけられるお金');
    expect(asked('stops-work')).toContain('止められますか');
    expect(asked('rented')).toContain('建物はご自身のもの');
    expect(asked('later')).not.toContain('？');
    expect(wishesOf(talk.facts())).toEqual({});
    talk.press('wish', 'building', 'rented');
    expect(asked('rented')).not.toContain('建物はご自身のもの');
  });

  it('is for firms alone', () => {
    const talk = aside({ ...start, business: null });
    expect(talk.press('wish', 'budget', 'low').effects).toEqual([]);
    expect(talk.say('希望').effects).toEqual([]);
  });

  it('knows the bands of the knowledge', () => {
    expect(new Set(builtInKnowledge.measures.map(({ costBand }) => costBand))).toEqual(
      new Set(['none', 'low', 'mid', 'high']),
    );
  });
});

describe('several measures together', () => {
  it('are multiplied: less than their sum, and more than the largest', () => {
    const talk = aside(start);
    const rows = proposedFor(start, 100)
      .advice.filter(({ estimate }) => estimate?.kgCo2 != null && estimate.parts.every(({ saved }) => saved.low >= 0))
      .slice(0, 2);
    expect(rows).toHaveLength(2);
    expect(talk.say('対策の状況').text).not.toContain('合わせると');
    for (const { measure } of rows) talk.press('measure-yes', measure.id);
    const text = talk.say('対策の状況').text;
    const most = Number(/合わせると、1年に.*?([\d.]+) kg-CO2減る/.exec(text)?.[1]);
    const highs = rows.map(({ estimate }) => estimate?.kgCo2?.high ?? 0);
    expect(most).toBeLessThanOrEqual(highs.reduce((sum, one) => sum + one, 0) + 0.5);
    expect(most).toBeGreaterThanOrEqual(Math.max(...highs) - 0.5);
    expect(text).toContain('計算できた2つを合わせると');
  });
});
