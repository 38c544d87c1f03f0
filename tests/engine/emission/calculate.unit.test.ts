import { describe, expect, it } from 'vitest';
import { assumptionCodes } from '../../../src/engine/emission/assumption.ts';
import { calculate } from '../../../src/engine/emission/calculate.ts';
import type { EmissionInput } from '../../../src/engine/emission/input.ts';

const december = { from: '2025-12', to: '2025-12' };
const use = (kind: string, value: number, unit: string, more: Partial<EmissionInput> = {}) =>
  calculate({ kind, quantity: { value, unit }, period: december, ...more });
const value = (result: ReturnType<typeof calculate>) => {
  if (!result.ok) expect.fail(JSON.stringify(result.problem));
  return result.value;
};
const problem = (result: ReturnType<typeof calculate>) => {
  if (result.ok) expect.fail(JSON.stringify(result.value));
  return result.problem;
};
const year = (fiscalYear: number) => ({ period: { from: `${fiscalYear}-10`, to: `${fiscalYear}-10` } });

describe('electricity', () => {
  it.each([
    '東京電力エナジーパートナー(株)',
    '東京電力エナジーパートナー株式会社',
    '株式会社 東京電力エナジーパートナー',
    '東京電力エナジーパートナー㈱',
    '東京電力ｴﾅｼﾞｰﾊﾟｰﾄﾅｰ（株）',
    'A0269',
    'Ａ０２６９',
  ])('finds the supplier however it is written: %s', (supplier) => {
    const result = value(use('electricity', 1000, 'kWh', { supplier }));
    expect(result.kgCo2).toBe(452);
    expect(result.assumptions).toContain('menu-residual');
  });

  it('says so when an everyday name was enough, and takes nothing for sure that means two companies', () => {
    expect(value(use('electricity', 1, 'kWh', { supplier: '東電' })).assumptions).toContain('supplier-alias');
    expect(value(use('electricity', 1, 'kWh', { supplier: '中電' })).assumptions).toContain('supplier-unknown');
  });

  it.each(['メニューM(残差)', 'メニューM', 'M', 'ｍ', '残差', 'residual', 'menu m'])('reads the menu %s', (menu) => {
    const result = value(use('electricity', 1, 'kWh', { supplier: 'A0269', menu }));
    expect(result.parts[0]?.factorId).toBe('electricity.A0269.FY2024.menu_m_residual');
  });

  it('asks for the menu when the named one is not in the list', () => {
    expect(problem(use('electricity', 1, 'kWh', { supplier: '四国電力', menu: '従量電灯B' }))).toEqual({
      code: 'menu-unknown',
      got: '従量電灯B',
      fiscalYear: 2025,
      supplier: '四国電力',
      options: [
        { label: 'メニューA', kgCo2PerUnit: 0 },
        { label: 'メニューB', kgCo2PerUnit: 0 },
        { label: 'メニューC(残差)', kgCo2PerUnit: 0.457 },
        { label: '(参考値)事業者全体', kgCo2PerUnit: 0.448 },
      ],
      next: 'choose-menu',
    });
  });

  it('uses the one factor of a supplier without menus, whatever the plan is called', () => {
    const result = value(use('electricity', 1, 'kWh', { supplier: 'イーレックス', menu: '従量電灯B' }));
    expect(result.parts[0]?.factorId).toBe('electricity.A0002.FY2024.single');
    expect(result.assumptions).toEqual(['menu-single', 'factor-substituted', 'energy-unknown']);
  });

  it('uses the total only where no residual is published', () => {
    const result = value(use('electricity', 1, 'kWh', { supplier: 'ダイヤモンドパワー' }));
    expect(result.parts[0]?.factorId).toBe('electricity.A0027.FY2024.total_reference');
    expect(result.assumptions).toContain('menu-total-reference');
  });

  it('never uses another year for a past one', () => {
    const missing = { code: 'factor-missing', kind: 'electricity', next: 'enter-custom-factor' };
    expect(problem(use('electricity', 1, 'kWh', { ...year(2024), supplier: '東京電力エナジーパートナー' }))).toEqual({
      ...missing,
      fiscalYear: 2024,
      reason: 'supplier-not-in-data',
      supplier: '東京電力エナジーパートナー',
    });
    expect(
      problem(use('electricity', 1, 'kWh', { ...year(2023), supplier: '東京電力エナジーパートナー' })),
    ).toMatchObject({
      reason: 'supplier-not-in-data',
    });
    expect(problem(use('electricity', 1, 'kWh', year(2024)))).toEqual({
      ...missing,
      fiscalYear: 2024,
      reason: 'year-not-in-data',
      supplier: null,
    });
  });

  it('stops two years after the newest list', () => {
    expect(problem(use('electricity', 1, 'kWh', { ...year(2027), supplier: 'A0269' }))).toEqual({
      code: 'factor-missing',
      kind: 'electricity',
      fiscalYear: 2027,
      reason: 'edition-not-published',
      supplier: 'A0269',
      next: 'import-edition',
    });
    expect(value(use('electricity', 1, 'kWh', year(2026)))).toMatchObject({ provisional: true });
    expect(value(use('electricity', 1, 'kWh', year(2026))).assumptions).toContain('last-edition');
  });

  it('carries a supplier whose own list lacks the basic factor as a problem', () => {
    const basic = { basis: 'basic' as const, supplier: '北陸電力' };
    expect(problem(use('electricity', 1, 'kWh', { ...year(2024), ...basic }))).toMatchObject({
      reason: 'value-not-published',
    });
    const old = value(use('electricity', 1, 'kWh', { ...year(2022), basis: 'basic', supplier: '四国電力' }));
    expect(old.kgCo2).toBe(0.484);
    expect(old.assumptions).toEqual(
      expect.arrayContaining(['basic-factor', 'basic-factor-old-definition', 'electricity-energy-day']),
    );
  });

  it('knows network operators and the national average by name', () => {
    const grid = value(use('electricity', 1, 'kWh', { supplier: '東京電力パワーグリッド' }));
    expect(grid.parts[0]?.factorId).toBe('electricity.grid_tokyo.FY2024');
    expect(grid.assumptions).toContain('last-resort-supply');
    expect(value(use('electricity', 1000, 'kWh', { supplier: '全国平均係数' })).kgCo2).toBe(423);
  });

  it('takes the heat of a kWh by its hours up to FY2022 and does not know it after', () => {
    const past = { ...year(2022), supplier: '四国電力' };
    expect(value(use('electricity', 1000, 'kWh', { ...past, sort: 'night' })).energyGj).toBe(9.28);
    expect(value(use('electricity', 1000, 'kWh', { ...past, sort: 'day' })).assumptions).toEqual(['menu-residual']);
    expect(value(use('electricity', 1000, 'kWh'))).toMatchObject({ energyGj: null, crudeOilKl: null });
  });

  it('has no energy for a whole of which one part has none', () => {
    const result = value(
      use('electricity', 1000, 'kWh', { supplier: '東邦ガス', period: { from: '2020-04', to: '2020-04' } }),
    );
    expect(result.energyGj).toBe(9.97);
    const across = use('electricity', 1000, 'kWh', { period: { from: '2023-03-31', to: '2023-04-01' } });
    expect(problem(across)).toMatchObject({ code: 'factor-missing', fiscalYear: 2022 });
  });
});

