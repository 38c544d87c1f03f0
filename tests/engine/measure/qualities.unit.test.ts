import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtInKnowledge } from '../../../src/engine/knowledge/built-in.ts';
import { type Advised, advise } from '../../../src/engine/measure/advise.ts';
import { type AdviceRequest, adviceRequestSchema } from '../../../src/engine/measure/firm.ts';

const folder = join(import.meta.dirname, 'firms');
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const read = (name: string): AdviceRequest =>
  adviceRequestSchema.parse(JSON.parse(readFileSync(join(folder, `${name.replace('.json', '')}.json`), 'utf8')));
const advised = (request: AdviceRequest, limit = 100): Advised => advise({ ...request, limit }, builtInKnowledge);
const equipmentOfFirst = (name: string, count: number) =>
  advised(read(name), count).advice.map(({ measure }) => measure.equipment);
const about = (lists: readonly (readonly string[])[], equipment: readonly string[]) =>
  lists.filter((list) => list.some((one) => equipment.includes(one))).length;
const estimateOf = ({ advice }: Advised, id: string) => advice.find(({ measure }) => measure.id === id)?.estimate;

describe('the first proposals are about the main energy and the main equipment', () => {
  it.each([
    ['inn', 2, ['boiler', 'hot-water']],
    ['laundry', 3, ['boiler', 'steam-pipes', 'hot-water']],
    ['dry-cleaner', 2, ['boiler', 'hot-water']],
    ['machine-shop', 3, ['compressor', 'production-machines']],
    ['plastics', 3, ['compressor', 'moulding-machine', 'production-machines']],
    ['bakery', 2, ['refrigeration', 'furnace', 'production-machines']],
    ['supermarket', 1, ['refrigeration']],
    ['transport', 3, ['vehicles']],
    ['dental-clinic', 2, ['air-conditioning']],
    ['office', 3, ['air-conditioning', 'lighting', 'office-machines']],
  ])('%s', (name, count, equipment) => {
    expect(about(equipmentOfFirst(name, count), equipment)).toBe(count);
  });

  it('and no firm hears of rooms first whose CO2 is elsewhere', () => {
    for (const name of [
      'inn',
      'laundry',
      'dry-cleaner',
      'transport',
      'greenhouse',
      'machine-shop',
      'plastics',
      'bakery',
    ])
      expect(equipmentOfFirst(name, 1)[0], name).not.toContain('air-conditioning');
  });

  it.each(files)('%s: the first proposal names an energy of at least four tenths of the CO2', (file) => {
    const [first] = advised(read(file)).advice;
    const energy = first?.because.find(({ code }) => code === 'energy');
    expect(energy?.code === 'energy' ? (energy.share ?? 0) : 0).toBeGreaterThanOrEqual(0.4);
  });

  it('a field is not told of its offices: only what is about a part of its energy is a line', () => {
    const { advice, left } = advised(read('greenhouse'));
    for (const { score } of advice) expect(score.reach).toBeGreaterThanOrEqual(0.03);
    expect(left).toContainEqual({ id: 'op-ac-setpoint', why: 'equipment-not-there' });
    expect(left.map(({ why }) => why)).toContain('little-of-energy');
  });
});

