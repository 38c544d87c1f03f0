import type { VersionProblem } from '../../engine/report/version.ts';
import type { Refusal } from '../../service/report/states.ts';

const next: Readonly<Record<VersionProblem, string>> = {
  'report-unknown': 'no such version; see: report list --programme CODE',
  'report-erased': 'a firm in it was erased, and its figures with it; make it again',
  'report-superseded': 'there is a newer version; see: report list --programme CODE',
  'report-incomplete': 'an item is missing',
  'report-consent-withdrawn': 'a firm in it does not agree any more; make it again, then it is left out',
  'report-not-approved': 'it is a draft; first: report approve ID --by NAME',
  'report-approved': 'it is approved already; let it go with: report release ID --by NAME',
  'report-released': 'it was released already; get it with: report get ID --out DIR',
  'report-firm-gone': 'the firm has left or was erased; nobody is told',
};

/** Why a step was refused, and what to do next. */
export function problemText({ refused, standing }: Refusal): readonly string[] {
  if (refused === 'report-incomplete') return standing.lacks.map((lack) => `error: ${refused}: ${lack}`);
  const firms = refused === 'report-consent-withdrawn' ? ` (firm ${standing.withdrawn.join(', ')})` : '';
  return [`error: ${refused}${firms}: ${next[refused]}`];
}

/** The problem by its name alone. */
export function problemLine(problem: VersionProblem): string {
  return `error: ${problem}: ${next[problem]}`;
}
