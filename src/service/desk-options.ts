import { randomUUID } from 'node:crypto';
import { holidaysKnownUntil, nationalHolidays } from '../adapters/calendar/holidays.ts';
import type { Clock } from '../bot/ports.ts';
import type { DeskOptions } from '../db/desk/options.ts';
import { createProgrammeShelf } from '../db/turns/programmes.ts';
import type { Storage } from './storage.ts';

const leaseMs = 20_000;

/** Every national holiday that the calendar knows. */
export function allHolidays(): ReadonlySet<string> {
  return new Set(nationalHolidays('0000', holidaysKnownUntil()));
}

/** The desk's storage as a process of its own sees it. */
export function deskOptions({ database, vault }: Pick<Storage, 'database' | 'vault'>, clock: Clock): DeskOptions {
  const shelf = createProgrammeShelf();
  return { database, vault, clock, shelf, holidays: allHolidays(), owner: randomUUID(), leaseMs };
}