describe('city gas', () => {
  it('needs the area where a supplier has several factors', () => {
    const asked = problem(use('city_gas', 1, 'm3', { supplier: '大多喜ガス' }));
    expect(asked).toEqual({
      code: 'area-needed',
      got: null,
      fiscalYear: 2025,
      supplier: '大多喜ガス株式会社',
      options: [
        { label: '大多喜ガス株式会社の供給エリア（払出エリアA）', kgCo2PerUnit: 1.81 },
        { label: '大多喜ガス株式会社の供給エリア（払出エリアB）', kgCo2PerUnit: 2.09 },
        { label: '大多喜ガス株式会社の供給エリア（払出エリアC）', kgCo2PerUnit: 2.13 },
      ],
      next: 'choose-area',
    });
    expect(problem(use('city_gas', 1, 'm3', { supplier: '大多喜ガス', area: 'なし' }))).toMatchObject({
      code: 'area-needed',
      got: 'なし',
    });
  });

  it('needs no area where all are the same, and takes a hint from the region where they are not', () => {
    const same = value(use('city_gas', 100, 'm3', { supplier: '東京瓦斯' }));
    expect(same.kgCo2).toBe(209);
    expect(same.assumptions).toEqual(['area-all-equal', 'menu-residual', 'city-gas-metered-as-standard']);
    const hinted = value(use('city_gas', 100, 'm3', { supplier: 'サイサン', region: '熊本' }));
    expect(hinted.kgCo2).toBe(213);
    expect(hinted.assumptions).toContain('area-from-region');
    expect(problem(use('city_gas', 1, 'm3', { supplier: 'サイサン', region: '那覇' })).code).toBe('area-needed');
  });

  it('finds a menu of the area and asks when there is none of that name', () => {
    const green = { supplier: '静岡ガス', area: '静岡ガス株式会社の供給区域', menu: 'メニューB' };
    expect(value(use('city_gas', 100, 'm3', green)).kgCo2).toBe(198);
    expect(value(use('city_gas', 100, 'm3', { ...green, basis: 'basic' })).kgCo2).toBe(209);
    expect(problem(use('city_gas', 1, 'm3', { ...green, menu: 'メニューZ' }))).toMatchObject({
      code: 'menu-unknown',
      options: [
        { label: '静岡ガス株式会社の供給区域 メニューA', kgCo2PerUnit: 1.94 },
        { label: '静岡ガス株式会社の供給区域 メニューB', kgCo2PerUnit: 1.98 },
        { label: '静岡ガス株式会社の供給区域 残差', kgCo2PerUnit: 2.09 },
      ],
    });
  });

  it('falls back on the value of the ordinance and says why', () => {
    expect(value(use('city_gas', 1, 'm3')).assumptions).toContain('supplier-not-given');
    expect(value(use('city_gas', 1, 'm3', { supplier: 'ガス屋' })).assumptions.slice(0, 2)).toEqual([
      'supplier-unknown',
      'city-gas-default',
    ]);
    const earlier = value(use('city_gas', 3, 'm3', { ...year(2024), supplier: '東京ガス' }));
    expect(earlier.kgCo2).toBe(6.16);
    expect(earlier.assumptions.slice(0, 2)).toEqual(['supplier-list-missing', 'city-gas-default']);
  });

  it('is provisional one year after the list and stops after that', () => {
    expect(value(use('city_gas', 1, 'm3', { ...year(2026), supplier: '東京ガス' }))).toMatchObject({
      provisional: true,
    });
    expect(problem(use('city_gas', 1, 'm3', { ...year(2027), supplier: '東京ガス' }))).toMatchObject({
      code: 'factor-missing',
      reason: 'edition-not-published',
    });
  });

  it('turns propane through a pipe away, and tells two gases of one supplier apart', () => {
    expect(problem(use('city_gas', 1, 'm3', { supplier: '滝川ガス' }))).toMatchObject({ reason: 'gas-is-lpg' });
    expect(problem(use('city_gas', 1, 'm3', { supplier: '室蘭ガス', area: 'LPG地区' }))).toMatchObject({
      reason: 'gas-is-lpg',
    });
    expect(value(use('city_gas', 100, 'm3', { supplier: '室蘭ガス' })).energyGj).toBe(4.5);
  });

  it('knows the sorts of the old table only', () => {
    const metered = value(use('city_gas', 100, 'm3', { ...year(2022), sort: '13a45.metered_low_pressure' }));
    expect(metered).toMatchObject({ kgCo2: 221, energyGj: null, assumptions: ['energy-unknown'] });
    expect(value(use('city_gas', 100, 'm3', { sort: '13A' })).parts[0]?.factorId).toBe('city_gas.default.r2023');
    expect(problem(use('city_gas', 1, 'm3', { sort: '12A' })).code).toBe('sort-unknown');
    expect(problem(use('city_gas', 1, 'm3', { sort: '13a45' }))).toMatchObject({ code: 'factor-missing' });
    expect(problem(use('city_gas', 1, 'Nm3', { ...year(2022), sort: '13a45.metered_low_pressure' })).code).toBe(
      'unit-mismatch',
    );
  });
});

