import { customType, timestamp, uuid } from 'drizzle-orm/pg-core';
import { programmes } from './programmes.ts';

/** Encrypted or hashed bytes. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** A moment, kept with its zone. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** The column behind which row-level security stands; every table has it. */
export const programmeId = () =>
  uuid('programme_id')
    .notNull()
    .references(() => programmes.id);
