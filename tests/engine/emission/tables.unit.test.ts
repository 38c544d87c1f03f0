import { describe, expect, it } from 'vitest';
import { checkFactorTables } from '../../../src/engine/emission/check.ts';
import { parseFactorEdition } from '../../../src/engine/emission/edition/parse-edition.ts';
import { editionsOf } from '../../../src/engine/emission/editions.ts';
import { findingCodes } from '../../../src/engine/emission/finding.ts';
import { mergeTables } from '../../../src/engine/emission/merge.ts';
import { revise, supersededIds } from '../../../src/engine/emission/revision.ts';
import {
  emptyTables,
  type FactorTables,
  type FuelRow,
  factorTablesSchema,
  type SupplierRow,
} from '../../../src/engine/emission/schema.ts';
import { attribution, factorTables } from '../../../src/engine/emission/tables.ts';

const first = <T>(rows: readonly T[]): T => {
  const [row] = rows;
  if (row === undefined) return expect.fail('no row');
  return row;
};
const fuel = (id: string): FuelRow => first(factorTables.fuels.filter((row) => row.id === id));
const codes = (tables: FactorTables) => checkFactorTables(tables).map((finding) => finding.code);

describe('the tables that come with the program', () => {
  it('have no error, and name the years of which only fragments are known', () => {
    const findings = checkFactorTables(factorTables);
    expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    const gaps = findings.filter((finding) => finding.code === 'validity-gap').map((finding) => finding.id);
    expect(gaps).toEqual([2019, 2020, 2021, 2022, 2023, 2024].map((year) => `electricity.FY${year}`));
  });

  it('hold what the published lists hold', () => {
    expect(factorTables.electricity.filter((row) => row.performanceYear === 2024)).toHaveLength(1295);
    const retailers = new Set(
      factorTables.electricity.flatMap((row) => (row.performanceYear === 2024 && row.code !== null ? [row.code] : [])),
    );
    expect(retailers.size).toBe(511);
    expect(factorTables.electricity).toHaveLength(1323);
    expect(factorTables.cityGas).toHaveLength(113);
    expect(new Set(factorTables.cityGas.map((row) => row.code)).size).toBe(37);
    expect(factorTables.heat).toHaveLength(38);
    expect(factorTables.conversions).toHaveLength(48);
    expect(attribution).toContain('環境省・経済産業省');
  });

  it('keep published divisions as fractions', () => {
    const mixed = factorTables.conversions.find((row) => row.id === 'lpg_mix_m3_kg');
    expect(mixed?.multiplier).toBe('1/0.458');
  });

  it('are strict: an unknown column is refused', () => {
    const rows = [{ ...fuel('kerosene.r2023'), colour: 'blue' }];
    expect(factorTablesSchema.safeParse({ ...emptyTables, fuels: rows }).success).toBe(false);
  });

  it('list their editions', () => {
    const electricity = editionsOf(factorTables).filter((edition) => edition.table === 'electricity');
    expect(electricity.at(-1)).toEqual({
      table: 'electricity',
      year: 2025,
      published: '2026-06-04',
      title: '電気事業者別排出係数 R6年度実績（R8.6.4更新版）',
      publisher: '環境省・経済産業省',
      complete: true,
      rows: 1295,
    });
    expect(
      editionsOf(factorTables)
        .filter((edition) => edition.table === 'fuel')
        .map((edition) => edition.year),
    ).toEqual([2010, 2023]);
    expect(editionsOf(emptyTables)).toEqual([]);
  });
});

