import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SlackUser } from '../../../src/adapters/twin/slack-twin.ts';
import { writeFigureAct } from '../../../src/bot/desk/staff/figures.ts';
import { deskOf } from '../../../src/db/desk/board.ts';
import { listLooks } from '../../../src/db/desk/looks.ts';
import { readingHistory } from '../../../src/db/repositories/readings.ts';
import { seeFirm } from '../../../src/service/desk-door/firm-facts.ts';
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

/** A firm with electricity at one site and a year of figures, and two consultants. */
async function scene() {
  const programmeId = await stage.desk.programme();
  const [hanako, jiro] = [await stage.person(programmeId, '相談 花子'), await stage.person(programmeId, '受付 次郎')];
  const at = await stage.desk.firm(programmeId);
  const siteId = randomUUID();
  const { businessId, conversationId, keyId } = at;
  await storage.database.scoped(programmeId, async (db) => {
    const [key] = await db.execute<{ wrapped: Buffer }>(sql`select wrapped from data_keys where id = ${keyId}::uuid`);
    const name = storage.vault.seal({ keyId, wrapped: key?.wrapped ?? null }, '本店', 'site');
    await db.execute(sql`insert into sites (id, programme_id, business_id, name_enc, position, created_at)
      values (${siteId}::uuid, ${programmeId}::uuid, ${businessId}::uuid, ${name}, 0, '2026-01-01')`);
    await db.execute(sql`insert into site_energy (programme_id, site_id, kind, unit, supplier_code, position)
      values (${programmeId}::uuid, ${siteId}::uuid, 'electricity', 'kWh', 'default', 0)`);
    await db.execute(sql`insert into consents (id, programme_id, conversation_id, business_id, purpose, text_version, given, channel, at)
      values (gen_random_uuid(), ${programmeId}::uuid, ${conversationId}::uuid, ${businessId}::uuid, 'use', '1', true, 'line', '2026-01-01')`);
    for (const [month, value] of [
      ['2026-06', 1180],
      ['2026-07', 1210],
      ['2026-08', 1230],
      ['2026-09', 1200],
    ] as const)
      await db.execute(sql`insert into readings (id, programme_id, business_id, site_id, kind, value, unit, period_from, period_to, month, origin, recorded_by, recorded_at)
        values (gen_random_uuid(), ${programmeId}::uuid, ${businessId}::uuid, ${siteId}::uuid, 'electricity', ${value}, 'kWh',
          ${`${month}-01`}::date, (${`${month}-01`}::date + interval '1 month - 1 day')::date, ${month}, 'typed', ${conversationId}::uuid, '2026-10-01')`);
  });
  const value = (act: 'figure' | 'figure-undo', entry: string = randomUUID()) =>
    writeFigureAct({ act, programmeId, businessId, entry });
  const ledger = async () => {
    const all = await readingHistory(storage.database, storage.vault, programmeId, businessId);
    return all.filter(({ supersededBy, withdrawnAt }) => supersededBy === null && withdrawnAt === null);
  };
  const told = () =>
    storage.database.scoped(programmeId, (db) =>
      db.execute<{ id: string; status: string; due_at: string }>(
        sql`select id, status, due_at from outbox where conversation_id = ${conversationId}::uuid order by seq`,
      ),
    );
  const fields = (change: object = {}) => ({
    ...{ what: `${siteId}.electricity`, month: '2026-10', amount: '１，２５０ｋＷｈ', source: 'bill' },
    ...change,
  });
  return { programmeId, businessId, at, siteId, hanako, jiro, value, ledger, told, fields };
}

const modal = (user: SlackUser) => {
  const view = user.modals().at(-1);
  if (view === undefined) throw new Error('no modal is open');
  return { ...view, ...shownIn(view.view['blocks']) };
};
const submit = async (user: SlackUser, values: Record<string, string | readonly string[]>) => {
  const { id } = modal(user);
  await stage.settle(user.submit(id, values));
  return user.modals().find((one) => one.id === id)?.errors ?? null;
};

