import { addMonths, monthsFrom } from '../period.ts';
import type { KnownRange } from '../scheme/profile.ts';

/** What a sustainability-linked loan needs and the firm lacks. */
export type SllLack = 'months' | 'indicator' | 'amount';

/** Whether a talk with a bank makes sense. `mayRefer`: only with the firm's consent; whether a bank lends is the bank's. */
export type SllReadiness = {
  readonly ready: boolean;
  readonly lacks: readonly SllLack[];
  readonly months: number;
  readonly mayRefer: boolean;
};

export type SllFacts = {
  readonly months: readonly { readonly month: string; readonly kgCo2: number | null }[];
  /** The amount in mind, yen, as the range that the owner chose. */
  readonly loan: KnownRange | null;
  readonly referralConsent: boolean;
};

/** A year of data: the indicator (KPI) is the CO2 of twelve months that follow each other, all of them known. */
export const sllMonths = 12;

/** What is there of the twelve months, the indicator and the amount. */
export function sllReadiness({ months, loan, referralConsent }: SllFacts): SllReadiness {
  const reported = new Set(months.map(({ month }) => month));
  const lacks: readonly SllLack[] = [
    ...(reported.size < sllMonths ? (['months'] as const) : []),
    ...(hasKnownYear(months) ? [] : (['indicator'] as const)),
    ...(loan === null ? (['amount'] as const) : []),
  ];
  const ready = lacks.length === 0;
  return { ready, lacks, months: reported.size, mayRefer: ready && referralConsent };
}

function hasKnownYear(months: SllFacts['months']): boolean {
  const gaps = new Set(months.filter(({ kgCo2 }) => kgCo2 === null).map(({ month }) => month));
  const known = new Set(months.map(({ month }) => month).filter((month) => !gaps.has(month)));
  return [...known].some((last) => monthsFrom(addMonths(last, 1 - sllMonths), last).every((month) => known.has(month)));
}
