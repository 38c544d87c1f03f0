import { attribution } from '../../engine/emission/tables.ts';
import type { ProgrammeDocument } from '../programme/document.ts';
import { type Handover, handover, handoverVersion } from './document.ts';
import type { HandoverFirm } from './firm.ts';

/** What a document is made of. */
export type HandoverParts = Pick<Handover, 'scope' | 'ledgerId' | 'exportedAt'> & {
  readonly programme: { readonly code: string; readonly document: ProgrammeDocument };
  readonly data: Pick<Handover, 'firms' | 'withheld' | 'staff' | 'knowledge'>;
};

/** Puts a document together and checks its form. @throws {z.ZodError} what is stored does not fit it */
export function handoverOf({
  scope,
  ledgerId,
  exportedAt,
  programme: { code, document },
  data,
}: HandoverParts): Handover {
  return handover.parse({
    ...{ format: 'hakaru-handover', version: handoverVersion, scope, ledgerId, exportedAt },
    programme: { code, document },
    ...data,
    attribution,
  });
}

/** The document as text. */
export function handoverText(document: Handover): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** What of a case its owner has seen: what they wrote themselves, and what reached them. */
const seen: ReadonlySet<string> = new Set(['opened', 'owner-wrote', 'owner-edited', 'sent', 'closed']);

/** The firm as its own people get it: everything of theirs, and nothing about the people who work for the programme. */
export function forOwner(firm: HandoverFirm): HandoverFirm {
  return {
    ...firm,
    readings: firm.readings.map((row) => ({
      ...row,
      staff: null,
      recordedBy: row.origin === 'staff' ? null : row.recordedBy,
      withdrawn: row.withdrawn === null ? null : { ...row.withdrawn, by: null },
    })),
    consultations: firm.consultations.map((one) => ({ ...one, handler: null, steps: stepsSeen(one) })),
  };
}

type Case = HandoverFirm['consultations'][number];

/** A message from staff has its words in the step by which it was asked for. */
function stepsSeen({ steps }: Case): Case['steps'] {
  const drafts = new Map(steps.filter(({ what }) => what === 'send-asked').map(({ about, words }) => [about, words]));
  return steps
    .filter(
      ({ what, by, words }) =>
        seen.has(what) && (what === 'sent' || what === 'closed' || (by === null && words !== null)),
    )
    .map((step) => ({
      ...{ at: step.at, what: step.what, by: null, about: null, knowledge: step.knowledge },
      words: step.what === 'closed' ? null : (step.words ?? drafts.get(step.about) ?? null),
    }));
}
