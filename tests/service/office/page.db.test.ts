import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeOfficeAct } from '../../../src/bot/office/acts.ts';
import type { Db } from '../../../src/db/connection.ts';
import { loadStanding } from '../../../src/db/office/standing.ts';
import { findReminders } from '../../../src/db/reminders.ts';
import { createInvites } from '../../../src/db/repositories/invites.ts';
import { openTestOffice } from '../../support/office.ts';

let office: Awaited<ReturnType<typeof openTestOffice>>;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

/** A programme with five firms: complete, in part, nothing, without client consent, without places. */
async function scene() {
  const programmeId = await office.programme();
  const all = ['2026-09', '2026-10'];
  const complete = await office.firm(programmeId, { months: all, route: 'system' });
  const partly = await office.firm(programmeId, { months: ['2026-09'], route: 'system' });
  await office.report(partly, '2026-10', 'electricity');
  const nothing = await office.firm(programmeId, { route: 'consulting' });
  const secret = await office.firm(programmeId, { months: ['2026-09'], client: false });
  const placeless = await office.firm(programmeId, { places: false });
  return { programmeId, complete, partly, nothing, secret, placeless };
}

const asked = (programmeId: string) => ({
  ...{ programmeId, months: ['2026-09', '2026-10'], month: '2026-11', now: office.stage.desk.options.clock.now() },
  reminders: [
    { month: '2026-10', stage: 14 as const, day: '2026-11-24' },
    { month: '2026-11', stage: 0 as const, day: '2026-12-10' },
  ],
});
const standing = (programmeId: string) => loadStanding(office.storage.database, asked(programmeId));
const run = (programmeId: string, work: (db: Db) => Promise<unknown>) =>
  office.storage.database.scoped(programmeId, work);

it('counts firms, months, people and reminders as they stand', async () => {
  const { programmeId, partly } = await scene();
  const found = await standing(programmeId);
  expect(found.firms).toEqual([
    { state: 'active', route: 'consulting', firms: 1 },
    { state: 'active', route: 'system', firms: 2 },
    { state: 'active', route: null, firms: 2 },
  ]);
  expect(found.withoutPlaces).toBe(1);
  const october = found.months.filter(({ month }) => month === '2026-10');
  expect(october).toEqual([
    { month: '2026-10', route: 'consulting', reported: 0, partly: 0, nothing: 1, open: [{ number: 3, client: true }] },
    { month: '2026-10', route: 'system', reported: 1, partly: 1, nothing: 0, open: [{ number: 2, client: true }] },
    { month: '2026-10', route: null, reported: 0, partly: 0, nothing: 1, open: [{ number: 4, client: false }] },
  ]);
  expect(found.people).toEqual([{ platform: 'line', all: 5, reachable: 5, willing: 5 }]);
  expect(found.reminders).toEqual([
    { month: '2026-10', day: '2026-11-24', line: 3, slack: 0 },
    { month: '2026-11', day: '2026-12-10', line: 4, slack: 0 },
  ]);
  await office.report(partly, '2026-10', 'lpg');
  expect(
    (await standing(programmeId)).months.find((one) => one.month === '2026-10' && one.route === 'system'),
  ).toMatchObject({
    reported: 2,
    partly: 0,
  });
});

it('a figure that was taken back or replaced is none, a bill of two months counts for both', async () => {
  const { programmeId, complete, nothing } = await scene();
  const id = await office.report(nothing, '2026-10', 'electricity');
  await run(programmeId, (db) =>
    db.execute(
      sql`insert into reading_withdrawals (reading_id, programme_id, reason, at) values (${id}::uuid, ${programmeId}::uuid, 'wrong', now())`,
    ),
  );
  const [line] = (await standing(programmeId)).months.filter(
    (one) => one.month === '2026-10' && one.route === 'consulting',
  );
  expect(line).toMatchObject({ partly: 0, nothing: 1 });
  await run(programmeId, async (db) => {
    await db.execute(sql`insert into readings (id, programme_id, business_id, site_id, kind, value, unit, period_from, period_to, month, origin, recorded_at)
      select gen_random_uuid(), ${programmeId}::uuid, ${nothing.businessId}::uuid, ${nothing.siteId}::uuid, kind, 5, 'm3', '2026-09-01', '2026-10-31', '2026-10', 'typed', now()
      from (values ('electricity'), ('lpg')) v(kind)`);
  });
  const both = (await standing(programmeId)).months.filter((one) => one.route === 'consulting');
  expect(both.map(({ reported }) => reported)).toEqual([1, 1]);
  expect(complete.programmeId).toBe(programmeId);
});

