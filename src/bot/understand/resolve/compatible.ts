import { type Kind, kinds, type Unit, units } from '../contract.ts';
import book from '../lexicon/kinds-units.json' with { type: 'json' };

const fits: Readonly<Record<Kind, readonly string[]>> = book.fits;
const usual: Readonly<Partial<Record<Kind, string>>> = book.usual;
const base: Readonly<Record<string, readonly (string | number)[]>> = book.base;

/** Whether a kind can be measured in this unit at all. */
export function canBe(kind: Kind, unit: Unit): boolean {
  return fits[kind].includes(unit);
}

/** Waste is weighed: a volume without a name is gas, water or fuel. */
const weights: ReadonlySet<Unit> = new Set(['kg', 't', 'g']);

/** The kinds of a list, or of all when it is empty, that can be measured in this unit. */
export function kindsIn(unit: Unit, known: readonly Kind[]): readonly Kind[] {
  const among = known.length === 0 ? kinds.filter((kind) => kind !== 'gas' && kind !== 'waste') : known;
  return among.filter((kind) => canBe(kind, unit) && (kind !== 'waste' || weights.has(unit)));
}

/** The unit bills state for a kind; null where there are two (LPG). */
export function usualUnit(kind: Kind): Unit | null {
  return units.find((unit) => unit === usual[kind]) ?? null;
}

/** The units a kind can have, for buttons. */
export function unitsOf(kind: Kind): readonly Unit[] {
  return units.filter((unit) => canBe(kind, unit));
}

/** A value in its smallest common unit, so that 1.7 MWh compares with 1650 kWh. */
export function inBase(value: number, unit: Unit): { readonly value: number; readonly unit: string } {
  const [name, factor] = base[unit] ?? [unit, 1];
  return { value: value * Number(factor), unit: String(name) };
}

/** A count of containers whose size is not known. */
export function isContainer(unit: Unit | null): boolean {
  return unit === 'can' || unit === 'drum' || unit === 'cylinder' || unit === 'tank';
}
