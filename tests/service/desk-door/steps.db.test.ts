import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SlackUser } from '../../../src/adapters/twin/slack-twin.ts';
import type { AdviceContent } from '../../../src/bot/advice/record.ts';
import { writeStepAct } from '../../../src/bot/desk/staff/step-acts.ts';
import { appendAdvice } from '../../../src/db/repositories/advice.ts';
import { stepsOfFirms } from '../../../src/db/repositories/steps.ts';
import { builtInKnowledge } from '../../../src/engine/knowledge/built-in.ts';
import { addMonths, monthsFrom } from '../../../src/engine/period.ts';
import { proposalBlocks } from '../../../src/service/desk-door/firm-proposals.ts';
import { openTestDoor, shownIn } from '../../support/desk-door.ts';
import { openTestStorage, type TestStorage } from '../../support/storage.ts';

let storage: TestStorage;
let stage: Awaited<ReturnType<typeof openTestDoor>>;
beforeAll(async () => {
  storage = await openTestStorage({ max: 8 });
  stage = await openTestDoor(storage);
});
afterAll(async () => {
  await stage.app.close();
  await storage.close();
});

/** A firm that agreed to be supported, and somebody of the staff. */
async function scene({ months = 0, ...change }: { readonly months?: number; readonly role?: string } = {}) {
  const programmeId = await stage.desk.programme();
  const person = await stage.person(programmeId, '相談 花子', change);
  const { businessId, conversationId, keyId } = await stage.desk.firm(programmeId);
  const siteId = randomUUID();
  await storage.database.scoped(programmeId, async (db) => {
    const [key] = await db.execute<{ wrapped: Buffer }>(sql`select wrapped from data_keys where id = ${keyId}::uuid`);
    const name = storage.vault.seal({ keyId, wrapped: key?.wrapped ?? null }, '本店', 'site');
    await db.execute(sql`insert into sites (id, programme_id, business_id, name_enc, position, created_at)
      values (${siteId}::uuid, ${programmeId}::uuid, ${businessId}::uuid, ${name}, 0, '2026-01-01')`);
    await db.execute(sql`insert into site_energy (programme_id, site_id, kind, unit, supplier_code, position)
      values (${programmeId}::uuid, ${siteId}::uuid, 'electricity', 'kWh', 'default', 0)`);
    await db.execute(sql`insert into consents (id, programme_id, conversation_id, business_id, purpose, text_version, given, channel, at)
      values (gen_random_uuid(), ${programmeId}::uuid, ${conversationId}::uuid, ${businessId}::uuid, 'use', '1', true, 'line', '2026-01-01')`);
    for (const month of monthsFrom('2026-01', addMonths('2026-01', months - 1)).slice(0, months))
      await db.execute(sql`insert into readings (id, programme_id, business_id, site_id, kind, value, unit, period_from, period_to, month, origin, recorded_by, recorded_at)
        values (gen_random_uuid(), ${programmeId}::uuid, ${businessId}::uuid, ${siteId}::uuid, 'electricity', 100, 'kWh',
          ${`${month}-01`}::date, (${`${month}-01`}::date + interval '1 month - 1 day')::date, ${month}, 'typed', ${conversationId}::uuid, '2026-10-01')`);
  });
  const said = (record: AdviceContent) =>
    storage.database.scoped(programmeId, (db) =>
      appendAdvice(db, programmeId, {
        ...{ businessId, origin: 'service' as const, conversationId, records: [record] },
        now: stage.desk.options.clock.now(),
      }),
    );
  const book = { ...storage, programmeId };
  const rows = () =>
    storage.database.scoped(programmeId, (db) =>
      db.execute<{ origin: string; record: object }>(
        sql`select origin, record from advice_records where business_id = ${businessId}::uuid and origin = 'staff' order by id`,
      ),
    );
  const standing = async () => (await stepsOfFirms(book, stage.desk.options.clock.now(), businessId))[0]?.steps;
  const proposals = async (holds: boolean) =>
    shownIn(
      await proposalBlocks({ now: stage.desk.options.clock.now() }, { book }, { firm: { id: businessId }, holds }),
    ).texts;
  return { person, said, rows, standing, proposals, value: writeStepAct({ programmeId, businessId }) };
}

const modal = (user: SlackUser) => {
  const view = user.modals().at(-1);
  if (view === undefined) throw new Error('no modal is open');
  return { ...view, ...shownIn(view.view['blocks']) };
};
const submit = async (user: SlackUser, step: string) => {
  const { id } = modal(user);
  await stage.settle(user.submit(id, { step }));
  return user.modals().find((one) => one.id === id)?.errors ?? null;
};

it('is recorded from the firm’s page, with who it was, and taken back', async () => {
  const { person, rows, standing, value } = await scene();
  await stage.press(person.user, value);
  expect(modal(person.user).values).toEqual(['seminar', 'school']);
  expect(await submit(person.user, 'seminar')).toEqual({});
  expect(modal(person.user).texts).toContain('記録しました');
  expect(await standing()).toMatchObject({ seminar: true, position: { state: 'know' } });
  await stage.press(person.user, value);
  expect(modal(person.user).values).toEqual(['undo-seminar', 'school']);
  expect(await submit(person.user, 'undo-seminar')).toEqual({});
  expect(await standing()).toMatchObject({ seminar: false });
  const seminar = { about: 'attended', what: 'seminar', by: person.id };
  expect(await rows()).toEqual([
    { origin: 'staff', record: seminar },
    { origin: 'staff', record: { ...seminar, undone: true } },
  ]);
});

it('lets the invitation that waits go out, once, and says so on the form', async () => {
  const { person, said, rows, standing, value } = await scene({ months: 6 });
  await said({ about: 'willing', value: true });
  expect(await standing()).toMatchObject({ waits: 'measure-reduce', months: 6 });
  await stage.press(person.user, value);
  expect(modal(person.user).texts).toContain('承認を待っています');
  expect(await submit(person.user, 'approve')).toEqual({});
  expect(await rows()).toEqual([
    { origin: 'staff', record: { about: 'approval', nudge: 'measure-reduce', by: person.id } },
  ]);
  expect(await standing()).toMatchObject({ waits: null, approved: ['measure-reduce'] });
});

it('is decided from the firm as it stands when the form is sent', async () => {
  const { person, said, rows, value } = await scene();
  await stage.press(person.user, value);
  await said({ about: 'attended', what: 'seminar' });
  expect(await submit(person.user, 'seminar')).toMatchObject({ step: expect.stringContaining('もうそのとおり') });
  expect(await rows()).toEqual([]);
});

it('proposes on the page nothing that the firm has declined, as far as the reader may know of it', async () => {
  const { said, proposals } = await scene({ months: 9 });
  const before = await proposals(true);
  const first = builtInKnowledge.measures.find(({ title }) => before.includes(title.ja));
  if (first === undefined) throw new Error('nothing is proposed');
  const declined = { about: 'measure', measureId: first.id, step: 'declined', reason: 'cost', month: null } as const;
  await said(declined);
  expect(await proposals(true)).not.toContain(first.title.ja);
  expect(await proposals(false)).toContain(first.title.ja);
});

it('is for consultants who may act', async () => {
  const { person, rows, value } = await scene({ role: 'official' });
  await stage.press(person.user, value);
  expect(modal(person.user).values).toEqual([]);
  expect(await rows()).toEqual([]);
});
