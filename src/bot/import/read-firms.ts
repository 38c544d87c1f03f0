import { industries, searchIndustries } from '../flows/joining/industries.ts';
import { normalise } from '../understand/normalise.ts';
import type { Cells, ImportContext, ImportProblem, ImportProblemCode } from './contract.ts';
import { numberOf } from './firms.ts';
import { findHeads, type Heads } from './heads.ts';
import { type ColumnRole, isSum, plain } from './roles.ts';

/** A firm as a table describes it; null: the table does not say. */
export type FirmLine = {
  readonly row: number;
  readonly number: number | null;
  readonly name: string;
  readonly industryCode: string | null;
  readonly employees: number | null;
  readonly municipality: string | null;
  readonly floorAreaM2: number | null;
  readonly route: 'system' | 'consulting' | null;
  readonly sites: readonly string[];
};

export type FirmsRead = { readonly firms: readonly FirmLine[]; readonly problems: readonly ImportProblem[] };

/** As long as names may be here; owners themselves may type 60 letters. */
const longestName = 200;

/** Reads a table of firms, one row each; further rows of the same number and name add places. Null: no such table. */
export function readFirms(cells: Cells, context: ImportContext): FirmsRead | null {
  const heads = findHeads(cells, context);
  if (heads === null || !heads.columns.some(({ role }) => role === 'name')) return null;
  const read = cells.flatMap((row, at): readonly (FirmLine | ImportProblem)[] => {
    const isData = at >= heads.below && row.some((cell) => cell.trim() !== '');
    return isData && !isSumRow(row, heads) ? readRow(row, at + 1, heads) : [];
  });
  const lines = read.flatMap((one) => ('sites' in one ? [one] : []));
  return { firms: withSites(lines), problems: read.flatMap((one) => ('code' in one ? [one] : [])) };
}

function isSumRow(row: readonly string[], heads: Heads): boolean {
  return [wordIn(row, heads, 'name'), wordIn(row, heads, 'number')].some((text) => isSum(text));
}

function columnOf({ columns }: Heads, role: ColumnRole): number {
  return columns.findIndex((column) => column.role === role);
}

function wordIn(row: readonly string[], heads: Heads, role: ColumnRole): string {
  return (row[columnOf(heads, role)] ?? '').trim();
}

type Field<T> = { readonly value: T | null; readonly code: ImportProblemCode | null };

const none = { value: null, code: null };

function readRow(row: readonly string[], at: number, heads: Heads): readonly (FirmLine | ImportProblem)[] {
  const text = (role: ColumnRole): string => wordIn(row, heads, role);
  const fields = {
    name: nameOf(text('name')),
    number: wholeOf(text('number').replace(/^(?:no\.?|№)/i, ''), 'number-invalid', 999_999),
    industry: industryOf(text('industry')),
    employees: wholeOf(text('employees').replace(/[人名]$/, ''), 'employees-invalid', 100_000),
    floor: areaOf(text('floor')),
    route: routeOf(text('route')),
  };
  const problems = Object.entries(fields).flatMap(([role, { code }]): readonly ImportProblem[] => {
    const column = heads.columns.findIndex((one) => one.role === role);
    return code === null ? [] : [{ code, row: at, column: column + 1, text: row[column] ?? '' }];
  });
  if (problems.length > 0) return problems;
  const [municipality, site] = [text('municipality'), text('site')];
  return [
    {
      ...{ row: at, number: fields.number.value, name: fields.name.value ?? '', industryCode: fields.industry.value },
      ...{ employees: fields.employees.value, floorAreaM2: fields.floor.value, route: fields.route.value },
      municipality: municipality === '' ? null : municipality.slice(0, 100),
      sites: site === '' ? [] : [site],
    },
  ];
}

function nameOf(text: string): Field<string> {
  const name = text.replace(/[\s\u3000]+/g, ' ');
  if (!/[\p{L}\p{N}]/u.test(name)) return { value: null, code: 'name-missing' };
  return [...name].length > longestName ? { value: null, code: 'name-long' } : { value: name, code: null };
}

function wholeOf(text: string, code: ImportProblemCode, most: number): Field<number> {
  const digits = plain(text).replace(/^(\d{1,3}(?:,\d{3})+)$/, (all) => all.replaceAll(',', ''));
  if (digits === '') return none;
  const value = Number(numberOf(digits) ?? Number.NaN);
  return Number.isInteger(value) && value >= 1 && value <= most ? { value, code: null } : { value: null, code };
}

function areaOf(text: string): Field<number> {
  const digits = plain(text)
    .replace(/(?:m2|m²|㎡|平米)$/, '')
    .replaceAll(',', '');
  if (digits === '') return none;
  const value = Number(digits);
  return value > 0 && value <= 1e6 ? { value, code: null } : { value: null, code: 'unreadable' };
}

/** A code of the classification, its name, or one everyday word; what could be several is asked about. */
function industryOf(text: string): Field<string> {
  const said = normalise(text).text.trim();
  if (said === '') return none;
  const code = /^([a-t]|\d{2,3})(?:\D|$)/.exec(said)?.[1]?.toUpperCase();
  const byCode = industries.find((one) => one.code === code);
  const same = industries.filter(({ ja, en }) => [ja, en].some((name) => plain(name) === plain(said)));
  const [byWord, ...others] = same.length > 0 ? same : searchIndustries(text);
  const found = byCode ?? (others.length === 0 ? byWord : undefined);
  return found === undefined ? { value: null, code: 'industry-unknown' } : { value: found.code, code: null };
}

function routeOf(text: string): Field<'system' | 'consulting'> {
  const said = plain(text);
  if (said === '') return none;
  if (/^(?:system|システム|自己入力|自己)/.test(said)) return { value: 'system', code: null };
  const isAdvised = /^(?:consulting|相談|伴走|コンサル|専門家|訪問)/.test(said);
  return isAdvised ? { value: 'consulting', code: null } : { value: null, code: 'route-unknown' };
}

/** Rows of one firm after another, with another place each, are one firm. */
function withSites(lines: readonly FirmLine[]): readonly FirmLine[] {
  const same = Map.groupBy(lines, ({ number, name, sites }) =>
    sites.length === 0 ? `${number} ${name} -` : `${number} ${name}`,
  );
  return [...same.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined || first.sites.length === 0) return own;
    const sites = own.flatMap((one) => one.sites);
    return new Set(sites).size === sites.length ? [{ ...first, sites }] : own;
  });
}
