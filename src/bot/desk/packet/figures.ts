import { assess } from '../../../engine/plausibility/assess.ts';
import type { BusinessFacts, ReadingFacts } from '../../facts.ts';
import type { FigureSeen } from './facts.ts';
import type { FigureWarning } from './warnings.ts';

/** So many figures are shown; who wants more opens the firm's page. */
const most = 8;

type Firm = { readonly business: BusinessFacts; readonly readings: readonly ReadingFacts[] };

/** The newest figures of a firm's ledger, each with its origin and what makes it worth a second look. */
export function figuresSeen(firm: Firm, origins: ReadonlyMap<string, FigureSeen['origin']>): readonly FigureSeen[] {
  const newest = firm.readings.toSorted(
    (one, other) => other.month.localeCompare(one.month) || other.recordedAt.localeCompare(one.recordedAt),
  );
  return newest.slice(0, most).map((reading): FigureSeen => {
    const { id, siteId, kind, sort, month, quantity } = reading;
    const slot = [siteId, kind, sort ?? '', month].join('/');
    return { slot, month, kind, quantity, origin: origins.get(id) ?? 'typed', warnings: warningsOf(reading, firm) };
  });
}

function warningsOf(reading: ReadingFacts, firm: Firm): readonly FigureWarning[] {
  const found: readonly (readonly [FigureWarning, boolean])[] = [
    ['flagged', isUnusual(reading, firm)],
    ['provisional', reading.provisional],
    ['no-factor', reading.kgCo2 === null],
  ];
  return found.flatMap(([warning, applies]) => (applies ? [warning] : []));
}

/** Beside all the others it is hard to believe; each waste has a history of its own. */
function isUnusual(reading: ReadingFacts, { business, readings }: Firm): boolean {
  const others = readings.filter(
    (one) => one.id !== reading.id && (reading.kind !== 'waste' || one.sort === reading.sort),
  );
  const { employees, floorAreaM2 } = business;
  return assess(reading, others, { employees, floorAreaM2 }).verdict === 'unusual';
}
