/** Minutes of open time over so many cases. */
type Waited = { readonly cases: number; readonly mean: number; readonly median: number };

/** The consultations of the months of a report, in sums. */
export type CaseSums = {
  readonly sums: {
    readonly period: number;
    readonly since: number;
    readonly target: number;
    readonly left: number;
    readonly complaints: number;
    readonly open: number;
    readonly unanswered: number;
  };
  readonly measures: {
    readonly toClaim: Waited | null;
    readonly toAnswer: Waited | null;
    readonly asked: number;
    readonly solved: number;
    readonly notYet: number;
  };
};

/** What was done in the months of a report, counted; nothing of it is of one firm. */
export type Activities = {
  /** Firms that joined, and that left or were erased. */
  readonly joined: number;
  readonly left: number;
  /** Rows that were added to the ledger; corrections are among them. */
  readonly figures: number;
  readonly corrections: number;
  readonly byPhoto: number;
  readonly byStaff: number;
  /** Answers, measures and schemes that were shown. */
  readonly shown: number;
  /** Measures, each with how many firms it was put to, and how far they have come. */
  readonly measures: readonly {
    readonly title: string;
    readonly proposed: number;
    readonly accepted: number;
    readonly done: number;
    readonly declined: number;
  }[];
  readonly cases: CaseSums;
};
