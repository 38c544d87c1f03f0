import type { Facts } from '../../facts.ts';
import { line, type Move, type Said, sayText } from '../talk.ts';
import { expectedAt, takeFigure } from './figure.ts';
import { placeOf } from './gaps.ts';
import { figureAt } from './place.ts';
import { readFigure } from './read-figure.ts';
import type { Memory, ReportHere, Slot } from './state.ts';

const opening =
  /^(?:さっきの?|先ほどの?|前の|いまの|今の)(?:は|が|数字は)?|^(?:訂正|修正|正しくは|間違い|まちがい)[、,:：\s]*/u;

/** The figure in a sentence that corrects the last one (さっきのは1250でした), or null. */
export function correctionIn(text: string): string | null {
  const said = text.normalize('NFKC').trim();
  const rest = said.replace(opening, '').trim();
  return rest !== said && /\d/.test(rest) ? rest : null;
}

/** What a correction without further words means: the figure stored last. */
function lastSlot({ last }: Memory, facts: Facts): Slot | null {
  const known = [...facts.readings].toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1)).at(-1);
  const slot = last?.slot ?? known ?? null;
  if (slot === null || placeOf(facts, slot) === null) return null;
  return { siteId: slot.siteId, kind: slot.kind, month: slot.month };
}

/** Asks for the right figure; the old one stays in the ledger, replaced. */
export function startCorrection(memory: Memory, facts: Facts): Move<ReportHere> {
  const slot = lastSlot(memory, facts);
  if (slot === null) return { stay: sayText(line('report.nothing-to-correct')) };
  return { to: figureAt(memory, slot, facts), lead: sayText(line('report.correct-start')) };
}

/** Takes the figure of a sentence that corrects the last one. */
export function takeCorrection(
  memory: Memory,
  said: Extract<Said, { by: 'text' }>,
  facts: Facts,
): Move<ReportHere> | null {
  const text = correctionIn(said.text);
  const slot = lastSlot(memory, facts);
  if (text === null || slot === null || !readFigure(text, expectedAt(facts, slot)).ok) return null;
  return takeFigure(figureAt(memory, slot, facts), { ...said, text }, facts);
}
