import { exact, multiply, toNumber } from '../../exact.ts';
import { ok, type Result } from '../../result.ts';
import { normaliseName } from '../../supplier/normalise.ts';
import type { Assumption } from '../assumption.ts';
import type { FactorOption } from '../problem.ts';
import type { SupplierRow } from '../schema.ts';
import { publishedValue, type Selection } from './choice.ts';

/** The row a menu stands for, and what had to be assumed. */
export type MenuChoice = { readonly row: SupplierRow; readonly assumptions: readonly Assumption[] };

/**
 * Picks a supplier's row: the named menu; without one the remainder (残差), the single factor, or the total where
 * no remainder is published. Problem: the rows to choose from.
 * @source 電気事業者別排出係数 R6年度実績（「参考値」は残差メニューの係数が公表されていない場合にのみ算定に使う）
 */
export function pickMenu(
  rows: readonly SupplierRow[],
  menu: string | null,
): Result<MenuChoice, readonly SupplierRow[]> {
  return menu === null || menu.trim() === '' ? withoutMenu(rows) : withMenu(rows, menu);
}

function withoutMenu(rows: readonly SupplierRow[]): Result<MenuChoice, readonly SupplierRow[]> {
  const single = rows.find((row) => !['menu', 'residual', 'total_reference'].includes(row.type));
  if (single !== undefined) return ok({ row: single, assumptions: [] });
  const residual = rows.find((row) => row.type === 'residual');
  if (residual !== undefined) return ok({ row: residual, assumptions: ['menu-residual'] });
  const total = rows.find((row) => row.type === 'total_reference' && row.adjusted !== null);
  if (total !== undefined) return ok({ row: total, assumptions: ['menu-total-reference'] });
  return { ok: false, problem: rows };
}

function withMenu(rows: readonly SupplierRow[], menu: string): Result<MenuChoice, readonly SupplierRow[]> {
  const wanted = menuKey(menu);
  const row = rows.find((candidate) => menuKeys(candidate).includes(wanted));
  if (row !== undefined) return ok({ row, assumptions: [] });
  const [only] = rows;
  if (rows.length === 1 && only?.type === 'single') return ok({ row: only, assumptions: ['menu-single'] });
  return { ok: false, problem: rows };
}

function menuKey(text: string): string {
  return normaliseName(text).replace(/^(メニュー|menu[ _-]?)/, '');
}

const namesOfType: Readonly<Record<string, readonly string[]>> = {
  residual: ['残差', 'residual'],
  total_reference: ['参考値', '(参考値)事業者全体', '事業者全体', 'total', 'total_reference'],
  single: ['single'],
};

/** What a row's menu may be called: as printed, by its letter, or by what it is. */
function menuKeys(row: SupplierRow): readonly string[] {
  const printed = row.menu ?? '';
  const letter = printed.replace(/[（(].*[）)]$/, '');
  const kinds = printed.includes('未調整') ? [] : (namesOfType[row.type] ?? []);
  return [printed, letter, ...kinds].filter((name) => name !== '').map(menuKey);
}

/** The menus of a supplier, for an owner to choose from. */
export function menuOptions(
  rows: readonly SupplierRow[],
  basis: Selection['basis'],
  kgPerPublished: string,
): readonly FactorOption[] {
  return rows.map((row) => ({
    label:
      [row.area, row.menu ?? (row.type === 'residual' ? '残差' : undefined)].filter(Boolean).join(' ') || row.supplier,
    kgCo2PerUnit: perUnit(publishedValue(row, basis), kgPerPublished),
  }));
}

function perUnit(value: string | null, kgPerPublished: string): number | null {
  return value === null ? null : toNumber(multiply(exact(value), exact(kgPerPublished)));
}
