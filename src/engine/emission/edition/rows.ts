import type { CsvRecord } from './csv.ts';
import { supplierFactorId } from './ids.ts';

const cell = (record: CsvRecord, name: string): string => record[name] ?? '';
const orNull = (text: string): string | null => (text === '' ? null : text);
const yearOf = (text: string): number | null => {
  const year = /FY(\d{4})/.exec(text)?.[1];
  return year === undefined ? null : Number(year);
};
const optional = (name: string, text: string): object => (text === '' ? {} : { [name]: text });

// The table before the revision of FY2023 dates from 2010-03-31; what was used before that is not in the data.
const firstYearOfOldTable = 2010;

/** A row of `emission-factors.csv`, not yet checked. */
export function fuelRow(record: CsvRecord, source: string): unknown {
  const id = cell(record, 'id');
  const [stem = '', ...middle] = id.split('.').slice(0, -1);
  const fraction = cell(record, 'kgCO2_per_unit_exact_fraction');
  return {
    id,
    stem,
    sort: orNull(middle.join('.')),
    scope: cell(record, 'category') === 'scope2_heat' ? 2 : 1,
    names: { ja: cell(record, 'name_ja'), en: cell(record, 'name_en') },
    unit: normalMetres(record) ? 'Nm3' : cell(record, 'unit_of_activity'),
    kgCo2PerUnit: fraction === '' ? cell(record, 'kgCO2_per_unit') : fraction,
    gjPerThousand: orNull(cell(record, 'heat_value')),
    published: orNull(`${cell(record, 'published_value')} ${cell(record, 'published_unit')}`.trim()),
    formula: cell(record, 'formula'),
    from: yearOf(cell(record, 'valid_from')) ?? (id.endsWith('.r2010') ? firstYearOfOldTable : null),
    to: yearOf(cell(record, 'valid_to')),
    ...optional('note', cell(record, 'note')),
    source,
  };
}

function normalMetres(record: CsvRecord): boolean {
  return cell(record, 'heat_unit').endsWith('Nm3') || cell(record, 'published_unit').endsWith('/Nm3');
}

/** A row of `electricity-factors.csv`, not yet checked. */
export function electricityRow(record: CsvRecord, source: string): unknown {
  const type = cell(record, 'row_type').replace('supplier_', '');
  const code = orNull(cell(record, 'registration_no'));
  const menu = cell(record, 'menu');
  const supplier = cell(record, 'supplier');
  const year = yearOf(cell(record, 'fiscal_year')) ?? 0;
  return {
    id: supplierFactorId({ table: 'electricity', code, supplier, type, area: '', menu, year }),
    code,
    supplier,
    type,
    ...optional('menu', menu),
    performanceYear: year,
    activityYear: yearOf(cell(record, 'applies_to_activity_fiscal_year')),
    basic: orNull(cell(record, 'basic_factor_tCO2_per_kWh')),
    adjusted: orNull(cell(record, 'adjusted_factor_tCO2_per_kWh')),
    ...optional('flag', cell(record, 'flag')),
    ...optional('note', cell(record, 'note')),
    source,
  };
}

/** A row of the city gas or heat suppliers' list, not yet checked. */
export function areaRow(table: 'city_gas' | 'heat', record: CsvRecord, source: string): unknown {
  const type = cell(record, 'menu_kind');
  const { area, menu } = areaAndMenu(cell(record, 'supply_area_and_menu'));
  const code = orNull(cell(record, 'registration_no'));
  const supplier = cell(record, 'supplier');
  const year = yearOf(cell(record, 'supply_year')) ?? 0;
  return {
    id: supplierFactorId({ table, code, supplier, type, area, menu, year }),
    code,
    supplier,
    type,
    ...optional('area', area),
    ...optional('menu', menu),
    performanceYear: year,
    activityYear: yearOf(cell(record, 'applies_to_activity_fiscal_year')),
    basic: orNull(cell(record, 'basic_factor')),
    adjusted: orNull(cell(record, 'adjusted_factor')),
    ...optional('note', cell(record, 'note')),
    source,
  };
}

function areaAndMenu(text: string): { readonly area: string; readonly menu: string } {
  const match = /^(.*?)\s*(メニュー[A-ZＡ-Ｚ]|残差)$/.exec(text);
  return match === null ? { area: text, menu: '' } : { area: match[1] ?? '', menu: match[2] ?? '' };
}

/** A row of `waste-factors.csv`, not yet checked. */
export function wasteRow(record: CsvRecord, source: string): unknown {
  return {
    id: cell(record, 'id'),
    names: { ja: cell(record, 'waste_type_ja'), en: cell(record, 'waste_type_en') },
    treatment: cell(record, 'treatment'),
    transport: cell(record, 'transport_included'),
    tPerT: cell(record, 'factor_tCO2e_per_t'),
    basis: cell(record, 'basis'),
    ...optional('derived', cell(record, 'derived_formula')),
    from: yearOf(cell(record, 'valid_from')),
    to: yearOf(cell(record, 'valid_to')),
    ...optional('note', cell(record, 'note')),
    source,
  };
}

/** A row of `unit-conversions.csv`, not yet checked; a published division stays a fraction. */
export function conversionRow(record: CsvRecord, source: string): unknown {
  const divisor = /÷\s*([\d.]+)/.exec(cell(record, 'formula'))?.[1];
  return {
    id: cell(record, 'id'),
    name: cell(record, 'name_ja'),
    from: cell(record, 'from_unit'),
    to: cell(record, 'to_unit'),
    multiplier: divisor === undefined ? cell(record, 'multiplier') : `1/${divisor}`,
    formula: cell(record, 'formula'),
    context: cell(record, 'context'),
    fromYear: yearOf(cell(record, 'valid_from')),
    toYear: yearOf(cell(record, 'valid_to')),
    ...optional('note', cell(record, 'note')),
    source,
  };
}