it('takes for reported what reminders take for it, whatever the ledger looks like', async () => {
  const programmeId = await office.programme();
  const { database, vault } = office.storage;
  // Each firm has its own mixture of figures: for the month, over two months, replaced, taken back, of another month.
  for (let mixture = 0; mixture < 24; mixture += 1) {
    const firm = await office.firm(programmeId, { route: mixture % 2 === 0 ? 'system' : 'consulting' });
    const first = mixture % 3 === 0 ? await office.report(firm, '2026-10', 'electricity') : null;
    if (mixture % 4 < 2) await office.report(firm, mixture % 4 === 0 ? '2026-10' : '2026-09', 'lpg');
    if (first !== null && mixture % 6 === 0)
      await run(programmeId, (db) =>
        db.execute(sql`insert into reading_withdrawals (reading_id, programme_id, reason, at)
          values (${first}::uuid, ${programmeId}::uuid, 'wrong', now())`),
      );
    if (first !== null && mixture % 9 === 0)
      await run(programmeId, (db) =>
        db.execute(sql`insert into readings (id, programme_id, business_id, site_id, kind, value, unit, period_from, period_to, month, origin, recorded_at, replaces)
          select gen_random_uuid(), programme_id, business_id, site_id, kind, 7, unit, '2026-09-01', '2026-10-31', '2026-09', 'typed', now(), id
          from readings where id = ${first}::uuid`),
      );
  }
  const reminder = { month: '2026-10', stage: 14 as const };
  const at = office.stage.desk.options.clock.now();
  const reminded = await findReminders(database, vault, { programmeId, reminder, at });
  const counted = (await standing(programmeId)).months.filter(({ month }) => month === '2026-10');
  const open = counted.reduce((sum, { partly, nothing }) => sum + partly + nothing, 0);
  expect(open).toBe(reminded.length);
  expect(open).toBeGreaterThan(5);
  expect(open).toBeLessThan(24);
});

it('people who stopped, or are gone, are counted apart; who was reminded is not reminded again', async () => {
  const { programmeId, nothing, partly, secret } = await scene();
  await run(programmeId, async (db) => {
    await db.execute(sql`update conversations set reminders = false where id = ${nothing.conversationId}::uuid`);
    await db.execute(sql`update conversations set reachable = false where id = ${partly.conversationId}::uuid`);
    await db.execute(
      sql`insert into seen_events (channel, event_id, programme_id) values ('bot', ${`reminder:2026-10:14:${secret.conversationId}`}, ${programmeId}::uuid)`,
    );
  });
  const found = await standing(programmeId);
  expect(found.people).toEqual([{ platform: 'line', all: 5, reachable: 4, willing: 3 }]);
  expect(found.reminders.map(({ line }) => line)).toEqual([0, 2]);
});

it('invitations count while they let somebody in; what is held and unanswered is seen', async () => {
  const { programmeId, complete } = await scene();
  const now = office.stage.desk.options.clock.now();
  await createInvites(office.storage.database, programmeId, { count: 2, places: 3, now });
  await createInvites(office.storage.database, programmeId, {
    count: 1,
    now,
    expiresAt: new Date(now.getTime() - 1000),
  });
  await run(programmeId, (db) =>
    db.execute(sql`insert into outbox (id, programme_id, conversation_id, key_id, task, body_enc, due_at, created_at, status)
      values (gen_random_uuid(), ${programmeId}::uuid, ${complete.conversationId}::uuid, ${complete.keyId}::uuid, 'say', ''::bytea, now(), now(), 'held')`),
  );
  await office.stage.desk.open(complete);
  const found = await standing(programmeId);
  expect(found.invites).toEqual({ codes: 2, places: 6, bound: 0 });
  expect(found.pushes.held).toBe(1);
  expect(found.unanswered).toEqual([now.toISOString()]);
});

it('asks the same number of statements for five firms and for sixty', async () => {
  const { programmeId } = await scene();
  const count = async () => {
    let statements = 0;
    const { database } = office.storage;
    await loadStanding(
      {
        ...database,
        scoped: (id, work) =>
          database.scoped(id, (db) =>
            work({
              ...db,
              select: db.select,
              insert: db.insert,
              update: db.update,
              delete: db.delete,
              execute: (query) => {
                statements += 1;
                return db.execute(query);
              },
            }),
          ),
      },
      asked(programmeId),
    );
    return statements;
  };
  const before = await count();
  for (let at = 0; at < 55; at += 1) await office.firm(programmeId);
  expect(await count()).toBe(before);
});

