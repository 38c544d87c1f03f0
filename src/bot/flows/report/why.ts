import { attribution } from '../../../engine/emission/tables.ts';
import type { CardRow, MessageView } from '../../message.ts';
import { formatUnit } from '../../text/numbers.ts';
import { line, sayText } from '../talk.ts';
import type { Memory } from './state.ts';

/** The factors of the last answer: id, value, title, publisher, and the attribution that must stand beside them. */
export function showWhy({ basis }: Memory): readonly MessageView[] {
  if (basis.length === 0) return sayText(line('report.no-why'));
  const rows = basis.slice(0, 3).flatMap(({ factorId, kgCo2PerUnit, unit, title, publisher }): readonly CardRow[] => [
    {
      label: line('report.why-factor'),
      value: line('report.why-value', { factor: shortFactor(kgCo2PerUnit), unit: formatUnit(unit) }),
    },
    { label: line('report.why-id'), value: { words: factorId } },
    { label: line('report.why-title'), value: { words: title } },
    { label: line('report.why-publisher'), value: { words: publisher } },
  ]);
  return [{ view: 'card', title: line('report.why-card'), rows, note: { words: attribution } }];
}

/** A factor as it is shown: six digits that count, as many as the published tables give at most. */
export function shortFactor(kgCo2PerUnit: number): number {
  return Number(kgCo2PerUnit.toPrecision(6));
}
