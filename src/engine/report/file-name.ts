import type { ReportKind, ReportQuestion } from './input.ts';

/** What a file's name says: programme, kind, firm, months, version, state and day, in letters that every system takes. */
export type Named = Pick<ReportQuestion, 'kind' | 'period' | 'madeOn' | 'approvedBy'> & {
  readonly code: string;
  readonly firm: number | null;
  /** Of the version. */
  readonly number: number;
};

/** The name of a report's file without its ending: `city_periodic_2026-08_2026-11_v1_draft_2026-12-01`. */
export function fileName({ code, kind, firm, period, number, approvedBy, madeOn }: Named): string {
  const whose = kind === 'firm' ? [`firm${firm ?? 0}`] : [wordOf(kind)];
  const state = approvedBy === null ? 'draft' : 'approved';
  return [code, ...whose, period.from, period.to, `v${number}`, state, madeOn].join('_');
}

function wordOf(kind: ReportKind): string {
  return kind === 'city' ? 'final' : kind;
}
