import type { ProgrammeDocument } from '../../bot/programme/document.ts';
import { addMonths } from '../../engine/period.ts';

/** The document as it would be written for another year; `years`: by how many it was moved. */
export type MovedDocument = { readonly document: ProgrammeDocument; readonly years: number };

/**
 * Moves a programme by whole years so that it runs on `today`. Where no year's term holds that day, it is the one that
 * began last: the programme has just ended then.
 */
export function documentFor(document: ProgrammeDocument, today: string): MovedDocument {
  const { from } = document.term;
  const sameYear = Number(today.slice(0, 4)) - Number(from.slice(0, 4));
  const years = movedDay(from, sameYear) <= today ? sameYear : sameYear - 1;
  return { document: moved(document, years), years };
}

function moved(document: ProgrammeDocument, years: number): ProgrammeDocument {
  if (years === 0) return document;
  const months = (list: readonly string[]): string[] => list.map((month) => addMonths(month, years * 12));
  return {
    ...document,
    term: { from: movedDay(document.term.from, years), to: movedDay(document.term.to, years) },
    supportMonths: months(document.supportMonths),
    comparisonMonths: months(document.comparisonMonths),
  };
}

/** 29 February becomes 28 February where there is none. */
function movedDay(day: string, years: number): string {
  const month = addMonths(day.slice(0, 7), years * 12);
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
  return `${month}-${String(Math.min(Number(day.slice(8, 10)), last)).padStart(2, '0')}`;
}
