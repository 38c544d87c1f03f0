import type { DelaySummary } from '../jcredit/procedure.ts';
import type { Period } from '../period.ts';
import type { Activities } from './activities.ts';
import type { Group } from './groups.ts';
import type { ReportFirm, ReportQuestion } from './input.ts';
import type { Issue } from './issues.ts';
import type { SiteKarte } from './karte.ts';
import type { Lack } from './lacks.ts';
import type { Line } from './line.ts';
import type { Part } from './part.ts';
import type { SourceUse } from './sources.ts';

/** What is said of one firm. */
export type FirmReport = Omit<ReportFirm, 'rows' | 'meters' | 'consents' | 'sites' | 'delays'> & {
  readonly part: Part;
  /** Its places; empty but in its own report. */
  readonly karten: readonly SiteKarte[];
  readonly issues: readonly Issue[];
};

/** A report as figures and facts; the sentences come from elsewhere. */
export type Report = Pick<
  ReportQuestion,
  'kind' | 'programme' | 'period' | 'madeOn' | 'approvedBy' | 'consultations' | 'fewest'
> & {
  readonly activities: Activities | null;
  readonly before: Period;
  readonly counts: {
    readonly firms: number;
    readonly reporting: number;
    readonly withdrawn: number;
    readonly withheld: number;
    /** By themselves, with a consultant, and not decided; null where it is not told. */
    readonly routes: { readonly system: number; readonly consulting: number; readonly open: number } | null;
  };
  /** Why J-Credit projects could not be registered: how many firms said so, and of each reason how many. */
  readonly delays: Pick<DelaySummary, 'firms' | 'reasons'>;
  readonly firms: readonly FirmReport[];
  readonly whole: Part;
  readonly groups: readonly Group[];
  /** What keeps it from being handed in. */
  readonly lacks: readonly Lack[];
  readonly sources: readonly SourceUse[];
  readonly lines: readonly Line[];
};
