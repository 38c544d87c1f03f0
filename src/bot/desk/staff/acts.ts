import { z } from 'zod';

/** A case as a button names it. */
type OfCase = { readonly programmeId: string; readonly consultationId: string };

/** What a staff member can press. `argument` is what the act is about; see each. */
export const actNames = [
  /** Takes the case; argument: the revision that the card shows. */
  'claim',
  'accept',
  'decline',
  'wake',
  'release',
  /** Opens a form: to write a reply, pass the case on, lay it aside, end it, or to pick a template; argument: none. */
  'reply',
  'transfer',
  'snooze',
  'resolve',
  'templates',
  /** Shows the firm: figures, chart, consents; argument: none. */
  'firm',
  /** Makes a draft of a message in the thread; argument: `channel:ts` of the message. */
  'send',
  /** Lets a draft go, takes it back, or drops it unsent; argument: its id. */
  'confirm',
  'undo',
  'discard',
  /** Offers a correction, or an apology, for a message that was changed or deleted in Slack; argument: its id. */
  'correct',
  'apologise',
] as const;
export type ActName = (typeof actNames)[number];

/** A press, or a form that was sent, as our own buttons and forms write it. */
export type DeskAct = OfCase & { readonly act: ActName; readonly argument: string };

const shape = z.tuple([z.literal('desk'), z.enum(actNames), z.uuid(), z.uuid(), z.string().max(200)]);

/** The act as a button's value or a form's metadata. */
export function writeAct({ act, programmeId, consultationId, argument }: DeskAct): string {
  return ['desk', act, programmeId, consultationId, argument].join('/');
}

/** Reads an act back; null when it is none of ours. What it names still has to be checked: anybody can send a value. */
export function readAct(value: string): DeskAct | null {
  const parsed = shape.safeParse(value.split('/'));
  if (!parsed.success) return null;
  const [, act, programmeId, consultationId, argument] = parsed.data;
  return { act, programmeId, consultationId, argument };
}
