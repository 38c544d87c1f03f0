import { describe, expect, it } from 'vitest';
import { lookupOf } from '../../../src/engine/emission/lookup.ts';
import { factorTables } from '../../../src/engine/emission/tables.ts';
import aliases from '../../../src/engine/supplier/aliases.json' with { type: 'json' };
import { resolveSupplier, type SupplierTable } from '../../../src/engine/supplier/directory.ts';
import { supplierAreas, supplierMenus } from '../../../src/engine/supplier/menus.ts';
import { namesOf, normaliseName } from '../../../src/engine/supplier/normalise.ts';
import { searchSuppliers } from '../../../src/engine/supplier/search.ts';

const { lists } = lookupOf(factorTables);

describe('finding a supplier', () => {
  it.each<[SupplierTable, string, string]>([
    ['electricity', '東電', 'A0269'],
    ['electricity', 'とうでん', 'A0269'],
    ['electricity', '関電', 'A0272'],
    ['electricity', '九電', 'A0275'],
    ['electricity', 'ﾎｸﾃﾞﾝ', 'A0267'],
    ['electricity', 'ソフトバンクでんき', 'A0186'],
    ['electricity', 'そふとばんくでんき', 'A0186'],
    ['electricity', 'ａｕでんき', 'A0077'],
    ['electricity', 'エネット', 'A0009'],
    ['electricity', 'ﾐﾂｳﾛｺ', 'A0016'],
    ['electricity', '楽天エナジー', 'A0388'],
    ['electricity', '東京電力エナジーパトナー', 'A0269'],
    ['electricity', 'a0269', 'A0269'],
    ['city_gas', '東ガス', 'A0020'],
    ['city_gas', '東京ガス', 'A0020'],
    ['city_gas', '大阪瓦斯', 'A0024'],
    ['city_gas', '広島', 'H0001'],
    ['heat', '丸の内', '006'],
  ])('%s %s is %s', (kind, text, code) => {
    expect(searchSuppliers(kind, text)[0]?.code).toBe(code);
  });

  it('shows both companies that share an everyday name', () => {
    const both = searchSuppliers('electricity', '中電').slice(0, 2);
    expect(both.map((match) => match.code).toSorted()).toEqual(['A0270', 'A0273']);
    expect(new Set(both.map((match) => match.score)).size).toBe(1);
  });

  it('does not give a company for another of a like name', () => {
    expect(searchSuppliers('city_gas', 'ニチガス')).toEqual([]);
    expect(resolveSupplier(lists.electricity.directory, '関西電力送配電')?.code).toBe('grid:関西電力送配電(株)');
    expect(resolveSupplier(lists.electricity.directory, '中電')).toBeNull();
  });

  it('answers nothing to nothing, and no more than asked for', () => {
    expect(searchSuppliers('electricity', ' (株) ')).toEqual([]);
    expect(searchSuppliers('electricity', '漢字以外x')).toEqual([]);
    expect(searchSuppliers('electricity', '電力', 3)).toHaveLength(3);
    const scores = searchSuppliers('electricity', '電力', 50).map((match) => match.score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it.each(['electricity', 'city_gas', 'heat'] as const)(
    'finds every supplier of the %s list first by its own name',
    (kind) => {
      for (const supplier of lists[kind].directory.suppliers) {
        expect(resolveSupplier(lists[kind].directory, supplier.name)?.code).toBe(supplier.code);
        if (/\d/.test(supplier.code)) expect(searchSuppliers(kind, supplier.name, 1)[0]?.score).toBe(1);
      }
    },
  );

  it('has everyday names of suppliers that exist only', () => {
    for (const { table, codes } of aliases)
      for (const code of codes)
        expect(['electricity', 'city_gas', 'heat'].includes(table) && code).toBe(
          table === 'city_gas'
            ? lists.city_gas.directory.byCode.get(code)?.code
            : lists.electricity.directory.byCode.get(code)?.code,
        );
  });
});

describe('names', () => {
  it('are compared without form, width, kana and marks', () => {
    expect(normaliseName('（株）ｴﾈ・ﾌｫﾚｽﾄ')).toBe(normaliseName('株式会社 えねふぉれすと'));
    expect(normaliseName('東京瓦斯㈱')).toBe('東京ガス');
    expect(normaliseName('一般社団法人グリーンコープでんき')).toBe('グリーンコープデンキ');
  });

  it('may hold a former one', () => {
    expect(namesOf('つばさでんき(株)(旧：(株)アルファライズ)')).toEqual(['つばさでんき(株)', '(株)アルファライズ']);
    expect(namesOf('四国電力(株)')).toEqual(['四国電力(株)']);
  });
});

describe('menus and areas', () => {
  it('come as the list prints them', () => {
    expect(supplierMenus('electricity', 'A0274', 2024).map(({ menu, kgCo2PerUnit }) => [menu, kgCo2PerUnit])).toEqual([
      ['メニューA', 0],
      ['メニューB', 0],
      ['メニューC(残差)', 0.464],
      ['未調整', null],
    ]);
    expect(supplierMenus('electricity', 'A0269', 2024)).toEqual([]);
    expect(supplierMenus('heat', '014', 2025)).toEqual([
      { factorId: 'heat.014.FY2024.single', area: null, menu: null, type: 'single', kgCo2PerUnit: 51.2 },
    ]);
    expect(supplierAreas('city_gas', 'A0026', 2025)).toEqual(['秋田地区', '福島地区、茨城地区']);
    expect(supplierAreas('city_gas', 'nobody', 2025)).toEqual([]);
  });
});
