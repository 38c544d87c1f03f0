import { z } from 'zod';
import { programmeDocument } from '../programme/document.ts';
import { handoverFirm } from './firm.ts';

/** Raised when the form of the document changes; older ones stay readable. */
export const handoverVersion = 1;

const at = z.iso.datetime({ offset: true });

/** Why a firm of the programme is not in the document: only its number is told. */
const withheld = z.strictObject({
  number: z.int(),
  why: z.enum(['erased', 'not-joined', 'use-withdrawn']),
});

/**
 * Everything that the next contractor, or a firm itself, gets: one JSON document. Not in it are the ids of people on
 * their platform, names of staff, keys, messages on their way, and what people said to the bot beside the figures.
 */
export const handover = z
  .strictObject({
    format: z.literal('hakaru-handover'),
    version: z.literal(handoverVersion),
    scope: z.enum(['programme', 'business']),
    /** The row of the ledger under which it left. */
    ledgerId: z.uuid(),
    exportedAt: at,
    programme: z.strictObject({ code: z.string(), document: programmeDocument }),
    staff: z
      .array(
        z.strictObject({
          id: z.uuid(),
          role: z.enum(['consultant', 'official', 'operator']),
          approvedOn: z.iso.date(),
          createdAt: at,
        }),
      )
      .describe('only those that the rows name, without their names'),
    knowledge: z.array(z.string()).describe('editions of the knowledge that answers were shown from'),
    withheld: z.array(withheld),
    firms: z.array(handoverFirm),
    attribution: z.string().describe('has to stand wherever the figures are shown'),
  })
  .describe('hakaru hand-over document');
export type Handover = z.infer<typeof handover>;

/** The description of the document for other programs, as JSON Schema. */
export function handoverSchema(): object {
  return z.toJSONSchema(handover, { io: 'input', unrepresentable: 'any' });
}
