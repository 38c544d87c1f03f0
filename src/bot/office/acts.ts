import { z } from 'zod';

/** What can be pressed or sent on the page of a programme. `argument` is what the act is about; see each. */
const actNames = [
  /** Shows the page anew; argument: none. */
  'page',
  /** The form for a message to many, one that is written already, and the form that lets it go; argument: none, or its id. */
  'notice-write',
  'notice-see',
  'notice-send',
  /** Ends one that is on its way; drops one that was not sent; argument: its id. */
  'notice-end',
  /** The form for invitations, and how those stand that were made; argument: none. */
  'invite',
  'invited',
  /** What staff entered for firms; argument: none. */
  'proxy',
  /** What was agreed with the client, and the form to add to it; argument: none. */
  'log',
  'log-add',
  /** The form for the route of a firm; argument: the firm's id. */
  'route',
  /** The pages for a briefing, as files; argument: none. */
  'briefing',
] as const;

/** A press or a form of the programme's page. */
export type OfficeAct = {
  readonly act: (typeof actNames)[number];
  readonly programmeId: string;
  readonly argument: string;
};

const shape = z.tuple([z.literal('office'), z.enum(actNames), z.uuid(), z.string().max(100)]);

/** The act as a button's value or a form's metadata. */
export function writeOfficeAct({ act, programmeId, argument }: OfficeAct): string {
  return ['office', act, programmeId, argument].join('/');
}

/** Reads an act back; null when it is none of ours. What it names still has to be checked: anybody can send a value. */
export function readOfficeAct(value: string): OfficeAct | null {
  const parsed = shape.safeParse(value.split('/'));
  if (!parsed.success) return null;
  const [, act, programmeId, argument] = parsed.data;
  return { act, programmeId, argument };
}
