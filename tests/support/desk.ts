import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { DeskEvent } from '../../src/bot/desk/consultation/event.ts';
import type { Reason } from '../../src/bot/desk/consultation/reasons.ts';
import type { ProgrammeDocument } from '../../src/bot/programme/document.ts';
import type { DeskOptions } from '../../src/db/desk/options.ts';
import type { Address } from '../../src/db/desk/place.ts';
import { addStaff } from '../../src/db/desk/staff.ts';
import { type DeskOrder, takeStep } from '../../src/db/desk/step.ts';
import { createDirectory } from '../../src/db/directory.ts';
import { addProgramme } from '../../src/db/repositories/programmes.ts';
import { createProgrammeShelf } from '../../src/db/turns/programmes.ts';
import { demoProgramme } from '../../src/service/demo-programme.ts';
import type { TestStorage } from './storage.ts';

/** Thursday, 11:00 in Japan: the desk is open. */
export const opening = '2026-11-26T02:00:00.000Z';

/** A desk over a test database, with a clock that is moved by hand. */
export type TestDesk = {
  readonly options: DeskOptions;
  /** The same desk as another process sees it. */
  readonly other: DeskOptions;
  readonly wait: (minutes: number) => void;
  readonly programme: (change?: Partial<ProgrammeDocument>) => Promise<string>;
  /** A firm in a programme, with the conversation of its owner. */
  readonly firm: (programmeId: string) => Promise<Address & { readonly businessId: string; readonly keyId: string }>;
  readonly consultant: (programmeId: string, change?: Partial<Parameters<typeof addStaff>[1]>) => Promise<string>;
  readonly take: (at: Address, event: DeskEvent, words?: string) => ReturnType<typeof takeStep>;
  /** Opens a case, and answers with its id. */
  readonly open: (at: Address, reason?: Reason, words?: string) => Promise<string>;
};

/** Opens the desk over the storage. */
export function openTestDesk({ database, vault }: TestStorage): TestDesk {
  const time = { now: Date.parse(opening) };
  const clock = { now: () => new Date(time.now) };
  const shared = { database, vault, clock, holidays: new Set<string>(), leaseMs: 20_000 };
  const options = { ...shared, shelf: createProgrammeShelf(), owner: randomUUID() };
  const numbers = new Map<string, number>();
  const take: TestDesk['take'] = (at, event, words) => {
    const order: DeskOrder = { ...at, event, eventId: randomUUID(), ...(words === undefined ? {} : { words }) };
    return takeStep(options, order);
  };
  return {
    options,
    other: { ...shared, shelf: createProgrammeShelf(), owner: randomUUID() },
    take,
    wait: (minutes) => {
      time.now += minutes * 60_000;
    },
    programme: async (change = {}) => {
      const code = `p-${randomUUID().slice(0, 8)}`;
      return (await addProgramme(database, { ...demoProgramme('2026-11-26'), code, ...change })).id;
    },
    firm: async (programmeId) => {
      const directory = createDirectory(database, vault);
      const person = { platform: 'line', channel: 'bot', person: `U-${randomUUID()}` };
      const found = (await directory.find([person])).get(directory.handle(person));
      if (found === undefined) throw new Error('the directory opens conversations');
      const { conversationId, key } = found;
      const businessId = randomUUID();
      const number = (numbers.get(programmeId) ?? 0) + 1;
      numbers.set(programmeId, number);
      await database.queues(async (db) => {
        await db.execute(sql`update data_keys set programme_id = ${programmeId}::uuid where id = ${key.keyId}::uuid`);
        await db.execute(sql`update conversations set programme_id = ${programmeId}::uuid, business_id = ${businessId}::uuid
          where id = ${conversationId}::uuid`);
      });
      await database.scoped(programmeId, (db) =>
        db.execute(sql`insert into businesses (id, programme_id, number, key_id, state, created_at)
          values (${businessId}::uuid, ${programmeId}::uuid, ${number}::int, ${key.keyId}::uuid, 'active', now())`),
      );
      return { programmeId, conversationId, businessId, keyId: key.keyId };
    },
    consultant: async (programmeId, change = {}) => {
      const person = {
        slackTeam: 'T1',
        slackUser: `U-${randomUUID()}`,
        name: '相談 花子',
        role: 'consultant' as const,
      };
      const approval = { approvedBy: '責任 太郎', approvedOn: '2026-11-01', trainedUntil: '2027-03-31' };
      const added = await addStaff(
        { database, vault, programmeId },
        { ...person, ...approval, ...change },
        clock.now(),
      );
      if (added === null) throw new Error('named twice');
      return added;
    },
    open: async (at, reason = 'asked-politely', words = '相談したいです') => {
      const consultationId = randomUUID();
      const event = { kind: 'requested', consultationId, reason, position: null, by: null } as const;
      const stepped = await take(at, event, words);
      if ('refused' in stepped) throw new Error(`not opened: ${stepped.refused}`);
      return consultationId;
    },
  };
}
