import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtInKnowledge } from '../../../src/engine/knowledge/built-in.ts';
import { formulaIds } from '../../../src/engine/knowledge/formula-id.ts';
import { type Advised, advise } from '../../../src/engine/measure/advise.ts';
import { combine } from '../../../src/engine/measure/combine.ts';
import { endUses } from '../../../src/engine/measure/end-use.ts';
import { adviceRequestSchema } from '../../../src/engine/measure/firm.ts';
import { formulaRules } from '../../../src/engine/measure/formula/registry.ts';
import { applyRule } from '../../../src/engine/measure/formula/rule.ts';

const folder = join(import.meta.dirname, 'firms');
const firms = readdirSync(folder).filter((file) => file.endsWith('.json'));
const read = (file: string) => adviceRequestSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
const sourceIds = new Set(builtInKnowledge.sources.map(({ id }) => id));
const whole = (range: { low: number; high: number } | null) =>
  range === null ? '-' : `${Math.round(range.low)}..${Math.round(range.high)}`;

function printed({ firm, advice, combined }: Advised): string {
  const lines = advice.map(({ measure, estimate, asks, score, because }, at) => {
    const parts = (estimate?.parts ?? []).map(
      ({ kind, unit, saved, yen }) =>
        `${kind} ${whole(saved)} ${unit}, ${whole(yen)} yen at ${yen?.yenPerUnit.toFixed(2) ?? '-'}`,
    );
    return [
      `${at + 1}. ${measure.id} ${measure.title.ja} [${measure.costBand}] ${score.total}`,
      `   ${estimate === null ? 'no figure' : `${whole(estimate.kgCo2)} kgCO2/year = ${estimate.written}; ${parts.join('; ')}`}`,
      `   assumed: ${estimate?.assumptions.join(', ') ?? '-'}; asks: ${asks.map(({ id }) => id).join(', ') || '-'}`,
      `   because: ${because.map(({ code }) => code).join(', ')}`,
    ].join('\n');
  });
  return `firm ${Math.round(firm.kgCo2 ?? 0)} kgCO2/year, together ${whole(combined.kgCo2)}\n${lines.join('\n')}\n`;
}

