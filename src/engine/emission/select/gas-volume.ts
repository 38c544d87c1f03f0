import { type Exact, exact, multiply, one } from '../../exact.ts';
import { normaliseName } from '../../supplier/normalise.ts';
import type { Unit } from '../../unit.ts';
import type { Assumption } from '../assumption.ts';
import type { Lookup } from '../lookup.ts';
import { stemOf } from '../revision.ts';
import type { ConversionRow } from '../schema.ts';
import type { Selection } from './choice.ts';

/** A value with what it rests on. */
export type Assumed<T> = { readonly value: T; readonly assumptions: readonly Assumption[] };

/**
 * Cubic metres at 25 °C and 1 bar in one Nm3 (0 °C, 1 atm), by the law of ideal gases.
 * @source ガス事業者別排出係数 R7年度供給実績: 45 MJ/Nm3 = 40.69 GJ/千m3（標準環境状態）
 */
export const standardPerNormal: Exact = multiply(exact('298.15/273.15'), exact('101.325/100'));

/** Turns metered or normal cubic metres into those of a factor; the same unit needs nothing. */
export function gasVolume(from: Unit, to: Unit, lookup: Lookup): Assumed<Exact> | null {
  if (from === 'm3' && to === 'm3') return { value: one, assumptions: ['city-gas-metered-as-standard'] };
  if (from === 'Nm3' && to === 'Nm3') return { value: one, assumptions: [] };
  if (from === 'Nm3' && to === 'm3') return { value: standardPerNormal, assumptions: ['city-gas-normal-to-standard'] };
  if (from !== 'm3' || to !== 'Nm3') return null;
  const row = lookup.tables.conversions.find(
    (candidate) => stemOf(candidate.id) === 'city_gas_metered_to_Nm3_low_pressure',
  );
  return row === undefined ? null : { value: exact(row.multiplier), assumptions: ['city-gas-low-pressure'] };
}

const fallback = 'energy_city_gas_45';
// A gas of 100 MJ a cubic metre is propane through a pipe, for which the city gas factors are wrong by far.
const heatOfLpg = 90;

/** What the tables know of the heat of a supplier's gas: MJ per metered m3, as the energy law counts it. */
export type GasHeat = Assumed<Exact> & { readonly isLpg: boolean };

/** The supplier's standard heat value, or 45 MJ where none is known; `null` if the tables hold not even that. */
export function gasHeat(selection: Selection, lookup: Lookup): GasHeat | null {
  const own = selection.supplier === null ? [] : heatRows(lookup, selection.supplier);
  const inArea = own.filter((row) => matchesArea(row, `${selection.area ?? ''}${selection.sort ?? ''}`));
  const row = inArea[0] ?? own.find((candidate) => candidate.name.includes('13A')) ?? own[0];
  if (row !== undefined)
    return { value: exact(row.multiplier), assumptions: [], isLpg: Number(row.multiplier) > heatOfLpg };
  const usual = lookup.tables.conversions.find((candidate) => stemOf(candidate.id) === fallback);
  if (usual === undefined) return null;
  return { value: exact(usual.multiplier), assumptions: ['city-gas-energy-45'], isLpg: false };
}

const printedName = /標準熱量 ([^\s（]+)/;

function heatRows(lookup: Lookup, supplier: string): readonly ConversionRow[] {
  const resolved = lookup.lists.city_gas.directory.byCode.get(supplier)?.name ?? supplier;
  const wanted = normaliseName(resolved);
  return lookup.tables.conversions.filter((row) => {
    const name = printedName.exec(row.name)?.[1];
    return name !== undefined && normaliseName(name) === wanted;
  });
}

/** Whether a row's place or gas group, such as `長崎・熊本` or `（LPG）`, is named in the area. */
function matchesArea(row: ConversionRow, area: string): boolean {
  const rest = row.name.replace(printedName, '').replace('都市ガス', '');
  const places = rest.split(/[\s・（）()]+/).filter((place) => place !== '' && place !== '13A');
  return area !== '' && places.some((place) => normaliseName(area).includes(normaliseName(place)));
}
