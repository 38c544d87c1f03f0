import { z } from 'zod';
import { slackActSchema } from './slack-acts.ts';

const base64 = z.base64().max(14_000_000);
const photo = z.object({ contentType: z.enum(['image/jpeg', 'image/png']), base64 });

/** Everything an owner can do on the phone. */
export const actSchema = z.discriminatedUnion('do', [
  z.object({ do: z.enum(['follow', 'block', 'unblock']) }),
  z.object({ do: z.literal('text'), text: z.string().min(1).max(5000), quotedId: z.string().max(100).nullable() }),
  z.object({
    do: z.literal('sticker'),
    packageId: z.string().max(20),
    stickerId: z.string().max(20),
    keywords: z.array(z.string().max(50)).max(20),
  }),
  z.object({ do: z.literal('images'), images: z.array(photo).min(1).max(20) }),
  z.object({ do: z.literal('file'), fileName: z.string().min(1).max(255), base64 }),
  z.object({
    do: z.literal('location'),
    title: z.string().max(100),
    address: z.string().max(100),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
  z.object({ do: z.literal('unsend'), messageId: z.string().max(100) }),
  z.object({ do: z.literal('tap'), label: z.string().max(100), picked: z.string().max(20).optional() }),
  z.object({
    do: z.literal('tapAt'),
    messageId: z.string().max(100),
    index: z.int().min(0).max(500),
    picked: z.string().max(20).optional(),
  }),
]);

/** One thing an owner does on the phone. */
export type Act = z.infer<typeof actSchema>;

/** Bodies of the page's requests, by route. */
export const bodies = {
  owner: z.object({ name: z.string().trim().min(1).max(20) }),
  act: z.object({ owner: z.string().max(100), act: actSchema }),
  screen: z.object({ owner: z.string().max(100) }),
  clock: z.discriminatedUnion('to', [
    z.object({ to: z.enum(['real', 'next-day', 'reporting-day']) }),
    z.object({ to: z.literal('moment'), at: z.iso.datetime() }),
  ]),
  faults: z.object({ '429': z.boolean(), '500': z.boolean(), lost: z.boolean(), redeliver: z.boolean() }).partial(),
  slack: z.object({ user: z.string().max(50) }),
  slackAct: z.object({ user: z.string().max(50), act: slackActSchema }),
} as const;
