import { z } from 'zod';

/** What can be pressed or sent about reports. `about`: the name of the form that is sent, or the job that made them. */
const actNames = ['form', 'cancel', 'approve', 'release'] as const;

/** A press or a form about reports of a programme. */
export type ReportAct = {
  readonly act: (typeof actNames)[number];
  readonly programmeId: string;
  readonly about: string;
};

const shape = z.tuple([z.literal('report'), z.enum(actNames), z.uuid(), z.uuid()]);

/** The act as a button's value or a form's metadata. */
export function writeReportAct({ act, programmeId, about }: ReportAct): string {
  return ['report', act, programmeId, about].join('/');
}

/** Reads an act back; null when it is none of ours. What it names still has to be checked: anybody can send a value. */
export function readReportAct(value: string): ReportAct | null {
  const parsed = shape.safeParse(value.split('/'));
  if (!parsed.success) return null;
  const [, act, programmeId, about] = parsed.data;
  return { act, programmeId, about };
}