describe('unknown stays unknown', () => {
  it.each(['inn', 'supermarket', 'restaurant', 'bakery', 'machine-shop', 'laundry', 'plastics', 'food-factory'])(
    '%s: what moves with the seasons is not taken for air conditioning',
    (name) => {
      const all = advised(read(name));
      for (const { measure, estimate } of all.advice)
        if (measure.saving.basis.use === 'air-conditioning') expect(estimate, measure.id).toBeNull();
      const setpoint = all.advice.find(({ measure }) => measure.id === 'op-ac-setpoint');
      expect(setpoint?.asks.map(({ id }) => id)).toEqual(['useShare']);
    },
  );

  it('cold storage that an office names ends its figure, and the owner’s own share brings one back', () => {
    const request = read('office');
    const at = (business: object) => advised({ ...request, business: { ...request.business, ...business } });
    const plain = estimateOf(at({}), 'op-ac-setpoint');
    expect(plain?.kgCo2?.low).toBeGreaterThan(0);
    const equipment = [...(request.business.equipment ?? []), 'refrigeration'];
    expect(estimateOf(at({ equipment }), 'op-ac-setpoint')).toBeNull();
    const uses = [{ kind: 'electricity', use: 'air-conditioning', share: 0.4 }] as const;
    expect(estimateOf(at({ equipment, uses: [...uses] }), 'op-ac-setpoint')?.assumptions).toContain('owner-share');
  });

  it('without a trade there is no share of a trade', () => {
    for (const name of ['office', 'dental-clinic', 'inn']) {
      const all = advised({ ...read(name), business: { industry: 'ALL' } });
      const known = all.advice
        .filter(({ estimate }) => estimate !== null)
        .map(({ measure }) => measure.saving.basis.use);
      expect(
        known.filter((use) => !['site-energy', 'site-electricity'].includes(use)),
        name,
      ).toEqual([]);
    }
  });

  it('a named boiler or lorry speaks without a trade', () => {
    const inn = advised({ ...read('inn'), business: { ...read('inn').business, industry: 'ALL' } });
    expect(inn.advice[0]?.measure.equipment).toContain('boiler');
    const carrier = advised({ ...read('transport'), business: { industry: 'ALL' } });
    expect(carrier.advice[0]?.measure.equipment).toContain('vehicles');
    expect(carrier.advice[0]?.estimate).toBeNull();
  });

  it('one month ranks and gives no figure', () => {
    const request = read('inn');
    const readings = request.readings.filter(({ month }) => month === '2026-10');
    const { advice, firm } = advised({ ...request, readings });
    expect(firm.kgCo2).toBeNull();
    expect(
      about(
        advice.slice(0, 2).map(({ measure }) => measure.equipment),
        ['boiler', 'hot-water'],
      ),
    ).toBe(2);
    expect(advice.every(({ estimate }) => estimate === null)).toBe(true);
  });

  it('no reading at all leaves what is done without works, in words; and nothing where nothing is known', () => {
    const { advice } = advised({ ...read('inn'), readings: [] });
    expect(advice.length).toBeGreaterThan(0);
    for (const { measure, estimate } of advice) {
      expect(measure.category).toBe('operation');
      expect(estimate).toBeNull();
    }
    expect(advised({ business: { industry: 'ALL' }, readings: [], today: '2026-11-26' }).advice).toEqual([]);
  });

  it('half a year of heating oil is no half of a year, and the whole site has no figure then', () => {
    const request = read('greenhouse');
    const readings = request.readings.filter(
      ({ kind, quantity, month }) => kind !== 'kerosene' || (quantity.value > 0 && (month ?? '') >= '2025-11'),
    );
    const all = advised({ ...request, readings });
    expect(all.features.find(({ kind }) => kind === 'kerosene')?.year).toBeNull();
    expect(all.firm.without).toContain('kerosene');
    expect(estimateOf(all, 'op-mgmt')).toBeNull();
    expect(estimateOf(advised(request), 'op-mgmt')?.kgCo2?.high).toBeGreaterThan(0);
  });

  it('missing months count as their own season', () => {
    const request = read('supermarket');
    const gaps = ['2026-01', '2026-05', '2026-08'];
    const year = (readings: AdviceRequest['readings']) =>
      advised({ ...request, readings }).features.find(({ kind }) => kind === 'electricity')?.year;
    const whole = year(request.readings);
    const scaled = year(request.readings.filter(({ month }) => !gaps.includes(month ?? '')));
    expect(scaled).toMatchObject({ how: 'scaled', months: 9 });
    expect((scaled?.quantity ?? 0) / (whole?.quantity ?? 1)).toBeCloseTo(1, 1);
  });

  it('LPG that is billed by weight stays in kg', () => {
    const lpg = advised(read('plastics')).features.find(({ kind }) => kind === 'lpg');
    expect(lpg?.year?.unit).toBe('kg');
    expect(lpg?.kgCo2PerUnit).toBeCloseTo(3, 1);
  });

  it('diesel of a builder is not all of its lorries', () => {
    const request = read('transport');
    const business = { ...request.business, industry: 'D-06' };
    expect(estimateOf(advised({ ...request, business }), 'op-ecodrive')).toBeNull();
  });
});

describe('figures are ranges', () => {
  it.each(files)('%s: one number only where the sources give one, and that is said', (file) => {
    for (const { measure, estimate } of advised(read(file)).advice) {
      if (estimate === null || estimate.kgCo2 === null) continue;
      const isPoint = estimate.kgCo2.low === estimate.kgCo2.high;
      if (isPoint) expect(estimate.oneFigure, measure.id).toBe('source');
      if (estimate.oneFigure === null) expect(isPoint, measure.id).toBe(false);
      expect(estimate.inputs.length, measure.id).toBeGreaterThan(0);
      expect(estimate.written).not.toBe('');
    }
  });

  it.each(files)('%s: money has the price and the months of its own bills', (file) => {
    const request = read(file);
    for (const { estimate } of advised(request).advice)
      for (const { kind, yen } of estimate?.parts ?? []) {
        const bills = request.readings.filter((one) => one.kind === kind && (one.amountYen ?? 0) > 0);
        if (bills.length === 0) expect(yen).toBeNull();
        if (yen !== null) expect(bills.map(({ month }) => month)).toEqual(expect.arrayContaining([yen.from, yen.to]));
      }
  });

  it('what is cooled lies between what exceeds the highest and the lowest month between the seasons', () => {
    const [part] = estimateOf(advised(read('dental-clinic')), 'op-ac-setpoint')?.parts ?? [];
    expect(part?.basis.low).toBeGreaterThan(0);
    expect(part?.basis.high).toBeGreaterThan(part?.basis.low ?? Number.NaN);
    expect(part?.saved.high).toBeCloseTo((part?.basis.high ?? 0) / 10, 6);
  });
});