describe('checking tables', () => {
  const old = fuel('kerosene.r2010');
  const fresh = fuel('kerosene.r2023');
  const withFuels = (...fuels: FuelRow[]): FactorTables => ({ ...emptyTables, sources: factorTables.sources, fuels });
  const found = (...fuels: FuelRow[]) =>
    codes(withFuels(...fuels)).filter((code) => code !== 'source-unused' && code !== 'source-address-missing');
  const row: SupplierRow = first(factorTables.electricity);

  it.each([
    ['nothing', [old, fresh], []],
    ['a duplicate', [fresh, { ...fresh, from: 2040 }], ['duplicate-id', 'validity-overlap']],
    ['an overlap', [{ ...old, to: 2023 }, fresh], ['validity-overlap']],
    ['an open end that overlaps', [{ ...old, to: null }, fresh], ['validity-overlap']],
    ['a gap', [{ ...old, to: 2020 }, fresh], ['validity-gap']],
    ['an unknown source', [{ ...fresh, source: 's-none' }], ['source-missing']],
    ['a slip of the decimal point', [{ ...fresh, kgCo2PerUnit: '25.02', published: null }], ['value-out-of-range']],
    ['a figure unlike the printed one', [{ ...fresh, kgCo2PerUnit: '2.6' }], ['fraction-differs-from-published']],
  ] as const)('finds %s', (_, fuels, expected) => {
    expect(found(...fuels)).toEqual(expected);
  });

  it('finds years without an edition, a substitute or a default', () => {
    const menu: SupplierRow = { ...row, type: 'menu', menu: 'メニューA', adjusted: '0.45' };
    const tables = { ...emptyTables, sources: factorTables.sources, electricity: [menu] };
    expect(codes(tables)).toEqual(
      expect.arrayContaining(['edition-missing', 'residual-and-total-missing', 'value-out-of-range']),
    );
    const edition = {
      table: 'electricity',
      activityYear: 2025,
      performanceYear: 2024,
      title: 't',
      published: null,
      complete: true,
    } as const;
    expect(checkFactorTables({ ...tables, editions: [edition] })).toContainEqual({
      code: 'substitute-missing',
      severity: 'error',
      id: 'electricity.FY2025',
      detail: '代替値',
    });
  });

  it('finds a source without an address and one that nobody uses', () => {
    const sources = { lost: { title: 't', publisher: 'p', url: '', confidence: 'medium' } } as const;
    expect(codes({ ...emptyTables, sources })).toEqual(['source-address-missing', 'source-unused']);
  });
});

const header =
  'row_type,supplier,registration_no,fiscal_year,applies_to_activity_fiscal_year,report_fiscal_year,menu,basic_factor_tCO2_per_kWh,adjusted_factor_tCO2_per_kWh,unadjusted_factor_tCO2_per_kWh,flag,note,source_title,source_publisher,source_url_or_doc,confidence';
const title = '電気事業者別排出係数 R7年度実績（R9.1.8公表、R9.10.2更新版）';
const tail = `,,,,"${title}",環境省・経済産業省,https://example.go.jp/list,high`;
const tepco = `supplier_residual,東京電力エナジーパートナー(株),A0269,FY2025,FY2026,FY2027,メニューM(残差),0.000440,0.000440${tail}`;

