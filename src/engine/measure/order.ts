import { costBands, type Measure } from '../knowledge/measure.ts';
import type { Estimate } from './estimate-part.ts';
import type { Score } from './score.ts';

type Ranked = { readonly measure: Measure; readonly estimate: Estimate | null; readonly score: Score };

// Own judgement: a second proposal about the same use has to be better by this than the first about another.
const repeated = 0.04;
// Own judgement: below this part of the firm's energy a measure is not worth a line.
const leastReach = 0.03;

/** Whether a measure is worth a line: it is about more than a crumb of the firm's energy, or the owner gave its figures. */
export function isWorthwhile({ estimate, score }: Ranked): boolean {
  return estimate?.oneFigure === 'owner' || score.reach >= leastReach;
}

/** Best first, and no long row of proposals about the same use: each further one counts a little less. */
export function ordered<Row extends Ranked>(rows: readonly Row[]): readonly Row[] {
  const seen = new Map<string, number>();
  const counted = rows.toSorted(byScore).map((row) => {
    const { use } = row.measure.saving.basis;
    const earlier = seen.get(use) ?? 0;
    seen.set(use, earlier + 1);
    return { row, counts: row.score.total - repeated * earlier };
  });
  return counted.toSorted((a, b) => before(a, b)).map(({ row }) => row);
}

function byScore(a: Ranked, b: Ranked): number {
  return b.score.total - a.score.total || a.measure.id.localeCompare(b.measure.id);
}

type Counted = { readonly row: Ranked; readonly counts: number };

/** The better count first; among equals (to a twentieth) what is free, then what is operated, then what has a figure. */
function before(a: Counted, b: Counted): number {
  const step = ({ counts }: Counted): number => Math.round(counts * 20);
  const cost = ({ row }: Counted): number => costBands.indexOf(row.measure.costBand);
  const works = ({ row }: Counted): number => (row.measure.category === 'operation' ? 0 : 1);
  const figure = ({ row }: Counted): number => (row.estimate === null ? 1 : 0);
  return (
    step(b) - step(a) ||
    cost(a) - cost(b) ||
    works(a) - works(b) ||
    figure(a) - figure(b) ||
    b.counts - a.counts ||
    a.row.measure.id.localeCompare(b.row.measure.id)
  );
}
