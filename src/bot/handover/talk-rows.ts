import { type HandoverCell, type Say, yesNo } from './cells.ts';
import type { Handover } from './document.ts';

/** Which answers a firm was shown, and in which edition of the knowledge. */
export function shownRows({ firms }: Handover): readonly (readonly HandoverCell[])[] {
  return firms.flatMap(({ number, shown }) =>
    shown.map(({ at, itemType, itemId, edition }) => [number, at, `${itemType} ${itemId}`, edition]),
  );
}

/** Every step of every case, one row each. */
export function caseRows({ firms }: Handover, say: Say): readonly (readonly HandoverCell[])[] {
  return firms.flatMap((firm) =>
    firm.consultations.flatMap(({ number, openedAt, closedAt, reason, complaint, steps }) =>
      steps.map(({ at, what, by, words }) => [
        ...[firm.number, number, openedAt, closedAt, reason, yesNo(say, complaint)],
        ...[at, what, by, words],
      ]),
    ),
  );
}

/** What people said of the programme. */
export function opinionRows({ firms }: Handover): readonly (readonly HandoverCell[])[] {
  return firms.flatMap(({ number, opinions }) => opinions.map(({ at, kind, words }) => [number, at, kind, words]));
}