it('stores what is plain at once, in the ledger, with who and where from; taken back by the same person alone', async () => {
  const { hanako, jiro, value, ledger, told, fields } = await scene();
  const entry = randomUUID();
  await stage.press(hanako.user, value('figure', entry));
  expect(await submit(hanako.user, fields())).toEqual({});
  expect(modal(hanako.user).texts).toContain('2026年10月の電気：1,250 kWh');
  expect((await ledger()).find(({ month }) => month === '2026-10')).toMatchObject({
    ...{ id: entry, origin: 'staff', staff: { id: hanako.id, source: 'bill' } },
    quantity: { value: 1250, unit: 'kWh' },
  });
  expect(await told()).toHaveLength(1);
  await stage.press(jiro.user, value('figure-undo', entry));
  expect(modal(jiro.user).texts).toContain('入れた本人だけが戻せます。');
  await stage.press(hanako.user, value('figure-undo', entry));
  expect(modal(hanako.user).texts).toContain('元に戻しました。');
  expect((await ledger()).some(({ month }) => month === '2026-10')).toBe(false);
  // It had not left yet: the owner hears nothing at all.
  expect(await told()).toEqual([]);
});

it('asks before it replaces a figure or believes a strange one, and puts back what stood there', async () => {
  const { hanako, value, ledger, fields } = await scene();
  const entry = randomUUID();
  await stage.press(hanako.user, value('figure', entry));
  const changed = fields({ month: '2026-09', amount: '12,000 kWh' });
  expect(await submit(hanako.user, changed)).toEqual({});
  expect(modal(hanako.user).texts).toMatch(/今の数字と置き換えます。\n今：2026年9月の電気：1,200 kWh/);
  const asked = modal(hanako.user).texts;
  expect(asked).toContain('2026年9月の電気：12,000 kWh');
  // Sent again without the tick, or with another figure beside the old tick, it is asked again.
  await submit(hanako.user, changed);
  const sure = (shown: string) => /sure-([0-9a-f-]{36})/.exec(shown)?.[1] ?? '';
  const first = sure(JSON.stringify(modal(hanako.user).view));
  await submit(hanako.user, { ...changed, amount: '15,000 kWh', [`sure-${first}`]: [first] });
  const second = sure(JSON.stringify(modal(hanako.user).view));
  expect(second).not.toBe(first);
  expect((await ledger()).find(({ month }) => month === '2026-09')?.quantity.value).toBe(1200);
  await submit(hanako.user, { ...changed, amount: '15,000 kWh', [`sure-${second}`]: [second] });
  expect((await ledger()).find(({ month }) => month === '2026-09')).toMatchObject({
    id: entry,
    quantity: { value: 15000 },
  });
  await stage.press(hanako.user, value('figure-undo', entry));
  expect((await ledger()).find(({ month }) => month === '2026-09')).toMatchObject({
    ...{ origin: 'staff', reason: 'undone-by-staff', quantity: { value: 1200 } },
  });
});

it('refuses what is no amount, and whoever may not', async () => {
  const { programmeId, hanako, value, ledger, fields } = await scene();
  const official = await stage.person(programmeId, '市役所', { role: 'official' });
  await stage.press(official.user, value('figure'));
  expect(modal(official.user).texts).toMatch(/相談員だけが使えます。/);
  await stage.press(hanako.user, value('figure'));
  for (const amount of ['35,000円', 'たくさん', '-5 kWh', '100 L', '9月は1200kWh', '100kWhと200kWh'])
    expect(await submit(hanako.user, fields({ amount })), amount).toHaveProperty('amount');
  expect((await ledger()).every(({ origin }) => origin === 'typed')).toBe(true);
});

it('stores once what is sent twice, and asks the second of two people about the first one’s figure', async () => {
  const { hanako, jiro, value, ledger, fields } = await scene();
  await stage.press(hanako.user, value('figure'));
  await stage.press(jiro.user, value('figure'));
  const { id } = modal(hanako.user);
  const other = modal(jiro.user).id;
  const twice = Promise.allSettled([1, 2].map(() => hanako.user.submit(id, fields())));
  await stage.settle(Promise.all([twice, jiro.user.submit(other, fields({ amount: '1,300 kWh' }))]));
  // The form may be gone when the second press arrives.
  expect((await twice).map(({ status }) => status)).toContain('fulfilled');
  const october = (await ledger()).filter(({ month }) => month === '2026-10');
  expect(october).toHaveLength(1);
  const late = october[0]?.quantity.value === 1250 ? jiro : hanako;
  expect(modal(late.user).texts).toContain('今の数字と置き換えます。');
});