describe('importing an edition', () => {
  it('reads rows, their source and the year they are for', () => {
    const { tables, findings } = parseFactorEdition(`\uFEFF${header}\r\n${tepco}\r\n\r\n`, 'electricity');
    expect(findings).toEqual([]);
    expect(tables.electricity).toEqual([
      {
        id: 'electricity.A0269.FY2025.menu_m_residual',
        code: 'A0269',
        supplier: '東京電力エナジーパートナー(株)',
        type: 'residual',
        menu: 'メニューM(残差)',
        performanceYear: 2025,
        activityYear: 2026,
        basic: '0.000440',
        adjusted: '0.000440',
        source: expect.stringMatching(/^s-/),
      },
    ]);
    expect(Object.values(tables.sources)).toEqual([
      { title, publisher: '環境省・経済産業省', url: 'https://example.go.jp/list', confidence: 'high' },
    ]);
    expect(tables.editions).toMatchObject([{ activityYear: 2026, complete: false, published: null }]);
  });

  it('knows a whole list by the number of its suppliers', () => {
    const rows = Array.from({ length: 120 }, (_, index) =>
      tepco.replaceAll('A0269', `A${1000 + index}`).replace('東京', `第${index}`),
    );
    const { tables } = parseFactorEdition([header, ...rows].join('\n'), 'electricity');
    expect(tables.editions).toEqual([
      {
        table: 'electricity',
        activityYear: 2026,
        performanceYear: 2025,
        title,
        published: '2027-10-02',
        complete: true,
      },
    ]);
  });

  it('reports lines it cannot read and reads the others', () => {
    const broken = tepco.replace('0.000440,0.000440', '0.44O,0.000440');
    const { tables, findings } = parseFactorEdition(`${header}\n${broken}\n${tepco}`, 'electricity');
    expect(tables.electricity).toHaveLength(1);
    expect(findings).toEqual([
      { code: 'row-unreadable', severity: 'error', id: 'line 2', detail: expect.stringContaining('basic') },
    ]);
    expect(parseFactorEdition('', 'fuel')).toEqual({ tables: emptyTables, findings: [] });
    expect(parseFactorEdition([{ id: 'x.r2030' }], 'fuel').findings[0]?.id).toBe('x.r2030');
  });

  it('reads quotes, commas and line breaks in a cell', () => {
    const noted = tepco.replace(',,,,"', ',,,"a ""b"", c\nd","');
    const { tables } = parseFactorEdition(`${header}\n${noted}`, 'electricity');
    expect(tables.electricity[0]?.note).toBe('a "b", c\nd');
  });

  it('adds rows, and never changes one', () => {
    const added = parseFactorEdition(`${header}\n${tepco}`, 'electricity').tables;
    const once = mergeTables(factorTables, added);
    expect(once.findings).toEqual([]);
    expect(once.tables.electricity).toHaveLength(1324);
    expect(mergeTables(once.tables, added)).toEqual(once);
    const changed = parseFactorEdition(`${header}\n${tepco.replaceAll('0.000440', '0.000441')}`, 'electricity').tables;
    const refused = mergeTables(once.tables, changed);
    expect(refused.tables.electricity).toEqual(once.tables.electricity);
    expect(refused.findings).toMatchObject([
      { code: 'value-changed', severity: 'error', id: 'electricity.A0269.FY2025.menu_m_residual' },
    ]);
    expect(findingCodes).toContain('value-changed');
  });

  it('gives what a corrected list changes an id of its own, each time', () => {
    const listOf = (value: string) =>
      parseFactorEdition(`${header}\n${tepco.replaceAll('0.000440', value)}`, 'electricity').tables;
    const id = 'electricity.A0269.FY2025.menu_m_residual';
    const once = mergeTables(factorTables, listOf('0.000440')).tables;
    expect(revise(once, listOf('0.000440'))).toMatchObject({ revised: [], tables: { electricity: [] } });
    const second = revise(once, listOf('0.000441'));
    expect(second.revised.map((one) => one.id)).toEqual([`${id}@r2`]);
    const twice = mergeTables(once, second.tables).tables;
    expect(codes(twice)).toEqual(codes(once));
    const third = revise(twice, listOf('0.000442'));
    const thrice = mergeTables(twice, third.tables).tables;
    expect(third.revised.map((one) => one.id)).toEqual([`${id}@r3`]);
    expect(supersededIds(thrice)).toEqual([id, `${id}@r2`]);
  });

  it('takes the whole list of a year that was known in fragments', () => {
    const part = {
      table: 'electricity',
      activityYear: 2024,
      performanceYear: 2023,
      title: 'part',
      published: null,
      complete: false,
    } as const;
    const whole = { ...part, title: 'whole', complete: true };
    const merged = mergeTables({ ...emptyTables, editions: [part] }, { ...emptyTables, editions: [whole] });
    expect(merged.tables.editions).toEqual([whole]);
    expect(mergeTables(merged.tables, { ...emptyTables, editions: [part] }).tables.editions).toEqual([whole]);
  });
});
