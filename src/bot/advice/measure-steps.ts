import { addMonths } from '../../engine/period.ts';
import type { AdviceContent, AdviceRecord } from './record.ts';

type MeasureContent = Extract<AdviceContent, { readonly about: 'measure' }>;

/** Where a measure stands at a firm; `day`: since when. */
export type MeasureStep = Pick<MeasureContent, 'reason' | 'month'> & {
  readonly step: Exclude<MeasureContent['step'], 'dropped'>;
  readonly day: string;
};

/** After so many months a measure that was put off is proposed again. */
const laterMonths = 6;

/** The steps of every measure by its id, the newest last; a step that was taken back is not among them. */
export function measureSteps(advice: readonly AdviceRecord[]): ReadonlyMap<string, readonly MeasureStep[]> {
  const steps = new Map<string, readonly MeasureStep[]>();
  for (const record of advice) {
    if (record.about !== 'measure') continue;
    const { measureId, step, reason, month, day } = record;
    const before = steps.get(measureId) ?? [];
    steps.set(measureId, step === 'dropped' ? before.slice(0, -1) : [...before, { step, reason, month, day }]);
  }
  return steps;
}

/** Where one measure stands; null: nothing was decided or proposed. */
export function stepOf(advice: readonly AdviceRecord[] | undefined, id: string): MeasureStep | null {
  return (
    measureSteps(advice ?? [])
      .get(id)
      ?.at(-1) ?? null
  );
}

/** Whether a measure is not to be proposed on a day: accepted, done, or declined for good or not long ago. */
export function isSettled({ step, reason, day }: MeasureStep, today: string): boolean {
  if (step === 'proposed') return false;
  return step !== 'declined' || reason !== 'later' || !isOver(day, today);
}

function isOver(day: string, today: string): boolean {
  return today >= `${addMonths(day.slice(0, 7), laterMonths)}${day.slice(7)}`;
}

/** The record of a step. */
export function stepRecord(
  measureId: string,
  step: MeasureContent['step'],
  more: Partial<Pick<MeasureContent, 'reason' | 'month'>> = {},
): MeasureContent {
  return { about: 'measure', measureId, step, reason: more.reason ?? null, month: more.month ?? null };
}
