import { type EnergyKind, energyDefinition } from '../energy/registry.ts';
import type { Period } from '../period.ts';
import { total, totalIfKnown } from '../summary/reading.ts';
import type { Line } from './line.ts';
import { isEnergy, type Year } from './pairing.ts';

/** Which lines a figure adds up. What is left out is not asked about; without a kind all energy, without waste. */
export type Pick = {
  readonly measure: 'co2' | 'use';
  readonly year: Year;
  /** Numbers of firms; left out: all of the report. */
  readonly firms?: readonly number[];
  /** The number of a place of the one firm that is named. */
  readonly site?: number;
  readonly month?: string;
  /** The name of a group of firms, which are then not named themselves where lines are not told. */
  readonly group?: string;
  readonly kind?: EnergyKind;
  /** Only months that are whole in both years. */
  readonly paired?: true;
};

/** A figure with what it rests on. `value` null: nothing of it is known, which is not zero. */
export type Figure = {
  readonly pick: Pick;
  readonly value: number | null;
  readonly unit: string;
  readonly period: Period;
  readonly provisional: boolean;
  /** Something that was expected is not in it. */
  readonly partial: boolean;
  /** Too few firms: it is not told, and neither is how it would be computed. */
  readonly suppressed: boolean;
  /** Places of its lines in the report's list, from 0. */
  readonly lines: readonly number[];
  readonly factorIds: readonly string[];
};

/** Whether a line belongs to a figure. */
export function isPicked(line: Line, pick: Pick): boolean {
  return (
    line.year === pick.year &&
    (pick.firms?.includes(line.firm) ?? true) &&
    (pick.site === undefined || line.site === pick.site) &&
    (pick.month === undefined || line.month === pick.month) &&
    (pick.kind === undefined ? isEnergy(line.kind) : line.kind === pick.kind) &&
    (pick.paired === undefined || line.paired)
  );
}

type About = { readonly period: Period; readonly partial?: boolean; readonly base?: number };

/** A line with its place in a list. */
export type Placed = readonly [at: number, line: Line];

/**
 * Adds up what a pick names. `partial` is said by who asks, as only it knows what was expected; `base` is the place of
 * the first of these lines in the report's list.
 */
export function figureOf(lines: readonly Line[], pick: Pick, about: About): Figure {
  return figureAmong([...lines.entries()], pick, about);
}

/** The same among some lines, which may be a choice of the list that their places count in. */
export function figureAmong(
  placed: readonly Placed[],
  pick: Pick,
  { period, partial = false, base = 0 }: About,
): Figure {
  const mine = placed.filter(([, line]) => isPicked(line, pick));
  const members = mine.map(([, line]) => line);
  const withoutCo2 = pick.measure === 'co2' && members.some(({ kgCo2 }) => kgCo2 === null);
  return {
    pick,
    value: pick.measure === 'co2' ? co2Of(members) : useOf(members),
    unit: pick.measure === 'co2' ? 'kg-CO2' : (energyDefinition(pick.kind ?? '')?.unit ?? ''),
    period,
    provisional: members.some(({ provisional }) => provisional),
    partial: partial || withoutCo2,
    suppressed: false,
    lines: mine.map(([at]) => at + base),
    factorIds: [...new Set(members.flatMap(({ factor }) => (factor === null ? [] : [factor.id])))].toSorted(),
  };
}

function co2Of(lines: readonly Line[]): number | null {
  const known = lines.flatMap(({ kgCo2 }) => (kgCo2 === null ? [] : [kgCo2]));
  return known.length === 0 ? null : total(known);
}

/** Only the first line of a row carries its use; a row that cannot be converted leaves the sum unknown. */
function useOf(lines: readonly Line[]): number | null {
  const rows = [...Map.groupBy(lines, ({ row }) => row).values()];
  return totalIfKnown(rows.map((parts) => parts.find(({ use }) => use !== null)?.use ?? null));
}

/** The same figure without what it rests on: neither lines nor factors nor, of a group, the numbers of its firms. */
export function unnamed(figure: Figure): Figure {
  const { firms, ...pick } = figure.pick;
  const told = pick.group === undefined && firms !== undefined ? figure.pick : pick;
  return { ...figure, pick: told, lines: [], factorIds: [] };
}

/** The same figure, told to nobody: neither its value nor its lines are left in it. */
export function suppressed(figure: Figure): Figure {
  return { ...unnamed(figure), value: null, provisional: false, partial: false, suppressed: true };
}