describe('other kinds', () => {
  it('splits by days and adds up', () => {
    const { parts, kgCo2 } = value(use('kerosene', 310, 'L', { period: { from: '2023-03-16', to: '2023-04-15' } }));
    expect(parts.map(({ quantity, period }) => [quantity, period])).toEqual([
      [160, { from: '2023-03-16', to: '2023-03-31' }],
      [150, { from: '2023-04-01', to: '2023-04-15' }],
    ]);
    expect(kgCo2).toBeCloseTo(
      parts.reduce((sum, part) => sum + part.kgCo2, 0),
      9,
    );
  });

  it('carries the source of each part', () => {
    expect(value(use('diesel', 1, 'L')).parts[0]?.source).toEqual({
      title: expect.stringContaining('算定に関する省令'),
      publisher: '経済産業省・環境省',
      url: 'https://jplaws.app/d/418M60001400003-a.html',
      confidence: 'high',
    });
  });

  it('uses the coal that stands for another where a table lacks it', () => {
    const before = value(use('coal', 1, 'kg', { ...year(2022), sort: 'steam_coal_domestic' }));
    expect(before.parts[0]?.factorId).toBe('steam_coal.r2010');
    expect(before.assumptions).toContain('sort-equivalent');
    expect(value(use('coal', 1, 'kg', { sort: 'anthracite' })).parts[0]?.factorId).toBe('anthracite_imported.r2023');
    expect(problem(use('coal', 1, 'kg', { sort: 'heavy_oil_a' }))).toMatchObject({
      code: 'sort-unknown',
      next: 'choose-sort',
    });
    expect(value(use('heavy_oil', 1, 'L', { sort: 'bc' })).parts[0]?.factorId).toBe('heavy_oil_bc.r2023');
  });

  it('accepts every fuel of the tables by name', () => {
    expect(value(use('naphtha', 1, 'kL')).parts[0]?.factorId).toBe('naphtha.r2023');
    expect(value(use('rpf', 1, 't'))).toMatchObject({ energyGj: null, assumptions: ['energy-unknown'] });
    expect(problem(use('rpf', 1, 'L'))).toMatchObject({ code: 'unit-mismatch', expected: ['kg', 'g', 't'] });
    expect(problem(use('rpf', 1, 'kg', year(2022)))).toMatchObject({ code: 'factor-missing' });
    expect(problem(use('rpf', 1, '袋'))).toMatchObject({ code: 'unit-mismatch', got: '袋' });
    expect(problem(use('kerosene', 1, 'L', year(2009)))).toMatchObject({ reason: 'year-not-in-data' });
  });

  it('takes LP gas by volume, litre or weight and asks about anything else', () => {
    expect(value(use('lpg', 1, 'kL', { ...year(2022) })).assumptions).toEqual(['lpg-mix-70-30', 'lpg-litre-to-kg']);
    expect(value(use('lpg', 1, 'kg', { sort: 'butane' })).assumptions).toEqual([]);
    expect(problem(use('lpg', 1, 'm3', { sort: 'autogas' }))).toMatchObject({
      expected: expect.arrayContaining(['L', 'kg']),
    });
    expect(problem(use('lpg', 1, 'kWh')).code).toBe('unit-mismatch');
    expect(problem(use('lpg', 1, 'm3', { sort: 'methane' })).code).toBe('sort-unknown');
    expect(problem(use('lpg', 1, 'kg', year(2009))).code).toBe('factor-missing');
  });

  it('knows heat with and without a supplier', () => {
    expect(value(use('heat', 1, 'GJ', { ...year(2024), supplier: '丸の内熱供給' })).assumptions).toEqual([
      'supplier-list-missing',
      'heat-default',
    ]);
    expect(value(use('heat', 1, 'GJ', { supplier: '熱屋' })).assumptions).toContain('supplier-unknown');
    expect(value(use('heat', 1, 'GJ', year(2022))).kgCo2).toBe(57);
    expect(problem(use('heat', 1, 'GJ', { supplier: '東京都市サービス' })).code).toBe('area-needed');
    expect(problem(use('heat', 1, 'GJ', { ...year(2030), supplier: '丸の内熱供給' })).code).toBe('factor-missing');
    expect(problem(use('heat', 1, 'kWh')).code).toBe('unit-mismatch');
    expect(problem(use('heat', 1, 'GJ', { sort: 'ice' })).code).toBe('sort-unknown');
    expect(problem(use('heat', 1, 'GJ', year(2009))).code).toBe('factor-missing');
  });

  it('does not invent a factor for industrial steam', () => {
    expect(problem(use('steam', 1, 'GJ'))).toMatchObject({ code: 'factor-missing', reason: 'value-not-published' });
    expect(value(use('steam', 1, 'GJ', { sort: 'other' })).kgCo2).toBe(53.2);
  });

  it('counts waste as Scope 3 and never as zero where there is no factor', () => {
    const plain = use('waste', 1, 't', { waste: { type: 'paper', treatment: 'incineration' } });
    expect(value(plain)).toMatchObject({ kgCo2: 144, scope: 3, assumptions: ['waste-transport-excluded'] });
    const sum = use('waste', 1, 't', { waste: { type: 'incineration.average.with_transport' } });
    expect(value(sum).assumptions).toEqual(['waste-transport-added', 'waste-average']);
    expect(value(use('waste', 1, 't', { sort: 'incineration.paper' })).kgCo2).toBe(144);
    for (const waste of [
      { type: 'rubble', treatment: 'landfill' },
      { type: 'incineration.paper', treatment: 'recycling' },
    ])
      expect(problem(use('waste', 1, 't', { waste }))).toEqual({
        code: 'waste-factor-missing',
        ...waste,
        next: 'record-without-co2',
      });
    expect(problem(use('waste', 1, 't'))).toMatchObject({ code: 'sort-needed', next: 'choose-waste' });
    const paper = { waste: { type: 'incineration.paper' } };
    expect(problem(use('waste', 1, 'm3', paper)).code).toBe('unit-mismatch');
    expect(problem(use('waste', 1, 't', { ...paper, ...year(2024) })).code).toBe('factor-missing');
  });

  it('has no CO2 for water', () => {
    expect(problem(use('water', 1, 'm3'))).toMatchObject({ reason: 'no-factor-for-kind', next: 'record-without-co2' });
    expect(problem(use('water', 1, 'kWh')).code).toBe('unit-mismatch');
  });
});