describe('advice for fourteen firms', () => {
  it.each(firms)('%s is as read and agreed', async (file) => {
    const text = printed(advise(read(file), builtInKnowledge));
    await expect(text).toMatchFileSnapshot(join(folder, file.replace('.json', '.golden.txt')));
  });

  it.each(firms)(
    '%s: no figure without a source, none above its basis, and the first thing to do is cheap and done without works',
    (file) => {
      const { advice, combined } = advise({ ...read(file), limit: 100 }, builtInKnowledge);
      expect(advice[0]?.measure.category).toBe('operation');
      expect(['none', 'low']).toContain(advice[0]?.measure.costBand);
      for (const { measure, estimate } of advice) {
        expect(measure.sources.length, measure.id).toBeGreaterThan(0);
        for (const source of estimate?.sources ?? []) expect(sourceIds).toContain(source);
        for (const { saved, basis } of estimate?.parts ?? []) {
          expect(saved.low).toBeLessThanOrEqual(saved.high);
          expect(saved.high).toBeLessThanOrEqual(basis.high + 1e-9);
        }
      }
      const sum = advice.filter(({ measure }) => combined.measures.includes(measure.id));
      const high = sum.reduce((all, { estimate }) => all + (estimate?.kgCo2?.high ?? 0), 0);
      expect(combined.kgCo2?.high ?? 0).toBeLessThanOrEqual(high + 1e-6);
      const backwards = combine(advice.toReversed());
      expect(backwards.measures).toEqual(combined.measures);
      expect(backwards.kgCo2?.high).toBeCloseTo(combined.kgCo2?.high ?? Number.NaN, 6);
    },
  );

  it('is the same for readings in another order', () => {
    const request = read('inn.json');
    const turned = { ...request, readings: request.readings.toReversed() };
    expect(printed(advise(turned, builtInKnowledge))).toBe(printed(advise(request, builtInKnowledge)));
  });

  it('says no figure with fewer than six months, and names a year made of more', () => {
    const request = read('office.json');
    const few = (count: number) => ({
      ...request,
      readings: request.readings.filter(({ kind }) => kind === 'electricity').slice(-count),
    });
    expect(advise(few(5), builtInKnowledge).advice.every(({ estimate }) => estimate === null)).toBe(true);
    const figures = ({ advice }: Advised) => advice.flatMap(({ estimate }) => estimate ?? []);
    const scaled = figures(advise(few(8), builtInKnowledge));
    expect(scaled.length).toBeGreaterThan(0);
    for (const { assumptions } of scaled) expect(assumptions).toContain('months-scaled');
    // April to October: nothing is known of the winter.
    expect(figures(advise(few(7), builtInKnowledge))).toEqual([]);
  });

  it('says money only at the price of the own bills', () => {
    const request = read('office.json');
    const readings = request.readings.map((reading) => ({ ...reading, amountYen: null }));
    const parts = advise({ ...request, readings }, builtInKnowledge).advice.flatMap(
      ({ estimate }) => estimate?.parts ?? [],
    );
    expect(parts.length).toBeGreaterThan(0);
    expect(parts.every(({ yen }) => yen === null)).toBe(true);
  });

  it('keeps to wishes, buildings and equipment', () => {
    const { left, advice } = advise({ ...read('dental-clinic.json'), limit: 100 }, builtInKnowledge);
    expect(left).toContainEqual({ id: 'eq-led-fl', why: 'over-budget' });
    expect(left).toContainEqual({ id: 'op-ecodrive', why: 'industry' });
    expect(advice.map(({ measure }) => measure.costBand)).not.toContain('mid');
  });

  it('computes what the owner answered by the named rule, within the use', () => {
    const request = read('machine-shop.json');
    const asked = (idleKw: number) => {
      const answers = { 'op-idle-mc': { idleKw, stoppedHours: 2000 } };
      const { advice } = advise(
        { ...request, business: { ...request.business, answers }, limit: 100 },
        builtInKnowledge,
      );
      return advice.find(({ measure }) => measure.id === 'op-idle-mc')?.estimate?.parts[0];
    };
    expect(asked(3)?.saved).toEqual({ low: 6000, high: 6000 });
    const most = asked(9999);
    expect(most?.saved.high).toBe(most?.basis.high);
  });

  it('takes no unknown CO2 for zero', () => {
    const request = read('transport.json');
    const answers = { 'wa-sort': { wasteTonnes: 12, oldWasteFactor: 200, newWasteFactor: 100 } };
    const withWaste = (treatment: string | null) => {
      const waste = request.readings.map((one) => ({
        ...one,
        kind: 'waste' as const,
        waste: { type: 'plastic_industrial', treatment },
        quantity: { value: 1, unit: 't' },
        amountYen: null,
      }));
      const readings = [...request.readings.filter(({ kind }) => kind !== 'waste'), ...waste];
      const { firm, advice } = advise(
        { ...request, readings, business: { ...request.business, answers }, limit: 100 },
        builtInKnowledge,
      );
      const sorting = advice.find(({ measure }) => measure.id === 'wa-sort');
      return { without: firm.without, kgCo2: firm.kgCo2, saved: sorting?.estimate?.kgCo2 ?? null, advice };
    };
    const known = withWaste('incineration');
    const unknown = withWaste(null);
    expect(known.without).not.toContain('waste');
    expect(known.saved?.high).toBeGreaterThan(0);
    expect(unknown.without).toEqual(['waste']);
    expect(unknown.saved).toBeNull();
    for (const { because } of unknown.advice)
      for (const reason of because) if (reason.code === 'energy') expect(reason.share).toBeNull();
  });

  it('computes a rule for both ends of the use it is about', () => {
    const request = read('office.json');
    const answers = { 'op-ac-hours': { cutHours: 1, runningHours: 10 } };
    const { advice } = advise({ ...request, business: { ...request.business, answers } }, builtInKnowledge);
    const estimate = advice.find(({ measure }) => measure.id === 'op-ac-hours')?.estimate;
    const [part] = estimate?.parts ?? [];
    expect(part?.saved.low).toBeCloseTo((part?.basis.low ?? 0) / 10, 6);
    expect(part?.saved.high).toBeCloseTo((part?.basis.high ?? 0) / 10, 6);
    expect(part?.saved.high).toBeGreaterThan(part?.saved.low ?? Number.NaN);
    expect(estimate?.inputs.map(({ id, unit }) => `${id} ${unit}`)).toEqual([
      'basisUse.low kWh/year',
      'basisUse.high kWh/year',
      'cutHours h/day',
      'runningHours h/day',
    ]);
    expect(estimate?.assumptions).toContain('average-price-with-basic-charge');
  });
});

describe('named rules', () => {
  it('are there for each id, and refuse what is out of range', () => {
    expect(formulaRules.map(({ id }) => id).toSorted()).toEqual(formulaIds.toSorted());
    for (const rule of formulaRules) {
      const low = Object.fromEntries(rule.inputs.map(({ id, range }) => [id, range[0]]));
      expect(applyRule(rule, low).ok, rule.id).toBe(true);
      const [first] = rule.inputs;
      if (first !== undefined) expect(applyRule(rule, { ...low, [first.id]: -1 }).ok, rule.id).toBe(false);
      expect(applyRule(rule, {}).ok, rule.id).toBe(false);
    }
  });

  it('give figures computed by hand', () => {
    const of = (id: string, values: Record<string, number>) => {
      const rule = formulaRules.find((one) => one.id === id);
      return rule === undefined ? null : applyRule(rule, values);
    };
    expect(of('lamps', { oldWatts: 76, newWatts: 28.3, lampCount: 157, lightHours: 2000 })).toEqual({
      ok: true,
      value: expect.closeTo(14977.8, 6),
    });
    expect(of('solar', { panelKw: 1, ownUsePart: 1 })).toEqual({ ok: true, value: expect.closeTo(1208.88, 6) });
    expect(of('affinity', { motorKwh: 1000, speedRatio: 0.9 })).toEqual({ ok: true, value: expect.closeTo(271, 6) });
  });

  it('and published end uses name sources that are there', () => {
    expect(endUses.filter(({ source }) => !sourceIds.has(source))).toEqual([]);
  });
});
