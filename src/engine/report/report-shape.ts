import type { Period } from '../period.ts';
import type { Group } from './groups.ts';
import type { ReportFirm, ReportQuestion } from './input.ts';
import type { Issue } from './issues.ts';
import type { Lack } from './lacks.ts';
import type { Line } from './line.ts';
import type { Part } from './part.ts';
import type { SourceUse } from './sources.ts';

/** What is said of one firm. */
export type FirmReport = Omit<ReportFirm, 'rows' | 'meters' | 'consents'> & {
  readonly part: Part;
  readonly issues: readonly Issue[];
};

/** A report as figures and facts; the sentences come from elsewhere. */
export type Report = Pick<
  ReportQuestion,
  'kind' | 'programme' | 'period' | 'madeOn' | 'approvedBy' | 'consultations' | 'fewest'
> & {
  readonly before: Period;
  readonly counts: {
    readonly firms: number;
    readonly reporting: number;
    readonly withdrawn: number;
    readonly withheld: number;
  };
  readonly firms: readonly FirmReport[];
  readonly whole: Part;
  readonly groups: readonly Group[];
  /** What keeps it from being handed in. */
  readonly lacks: readonly Lack[];
  readonly sources: readonly SourceUse[];
  readonly lines: readonly Line[];
};