it('an official sees the own programme alone, with numbers of firms that agree; an operator all numbers; nobody a name', async () => {
  const { programmeId } = await scene();
  const other = await office.programme({ name: 'ほかの市の事業' });
  const [mine, theirs, runs] = [
    await office.official(programmeId),
    await office.official(other),
    await office.operator(programmeId),
  ];
  const page = await office.home(mine.user);
  expect(page.texts).toContain('2026年10月分（期限すぎ）：報告ずみ 1・一部 1・まだ 2');
  expect(page.texts).toContain('そろっていない事業者の番号：2、3\n');
  expect(page.texts).toContain('番号を見せられない事業者：1');
  expect(page.texts).not.toMatch(/試験商店|ほかの市/);
  expect((await office.home(runs.user)).texts).toContain('そろっていない事業者の番号：2、3、4');
  const away = await office.home(theirs.user);
  expect(away.texts).toContain('ほかの市の事業');
  expect(away.texts).not.toContain('みどり市');
  expect(await office.command(mine.user, '事業')).toContain('報告ずみ 1');
});

it('consultants, officials of another programme and strangers get nothing of it, by command or by button', async () => {
  const { programmeId } = await scene();
  const other = await office.programme({ name: 'ほかの市の事業' });
  const consultant = await office.stage.person(programmeId, '相談 花子');
  const theirs = await office.official(other);
  const stranger = office.stage.app.twin.addUser({ name: 'だれか' });
  await stranger.join(office.stage.channel.id);
  expect(await office.command(consultant.user, '事業')).toContain('事業の担当者と運営者だけが見られます。');
  expect(await office.command(stranger, '事業')).not.toContain('報告ずみ');
  expect(await office.command(theirs.user, '事業')).not.toContain('みどり市');
  for (const act of ['page', 'log', 'log-add', 'proxy'] as const)
    for (const user of [consultant.user, theirs.user, stranger]) {
      await office.stage.press(user, writeOfficeAct({ act, programmeId, argument: '' }));
      expect(office.modal(user).texts, `${act} ${user.name}`).toMatch(/だけが/);
    }
});

it('what was agreed is kept sealed, once, and listed; a name of a firm is asked about', async () => {
  const programmeId = await office.programme();
  await office.firm(programmeId, { name: 'みなと製作所' });
  const runs = await office.operator(programmeId);
  const client = await office.official(programmeId);
  expect(await office.command(runs.user, '事業 記録 中間報告は12月20日までに出す')).toContain('記録しました。');
  expect(await office.command(runs.user, '事業 記録 みなと製作所は後で')).toContain('番号で書いてください');
  await office.stage.press(client.user, writeOfficeAct({ act: 'log', programmeId, argument: '' }));
  expect(office.modal(client.user).texts).toContain('2026年11月26日（運営 春子）\n中間報告は12月20日までに出す');
  await office.stage.press(client.user, writeOfficeAct({ act: 'log-add', programmeId, argument: '' }));
  expect(await office.submit(client.user, { words: 'x', day: '2026-11-27' })).toEqual({
    words: '今日までの日を選んでください。',
  });
  expect(await office.submit(client.user, { words: 'みなと製作所前で集合', day: '2026-11-20' })).toMatchObject({
    words: expect.stringContaining('番号'),
  });
  await office.submit(client.user, { words: 'みなと製作所前で集合', day: '2026-11-20', sure: ['yes'] });
  expect(office.modal(client.user).texts).toMatch(/12月20日[\s\S]*みなと製作所前/);
  const rows = await office.storage.database.scoped(programmeId, (db) =>
    db.execute<{ words: string }>(sql`select encode(words_enc, 'escape') as words from programme_log`),
  );
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toContain('みなと');
  await expect(
    run(programmeId, (db) => db.execute(sql`update programme_log set day = '2026-01-01'`)),
  ).rejects.toThrow();
});

it('what staff entered is listed by firm number, with source and person, and without the figure', async () => {
  const { programmeId, nothing } = await scene();
  const hanako = await office.stage.person(programmeId, '相談 花子');
  const runs = await office.operator(programmeId);
  const id = await office.report(nothing, '2026-10', 'electricity');
  await run(programmeId, (db) =>
    db.execute(sql`insert into staff_figures (reading_id, programme_id, business_id, staff_id, source, key_id, at)
      values (${id}::uuid, ${programmeId}::uuid, ${nothing.businessId}::uuid, ${hanako.id}::uuid, 'phone', ${nothing.keyId}::uuid, '2026-11-20T03:00:00Z')`),
  );
  await office.stage.press(runs.user, writeOfficeAct({ act: 'proxy', programmeId, argument: '' }));
  expect(office.modal(runs.user).texts).toContain(
    '2026年11月20日：事業者3・2026年10月の電気（電話で聞いた・相談員と一緒に報告）相談 花子',
  );
  expect((await office.home(runs.user)).texts).toContain('代わりに入れた数字：1件（1事業者）');
});
