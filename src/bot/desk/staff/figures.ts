import { z } from 'zod';

/** What can be done about the figures of a firm: a form is opened or sent, or what was entered is taken back. */
const acts = ['figure', 'figure-undo'] as const;

/** A press or a form about a firm's figures. `entry`: the form that was opened, or the row that is meant. */
export type FigureAct = {
  readonly act: (typeof acts)[number];
  readonly programmeId: string;
  readonly businessId: string;
  readonly entry: string;
};

const shape = z.tuple([z.literal('firm'), z.enum(acts), z.uuid(), z.uuid(), z.uuid()]);

/** The act as a button's value or a form's metadata. */
export function writeFigureAct({ act, programmeId, businessId, entry }: FigureAct): string {
  return ['firm', act, programmeId, businessId, entry].join('/');
}

/** Reads an act back; null when it is none of ours. What it names still has to be checked: anybody can send a value. */
export function readFigureAct(value: string): FigureAct | null {
  const parsed = shape.safeParse(value.split('/'));
  if (!parsed.success) return null;
  const [, act, programmeId, businessId, entry] = parsed.data;
  return { act, programmeId, businessId, entry };
}
