import { type EnergyKind, energyDefinition } from '../energy/registry.ts';
import { addMonths, monthsFrom, type Period } from '../period.ts';
import type { ReportFirm, ReportRow } from './input.ts';

/** The months of the report, or the same months of the year before. */
export type Year = 'now' | 'before';

/** A month of a firm that is whole in both years: only such months are compared. */
export type Pair = { readonly firm: number; readonly month: string };

/** The months that may be compared. */
export type Pairing = {
  readonly pairs: readonly Pair[];
  readonly has: (firm: number, month: string, year: Year) => boolean;
  /** What is known of a month of one of these firms. */
  readonly stateAt: (firm: ReportFirm, month: string) => MonthState;
};

/** Finds the months that are whole in both years, for the same meters. */
export function pairingOf(firms: readonly ReportFirm[], period: Period, madeOn: string): Pairing {
  const stateAt = rememberStates(madeOn.slice(0, 7));
  const pairs = firms.flatMap((firm) =>
    monthsFrom(period.from, period.to)
      .filter((month) => isPair(stateAt(firm, month), stateAt(firm, addMonths(month, -12))))
      .map((month) => ({ firm: firm.number, month })),
  );
  const known = new Set(pairs.map(({ firm, month }) => `${firm} ${month}`));
  const has = (firm: number, month: string, year: Year): boolean =>
    known.has(`${firm} ${year === 'now' ? month : addMonths(month, 12)}`);
  return { pairs, has, stateAt };
}

/** Each month of each firm is looked at once, however many figures ask about it. */
function rememberStates(present: string): Pairing['stateAt'] {
  const known = new Map<ReportFirm, { readonly rows: ReadonlyMap<string, readonly ReportRow[]> } & Remembered>();
  return (firm, month) => {
    const own = known.get(firm) ?? { rows: Map.groupBy(firm.rows, (row) => row.month), states: new Map() };
    known.set(firm, own);
    const state = own.states.get(month) ?? stateOf(firm, own.rows.get(month) ?? [], month >= present);
    own.states.set(month, state);
    return state;
  };
}

type Remembered = { readonly states: Map<string, MonthState> };

function isPair(now: MonthState, before: MonthState): boolean {
  const same = [...now.meters].toSorted().join() === [...before.meters].toSorted().join();
  // A meter that is there in one of the years only would look like a change.
  return now.whole && before.whole && same;
}

/** What of a firm's energy is known of a month. Waste and water are no energy, and are not looked at. */
export type MonthState = {
  /** It is not over and nothing is there of it yet: nothing is missing, and nothing is known. */
  readonly ahead: boolean;
  /** All that was expected is there, with its CO2. */
  readonly whole: boolean;
  readonly meters: ReadonlySet<string>;
  /** Kinds that were expected and are not there. */
  readonly missing: readonly EnergyKind[];
  /** Kinds that are there without CO2. */
  readonly withoutCo2: readonly EnergyKind[];
};

/** Whether a month of a firm is whole, and what is missing if not; `all`: its rows of that month. */
function stateOf(firm: ReportFirm, all: readonly ReportRow[], isOpen: boolean): MonthState {
  const rows = all.filter((row) => isEnergy(row.kind));
  const meters = new Set(rows.map(meterOf));
  const ahead = isOpen && rows.length === 0;
  const missing = firm.meters.filter((meter) => !ahead && isEnergy(meter.kind) && !meters.has(meterOf(meter)));
  const withoutCo2 = rows.filter(({ kgCo2 }) => kgCo2 === null);
  return {
    ahead,
    whole: rows.length > 0 && missing.length === 0 && withoutCo2.length === 0,
    meters,
    missing: [...new Set(missing.map(({ kind }) => kind))],
    withoutCo2: [...new Set(withoutCo2.map(({ kind }) => kind))],
  };
}

const meterOf = ({ site, kind }: Pick<ReportRow, 'site' | 'kind'>): string => `${site} ${kind}`;

/** Scope 1 and 2. */
export function isEnergy(kind: EnergyKind): boolean {
  const scope = energyDefinition(kind)?.scope ?? null;
  return scope === 1 || scope === 2;
}
