import { z } from 'zod';
import { deskRules, usualRules } from '../desk/consultation/rules.ts';
import { deskTimes, usualTimes } from '../desk/timers/times.ts';
import { closedDays } from './closed-days.ts';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A day of the week as documents write it. */
export const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

// Ten or eleven digits as the check of replies knows them, or an address.
const isContact = (text: string): boolean => {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return true;
  const digits = text.replace(/^\+81/, '0').replaceAll(/\D/g, '');
  return /^(\+81|0)[\d() -]+$/.test(text) && (digits.length === 10 || digits.length === 11);
};

const contact = z.string().refine(isContact, 'not a telephone number of Japan, nor an e-mail address');

/** How a programme consults: when, how fast, what calls a person, and which contacts replies may name. */
export const consultation = z.strictObject({
  hours: z
    .strictObject({ from: clockTime, to: clockTime })
    .refine(({ from, to }) => from < to, 'from is not before to'),
  weekdays: z.array(weekday).min(1),
  holidays: z.enum(['closed', 'open']).default('closed'),
  /** Closing days of the programme's own. */
  closedOn: z.array(closedDays).max(100).default([]),
  /** Cases (相談件数) until the end of the term. */
  target: z.int().min(0).default(50),
  times: deskTimes
    .refine(({ silent, lease }) => silent < lease, 'silent is not shorter than lease: nobody would be reminded')
    .default(usualTimes),
  rules: deskRules.default(usualRules),
  /** Telephone numbers and e-mail addresses of the desk, which replies may name. */
  contacts: z.array(contact).max(20).default([]),
});

export type Consultation = z.infer<typeof consultation>;