it('tells at the end of an open case, and by day only', async () => {
  const { at, hanako, value, told, fields } = await scene();
  stage.desk.wait(11 * 60);
  await stage.press(hanako.user, value('figure'));
  await submit(hanako.user, fields());
  expect(new Date((await told())[0]?.due_at ?? '').toISOString()).toBe('2026-11-27T00:00:00.000Z');
  await stage.desk.open(at);
  const before = (await told()).length;
  await stage.press(hanako.user, value('figure'));
  await submit(hanako.user, fields({ month: '2026-11' }));
  expect(await told()).toHaveLength(before);
});

it('shows measures that may fit on the firm’s page, and no figure while nobody knows what the firm has', async () => {
  const { hanako, value, fields } = await scene();
  const page = async () => {
    await stage.settle(hanako.user.command('/hakaru', '事業者 1'));
    return modal(hanako.user).texts;
  };
  const proposed =
    /対策の案\n事業者の数字から計算した見込みです。[\s\S]*1\. .+\n減る量は、まだ計算できません。\n出典：.+（20\d\d年\d+月\d+日時点）/;
  expect(await page()).toMatch(proposed);
  for (const month of ['2026-02', '2026-10', '2026-11']) {
    await stage.press(hanako.user, value('figure'));
    expect(await submit(hanako.user, fields({ month }))).toEqual({});
  }
  const after = await page();
  expect(after).toMatch(proposed);
  expect(after).not.toMatch(/kg-CO2減る見込み/);
});

it('writes down every look, once a minute, and shows nothing that it could not write down', async () => {
  const { programmeId, businessId, hanako, value } = await scene();
  await stage.press(hanako.user, value('figure'));
  await stage.press(hanako.user, value('figure'));
  const book = { ...storage, programmeId };
  expect(await listLooks(book, businessId)).toEqual([
    expect.objectContaining({ businessId, firm: 1, staffId: hanako.id, name: '相談 花子', why: 'route' }),
  ]);
  // Somebody who cannot be written down is shown nothing.
  const member = { book, id: randomUUID() };
  await expect(seeFirm(member, businessId, stage.desk.options.clock.now())).rejects.toThrow();
});

it('answers what staff write to the app alone, which no owner’s dialogue hears; a card’s thread there is the case’s', async () => {
  const { programmeId, at, hanako } = await scene();
  const direct = hanako.user.direct();
  await stage.settle(hanako.user.say(direct, '電気は1200kWhです'));
  expect(stage.app.received).toEqual([]);
  const said = () => (stage.app.twin.channel(direct)?.messages() ?? []).map(({ text }) => text).join('\n');
  expect(said()).toContain('ここに書いたことは、どこにも残りません。');
  const consultationId = await stage.desk.open(at);
  const name = { id: randomUUID(), channel: direct, thread: null, since: null };
  const card = await stage.app.desk.post(stage.app.account, { ...name, text: 'x', blocks: [{ type: 'divider' }] });
  if (card.result !== 'sent') throw new Error('not posted');
  await stage.desk.take(at, { kind: 'posted', consultationId, card: `${direct}:${card.ts}` });
  await stage.settle(hanako.user.say(direct, '電話しました', card.ts));
  const notes = await storage.database.scoped(programmeId, (db) =>
    db.execute(sql`select 1 from desk_log where what = 'noted' and consultation_id = ${consultationId}::uuid`),
  );
  expect(notes).toHaveLength(1);
  const owner = stage.app.twin.addUser({ name: 'owner' });
  await stage.settle(owner.say(owner.direct(), 'こんにちは'));
  expect(stage.app.received).toHaveLength(1);
});

it('holds the place of the dialogue in a case that staff begin', async () => {
  const { programmeId, at } = await scene();
  const { conversationId, keyId } = at;
  await storage.database.scoped(programmeId, async (db) => {
    const [key] = await db.execute<{ wrapped: Buffer }>(sql`select wrapped from data_keys where id = ${keyId}::uuid`);
    const state = JSON.stringify({ at: 'idle' });
    const sealed = storage.vault.seal({ keyId, wrapped: key?.wrapped ?? null }, state, 'state');
    await db.execute(sql`update conversations set flow = 'report', flow_version = 3, state_enc = ${sealed}
      where id = ${conversationId}::uuid`);
  });
  await stage.desk.open(at);
  const held = await deskOf({ ...storage, programmeId }, conversationId);
  expect(held).toMatchObject({ position: { flow: 'report', version: 3, state: { at: 'idle' } } });
});
