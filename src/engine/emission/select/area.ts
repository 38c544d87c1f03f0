import { fail, ok, type Result } from '../../result.ts';
import { normaliseName } from '../../supplier/normalise.ts';
import type { Assumption } from '../assumption.ts';
import type { EmissionProblem } from '../problem.ts';
import type { SupplierRow } from '../schema.ts';
import { publishedValue, type Selection } from './choice.ts';
import { menuOptions, pickMenu } from './menu.ts';

/** The row of a supplier that has areas as well as menus. */
export type AreaChoice = { readonly row: SupplierRow; readonly assumptions: readonly Assumption[] };

type Request = {
  readonly rows: readonly SupplierRow[];
  readonly selection: Selection;
  readonly fiscalYear: number;
  readonly kgPerPublished: string;
};

/** Picks area and menu of a city gas or heat supplier. Problems: `area-needed`, `menu-unknown`. */
export function pickArea(request: Request): Result<AreaChoice, EmissionProblem> {
  const { rows, selection } = request;
  const named = selection.area === null ? null : rowsInArea(rows, selection.area);
  if (named !== null && named.length === 0) return areaNeeded(request, rows);
  if (named !== null) return oneOf(request, named, []);
  const byRegion = selection.region === null ? [] : rowsInArea(rows, selection.region);
  const all = oneOf(request, rows, []);
  // The region is only a hint: it may decide between areas, never overrule an answer that needs none.
  return all.ok || byRegion.length === 0 ? all : oneOf(request, byRegion, ['area-from-region']);
}

function rowsInArea(rows: readonly SupplierRow[], area: string): readonly SupplierRow[] {
  const wanted = areaKey(area);
  const exactly = rows.filter((row) => areaKey(row.area ?? '') === wanted);
  return exactly.length > 0 ? exactly : rows.filter((row) => wanted !== '' && areaKey(row.area ?? '').includes(wanted));
}

function areaKey(text: string): string {
  return normaliseName(text).replace(/の供給(区域|地域|エリア|地点)/g, '');
}

function oneOf(
  request: Request,
  rows: readonly SupplierRow[],
  before: readonly Assumption[],
): Result<AreaChoice, EmissionProblem> {
  const { selection } = request;
  const picks = [...Map.groupBy(rows, (row) => row.area ?? '').values()].map((area) => pickMenu(area, selection.menu));
  const found = picks.flatMap((pick) => (pick.ok ? [pick.value] : []));
  const [first] = found;
  if (first === undefined) return menuUnknown(request, rows);
  const value = publishedValue(first.row, selection.basis);
  if (found.some((pick) => publishedValue(pick.row, selection.basis) !== value)) return areaNeeded(request, rows);
  const several: readonly Assumption[] = found.length > 1 ? ['area-all-equal'] : [];
  return ok({ row: first.row, assumptions: [...before, ...several, ...first.assumptions] });
}

function areaNeeded(request: Request, rows: readonly SupplierRow[]): Result<AreaChoice, EmissionProblem> {
  const { selection, fiscalYear, kgPerPublished } = request;
  const areas = [...Map.groupBy(rows, (row) => row.area ?? '').entries()];
  const options = areas.flatMap(([label, members]) => {
    const pick = pickMenu(members, selection.menu);
    const shown = pick.ok ? menuOptions([pick.value.row], selection.basis, kgPerPublished)[0] : undefined;
    return [{ label, kgCo2PerUnit: shown?.kgCo2PerUnit ?? null }];
  });
  const supplier = rows[0]?.supplier ?? '';
  return fail({ code: 'area-needed', got: selection.area, fiscalYear, supplier, options, next: 'choose-area' });
}

function menuUnknown(request: Request, rows: readonly SupplierRow[]): Result<AreaChoice, EmissionProblem> {
  const { selection, fiscalYear, kgPerPublished } = request;
  const options = menuOptions(rows, selection.basis, kgPerPublished);
  const supplier = rows[0]?.supplier ?? '';
  return fail({ code: 'menu-unknown', got: selection.menu, fiscalYear, supplier, options, next: 'choose-menu' });
}
