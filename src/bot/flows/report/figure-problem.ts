import type { Text } from '../../message.ts';
import { line } from '../talk.ts';
import type { ExpectedFigure, FigureProblem } from './read-figure.ts';

const plainCauses = {
  unreadable: 'report.bad-unreadable',
  several: 'report.bad-several',
  negative: 'report.bad-negative',
  approx: 'report.bad-approx',
  yen: 'report.bad-yen',
  date: 'report.bad-date',
  demand: 'report.bad-demand',
  'too-large': 'report.bad-too-large',
} as const;

/** What is asked when a figure could not be read: the cause, and how to write it. */
export function explainFigure(problem: FigureProblem, { kind, unit }: ExpectedFigure): Text {
  const example = { as: 'quantity', value: 120, unit } as const;
  const what = { as: 'kind', kind } as const;
  switch (problem.cause) {
    case 'separator':
      return line('report.bad-separator', { got: problem.got });
    case 'wrong-unit':
      return line('report.bad-unit', { kind: what, got: problem.got, example });
    case 'other-kind':
      return line('report.bad-kind', { kind: what, other: { as: 'kind', kind: problem.kind } });
    default:
      return line(plainCauses[problem.cause], { kind: what, example });
  }
}
