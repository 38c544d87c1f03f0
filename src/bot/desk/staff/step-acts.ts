import { z } from 'zod';

/** The form in which staff record a firm's way. */
export type StepAct = { readonly programmeId: string; readonly businessId: string };

const shape = z.tuple([z.literal('firm'), z.literal('steps'), z.uuid(), z.uuid()]);

/** The act as a button's value or a form's metadata. */
export function writeStepAct({ programmeId, businessId }: StepAct): string {
  return ['firm', 'steps', programmeId, businessId].join('/');
}

/** Reads an act back; null when it is none of ours. What it names still has to be checked: anybody can send a value. */
export function readStepAct(value: string): StepAct | null {
  const parsed = shape.safeParse(value.split('/'));
  if (!parsed.success) return null;
  const [, , programmeId, businessId] = parsed.data;
  return { programmeId, businessId };
}
