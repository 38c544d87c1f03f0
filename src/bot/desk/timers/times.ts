import { z } from 'zod';

const minutes = z.int().min(1).max(100_000);

/** How long things wait: business minutes, but where seconds or plain minutes are named. */
export const deskTimes = z
  .strictObject({
    /** Within this time an answer is promised. */
    answer: minutes.default(120),
    /** Alerts while nobody has claimed, counted from the posting; the last one comes again and again. */
    ladder: z
      .tuple([minutes, minutes, minutes])
      .refine(([first, second, third]) => first < second && second < third, 'must grow')
      .readonly()
      .default([5, 15, 60]),
    /** A claimed case whose owner waits. */
    silent: minutes.default(30),
    /** A claimed case in which its holder does nothing. */
    lease: minutes.default(420),
    transfer: minutes.default(30),
    /** After a question to the owner: three days of seven hours. */
    idle: minutes.default(1_260),
    undoSeconds: z.int().min(0).max(120).default(8),
    /** A card that is not known to be posted; plain minutes, as machines know no closing time. */
    postMinutes: minutes.default(2),
    /** The last message of a case that is still on its way; plain minutes. */
    settleMinutes: minutes.default(20),
    /** The bot's return that is not known to have happened; plain minutes. */
    returnMinutes: minutes.default(2),
  })
  .readonly();

export type DeskTimes = z.infer<typeof deskTimes>;

/** The times of the house. */
export const usualTimes: DeskTimes = deskTimes.parse({});
