import { z } from 'zod';

/** What a button says that belongs to no case. */
const orderNames = [
  'queue',
  'mine',
  'templates',
  'hours',
  /** Away today. */
  'away',
  'back',
] as const;

/** What is asked, and of which programme. */
export type DeskOrder = { readonly order: (typeof orderNames)[number]; readonly programmeId: string };

const shape = z.tuple([z.literal('door'), z.enum(orderNames), z.uuid()]);

/** The order as a button's value. */
export function writeOrder({ order, programmeId }: DeskOrder): string {
  return ['door', order, programmeId].join('/');
}

/** Reads an order back; null when it is none of ours. */
export function readOrder(value: string): DeskOrder | null {
  const parsed = shape.safeParse(value.split('/'));
  if (!parsed.success) return null;
  const [, order, programmeId] = parsed.data;
  return { order, programmeId };
}