describe('what is not a use', () => {
  it.each([
    [-1, 'quantity-negative'],
    [Number.NaN, 'quantity-not-finite'],
    [Number.POSITIVE_INFINITY, 'quantity-not-finite'],
    [1e12 + 1, 'quantity-too-large'],
  ])('a quantity of %d is %s', (quantity, code) => {
    expect(problem(use('diesel', quantity, 'L')).code).toBe(code);
  });

  it('allows the largest quantity', () => {
    expect(value(use('diesel', 1e12, 'L')).kgCo2).toBeGreaterThan(2e12);
  });

  it.each([
    ['2025-13', '2025-13', 'no-such-day'],
    ['2025-02-29', '2025-03-01', 'no-such-day'],
    ['2025-12-08', '2025-11-09', 'end-before-start'],
    ['去年', '今年', 'no-such-day'],
  ])('%s to %s is no period: %s', (from, to, reason) => {
    expect(problem(use('diesel', 1, 'L', { period: { from, to } }))).toEqual({
      code: 'period-invalid',
      reason,
      next: 'correct-period',
    });
  });

  it('a kind nobody knows is not guessed', () => {
    for (const kind of ['gas', '', 'constructor', 'lpg_m3', '電気'])
      expect(problem(use(kind, 1, 'L'))).toEqual({ code: 'unknown-kind', got: kind, next: 'choose-kind' });
  });

  it('two inputs that only look alike when joined are kept apart', () => {
    const one = use('electricity', 1, 'kWh', { supplier: 'A0269', menu: 'A' });
    const two = use('electricity', 1, 'kWh', { supplier: 'A02691:A' });
    expect(value(one).parts[0]?.factorId).not.toBe(value(two).parts[0]?.factorId);
  });

  it('names every assumption once', () => {
    expect(new Set(assumptionCodes).size).toBe(assumptionCodes.length);
  });
});
