import { energyDefinition } from '../energy/registry.ts';
import { spanOf } from '../period.ts';
import { priceFit } from './explain.ts';
import { traitsOf } from './kind-traits.ts';
import { slipsOf } from './slips.ts';
import type { Assessment, CandidateReading, LikelyCause, SiteScale } from './types.ts';

/** The answer where nothing can be compared: no warning, and no expectation made up. */
export const nothingKnown: Assessment = {
  verdict: 'plausible',
  gentle: false,
  causes: [],
  expected: null,
  because: [{ code: 'not-comparable', figure: null }],
};

/** A first reading: only the site's size, where given, and the price of the bill can speak against it. */
export function assessWithoutHistory(reading: CandidateReading, log: number, scale: SiteScale): Assessment {
  const band = bandOf(reading, scale);
  const price = priceFit(reading, 1);
  const inside = (times: number): boolean => fitsBand(log + Math.log(times), band);
  const priced = price === null || price.within;
  if (inside(1) && priced) return { ...nothingKnown, because: price === null ? [] : [priceOf(price.yen)] };
  const causes = slipsOf(reading)
    .filter(({ cause, times }) => /ten|thousand|kilo/.test(cause) && inside(times))
    .filter(({ times }) => price === null || priceFit(reading, times)?.within === true)
    .map(({ cause, fix, belief }): LikelyCause => ({ cause, fix, score: belief * 100 }))
    .toSorted((a, b) => b.score - a.score);
  const rest: LikelyCause = { cause: priced ? 'level' : 'price', fix: null, score: 0.1 };
  return {
    verdict: 'unusual',
    gentle: false,
    causes: [...causes, rest],
    expected: expectedOf(reading, band),
    because: price === null ? [] : [priceOf(price.yen)],
  };
}

function priceOf(figure: number) {
  return { code: 'yen-per-unit', figure } as const;
}

type Band = readonly [number, number] | null;

function fitsBand(log: number, band: Band): boolean {
  return band === null || (log >= Math.log(band[0] / 365) && log <= Math.log(band[1] / 365));
}

/** Use in a year that the size allows: the widest span of what employees and floor say. */
function bandOf({ kind }: CandidateReading, { employees, floorAreaM2 }: SiteScale): Band {
  const { perEmployee, perSquareMetre } = traitsOf(kind);
  const bands = [times(perEmployee, employees), times(perSquareMetre, floorAreaM2)].flatMap((band) =>
    band === null ? [] : [band],
  );
  if (bands.length === 0) return null;
  return [Math.min(...bands.map(([low]) => low)), Math.max(...bands.map(([, high]) => high))];
}

function times(band: Band, size: number | null | undefined): Band {
  return band === null || size == null || !(size > 0) ? null : [band[0] * size, band[1] * size];
}

function expectedOf({ kind, period }: CandidateReading, band: Band): Assessment['expected'] {
  const span = spanOf(period);
  const unit = energyDefinition(kind)?.unit;
  if (band === null || !span.ok || unit === undefined) return null;
  const [low, high] = [(band[0] * span.value.days) / 365, (band[1] * span.value.days) / 365];
  return { low, median: Math.sqrt(low * high), high, unit };
}
