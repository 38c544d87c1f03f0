import type { Measure, Unit } from '../contract.ts';
import type { Figure } from '../draft.ts';
import type { MeasureMention, Span } from '../mention.ts';
import { isDenied } from './between.ts';

/** What a figure is of, and the unit that follows from it. */
export type Measured = { readonly measure: Measure; readonly unit: Unit | null; readonly said: boolean };

/** What each figure is of: by its unit, then by the nearest word of measure in its line. */
export function measureFigures(
  text: string,
  figures: readonly Figure[],
  measures: readonly MeasureMention[],
): readonly Measured[] {
  const words = measures.filter((word) => !isDenied(text, word));
  return figures.map((figure, index) => {
    const word = wordOf(text, { figures, index, words });
    return isPower(figure, figures)
      ? { measure: 'demand', unit: 'kW', said: true }
      : settle(figure, word?.measure ?? null);
  });
}

// 23,250kWh … 120kW: where both are written, the kilowatts are what was contracted.
function isPower(figure: Figure, all: readonly Figure[]): boolean {
  const power = figure.type === 'quantity' && figure.unitAssumed && figure.unit === 'kWh';
  return power && all.some((other) => other.type === 'quantity' && other.unit === 'kWh' && !other.unitAssumed);
}

type Search = {
  readonly figures: readonly Figure[];
  readonly index: number;
  readonly words: readonly MeasureMention[];
};

function wordOf(text: string, { figures, index, words }: Search): MeasureMention | null {
  const figure = figures[index];
  if (figure === undefined) return null;
  const inside = words.find(({ start, end }) => start >= figure.start && end <= figure.end);
  const from = Math.max(figures[index - 1]?.end ?? 0, text.lastIndexOf('\n', figure.start) + 1);
  const ahead = words.findLast((word) => word.start >= from && word.end <= figure.start);
  const lineEnd = text.indexOf('\n', figure.end);
  const to = Math.min(figures[index + 1]?.start ?? text.length, lineEnd < 0 ? text.length : lineEnd);
  const behind = words.find((word) => word.start >= figure.end && word.end <= to && isNear(text, figure, word));
  return inside ?? ahead ?? behind ?? null;
}

// 120kWが契約電力: right behind, or at the end of the message.
function isNear(text: string, figure: Span, word: Span): boolean {
  return !/[、。,\s\d]/.test(text.slice(figure.end, word.start));
}

// These units say by themselves what a figure is of.
const byUnit: Readonly<Partial<Record<Unit, Measure>>> = { JPY: 'cost', kW: 'demand', reading: 'reading' };
const unitBy: Readonly<Partial<Record<Measure, Unit>>> = { demand: 'kW', reading: 'reading' };

function settle(figure: Figure, word: Measure | null): Measured {
  const unit = figure.type === 'number' ? null : figure.unit;
  if (figure.type === 'readings') return { measure: 'usage', unit, said: true };
  const own = unit === null ? undefined : byUnit[unit];
  if (own !== undefined) return { measure: own, unit, said: true };
  if (word === 'cost') return ofCost(unit);
  return { measure: word ?? 'usage', unit: (word === null ? null : unitBy[word]) ?? unit, said: word !== null };
}

// 電気代 … 350kWh: the unit says that this is no amount of money.
function ofCost(unit: Unit | null): Measured {
  return unit === null ? { measure: 'cost', unit: 'JPY', said: true } : { measure: 'usage', unit, said: false };
}
