import type { Measure } from '../contract.ts';
import lexicon from '../lexicon/measures.json' with { type: 'json' };
import type { MeasureMention, Normal } from '../mention.ts';

const measures = ['sale', 'generation', 'demand', 'reading', 'cost'] as const satisfies readonly Measure[];
const patterns = measures.map((measure) => ({ measure, pattern: new RegExp(lexicon[measure].join('|'), 'gu') }));

// メーターの人, 検針メーター会社: a person or a firm and no figure.
const noFigure = /^(?:の?(?:人|方|交換|会社|検針員)|屋|マン)/u;

/** Words that say what a figure is of, where it is not the use. */
export function recogniseMeasures({ text }: Normal): readonly MeasureMention[] {
  const found: MeasureMention[] = [];
  for (const { measure, pattern } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      const taken = found.some((other) => span.start < other.end && other.start < span.end);
      if (!taken && !noFigure.test(text.slice(span.end, span.end + 5)))
        found.push({ type: 'measure', measure, ...span });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
