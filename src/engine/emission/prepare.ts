import { add, type Exact, exact, multiply, ratio, toNumber } from '../exact.ts';
import { type Period, type Span, spanOf, splitByFiscalYear } from '../period.ts';
import { ok, type Result } from '../result.ts';
import { apply, quantityOf, type Scale, scaleOf } from '../scale.ts';
import type { Unit } from '../unit.ts';
import type { Assumption } from './assumption.ts';
import { type PreparedInput, selectionOf } from './input.ts';
import { lookupOf } from './lookup.ts';
import type { EmissionProblem } from './problem.ts';
import { quantityProblem } from './quantity.ts';
import type { FactorSource, FactorTables } from './schema.ts';
import type { Choice } from './select/choice.ts';
import { choose } from './select/choose.ts';
import { factorTables } from './tables.ts';

/** The share of a use that falls to one factor. Part quantities and emissions add up to the whole exactly. */
export type EmissionPart = {
  readonly factorId: string;
  readonly kgCo2PerUnit: number;
  /** In the factor's unit. */
  readonly quantity: number;
  readonly unit: Unit;
  readonly kgCo2: number;
  readonly source: FactorSource;
  /** The days of this part, both included. */
  readonly period: Period;
};

/** What a use comes to. Nothing is rounded but once, to the nearest double. */
export type Calculation = {
  readonly kgCo2: number;
  readonly scope: 1 | 2 | 3;
  /** Heat of the use in GJ; null where no source gives a heat value. */
  readonly energyGj: number | null;
  /** Crude-oil equivalent in kL (GJ × 0.0258); null where the heat is unknown. */
  readonly crudeOilKl: number | null;
  readonly parts: readonly EmissionPart[];
  readonly provisional: boolean;
  readonly assumptions: readonly Assumption[];
};

/** Calculates one selection for any quantity. Problems: the quantity's. */
export type Calculator = (quantity: number) => Result<Calculation, EmissionProblem>;

type ReadyPart = {
  readonly frame: Omit<EmissionPart, 'quantity' | 'kgCo2'>;
  readonly quantity: Scale;
  readonly kgCo2: Scale;
};

type Ready = Omit<Calculation, 'kgCo2' | 'energyGj' | 'crudeOilKl' | 'parts'> & {
  readonly kgCo2: Scale;
  readonly energyGj: Scale | null;
  readonly crudeOilKl: Scale | null;
  readonly parts: readonly ReadyPart[];
};

type Slice = { readonly choice: Choice; readonly span: Span; readonly share: Exact };

// @source 省エネ法・SHK制度の原油換算: kL = GJ × 0.0258
const crudeOilPerGj = exact('0.0258');

/** Finds the factors of a use once, for any quantity. Every problem but the quantity's shows here. */
export function prepare(
  input: PreparedInput,
  tables: FactorTables = factorTables,
): Result<Calculator, EmissionProblem> {
  const lookup = lookupOf(tables);
  const selection = selectionOf(input, lookup);
  if (!selection.ok) return selection;
  const span = spanOf(input.period);
  if (!span.ok) return span;
  const slices: Slice[] = [];
  for (const piece of splitByFiscalYear(span.value)) {
    const choice = choose(selection.value, piece.fiscalYear, lookup);
    if (!choice.ok) return choice;
    const share = ratio(BigInt(piece.days), BigInt(span.value.days));
    slices.push({ choice: choice.value, span: piece, share });
  }
  const ready = join(slices);
  return ok((quantity) => calculateReady(ready, quantity));
}

function join(slices: readonly Slice[]): Ready {
  const kgCo2 = sum(slices.map(({ choice, share }) => times(choice.kgCo2PerUnit, choice.unitsPerInput, share)));
  const heats = slices.flatMap(({ choice, share }) =>
    choice.gjPerInput === null ? [] : [times(choice.gjPerInput, share)],
  );
  const energy = heats.length === slices.length ? sum(heats) : null;
  return {
    kgCo2: scaleOf(kgCo2),
    scope: slices[0]?.choice.scope ?? 1,
    energyGj: energy === null ? null : scaleOf(energy),
    crudeOilKl: energy === null ? null : scaleOf(multiply(energy, crudeOilPerGj)),
    parts: slices.map(readyPart),
    provisional: slices.some(({ choice }) => choice.provisional),
    assumptions: [...new Set(slices.flatMap(({ choice }) => choice.assumptions))],
  };
}

function readyPart({ choice, span, share }: Slice): ReadyPart {
  const quantity = times(choice.unitsPerInput, share);
  return {
    frame: {
      factorId: choice.factorId,
      kgCo2PerUnit: toNumber(choice.kgCo2PerUnit),
      unit: choice.unit,
      source: choice.source,
      period: { from: span.from, to: span.to },
    },
    quantity: scaleOf(quantity),
    kgCo2: scaleOf(times(quantity, choice.kgCo2PerUnit)),
  };
}

const times = (...factors: readonly Exact[]): Exact => factors.reduce(multiply, exact('1'));
const sum = (terms: readonly Exact[]): Exact => terms.reduce(add, exact('0'));

function calculateReady(ready: Ready, value: number): Result<Calculation, EmissionProblem> {
  const problem = quantityProblem(value);
  if (problem !== null) return { ok: false, problem };
  const quantity = quantityOf(value);
  const parts: EmissionPart[] = [];
  for (const { frame, quantity: share, kgCo2 } of ready.parts) {
    parts.push({
      factorId: frame.factorId,
      kgCo2PerUnit: frame.kgCo2PerUnit,
      quantity: apply(quantity, share),
      unit: frame.unit,
      kgCo2: apply(quantity, kgCo2),
      source: frame.source,
      period: frame.period,
    });
  }
  return ok({
    kgCo2: apply(quantity, ready.kgCo2),
    scope: ready.scope,
    energyGj: ready.energyGj === null ? null : apply(quantity, ready.energyGj),
    crudeOilKl: ready.crudeOilKl === null ? null : apply(quantity, ready.crudeOilKl),
    parts,
    provisional: ready.provisional,
    assumptions: ready.assumptions,
  });
}
