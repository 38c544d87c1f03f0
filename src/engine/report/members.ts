import type { ReportFirm, ReportKind } from './input.ts';

/** Who is in a report, and how many are not, by reason. Of those left out nothing but their number is told. */
export type Members = {
  readonly firms: readonly ReportFirm[];
  /** They took back their consent to the use of their figures. */
  readonly withdrawn: number;
  /** They do not agree, or no longer, that this reader hears of them. */
  readonly withheld: number;
};

/**
 * The firms that this report may speak of. What goes to the client needs the consent `client`, as its text speaks of use
 * and CO2 and not only of the name; what goes to everybody needs `statistics`. A firm may always read its own.
 */
export function membersOf(firms: readonly ReportFirm[], kind: ReportKind): Members {
  const using = firms.filter(({ consents }) => consents.use);
  if (kind === 'firm') return { firms, withdrawn: 0, withheld: 0 };
  const purpose = kind === 'publication' || kind === 'interim' ? 'statistics' : 'client';
  const agreed = using.filter(({ consents }) => consents[purpose]);
  return {
    firms: agreed.toSorted((a, b) => a.number - b.number),
    withdrawn: firms.length - using.length,
    withheld: using.length - agreed.length,
  };
}
