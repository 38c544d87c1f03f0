import type { Facts } from '../../facts.ts';
import { line, type Moment, type Move, type Said, sayText } from '../talk.ts';
import { otherSlots } from './ask.ts';
import { takeFigure } from './figure.ts';
import { placeOf, readingOf } from './gaps.ts';
import { figureAt } from './place.ts';
import type { HereAt, Pending, ReportHere } from './state.ts';
import { store } from './store.ts';

/** はい stores, 直す asks what to change; another figure takes the place of this one. */
export function answerConfirm(here: HereAt<'confirm'>, said: Said, moment: Moment): Move<ReportHere> {
  if (said.by === 'text') return takeFigure(here, said, moment.facts);
  if (said.value === 'yes') return store(here, moment);
  return { to: { ...here, at: 'fix' } };
}

/** Which part is wrong; a figure can be typed at once. */
export function answerFix(here: HereAt<'fix'>, said: Said, facts: Facts): Move<ReportHere> {
  if (said.by === 'text') return takeFigure(here, said, facts);
  if (said.value === 'month') return { to: { ...here, at: 'fix-month' } };
  if (said.value === 'kind') return { to: { ...here, at: 'fix-kind' } };
  return { to: askAgain(here) };
}

/** The figure's question once more, the pending figure forgotten. */
export function askAgain({ memory, slot, replaces }: Pending): ReportHere {
  return { at: 'figure', memory, slot, replaces };
}

/** Moves the figure to another month, kind or site; with another unit it has to be typed anew. */
export function answerWhich(here: HereAt<'fix-month' | 'fix-kind'>, said: Said, facts: Facts): Move<ReportHere> {
  const chosen = said.by === 'option' ? otherSlots(here, facts).find((one) => one.value === said.value) : undefined;
  if (chosen === undefined) return { miss: line('report.which-miss') };
  const { slot } = chosen;
  const unit = placeOf(facts, slot)?.energy.unit;
  if (unit !== here.unit) return { to: figureAt(here.memory, slot, facts), lead: sayText(line('report.unit-changed')) };
  return { to: { ...here, at: 'confirm', slot, replaces: readingOf(facts, slot)?.id ?? null } };
}
