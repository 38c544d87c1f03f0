import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SlackUser } from '../../../src/adapters/twin/slack-twin.ts';
import { type OfficeAct, writeOfficeAct } from '../../../src/bot/office/acts.ts';
import { listLooks } from '../../../src/db/desk/looks.ts';
import { setRoute } from '../../../src/db/office/route.ts';
import { openTestOffice } from '../../support/office.ts';

let office: Awaited<ReturnType<typeof openTestOffice>>;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

const press = (user: SlackUser, programmeId: string, act: OfficeAct['act'], argument = '') =>
  office.stage.press(user, writeOfficeAct({ act, programmeId, argument }));
const query = (programmeId: string, text: ReturnType<typeof sql>) =>
  office.storage.database.scoped(programmeId, (db) => db.execute(text));
const routes = async (programmeId: string) =>
  (await query(programmeId, sql`select route from businesses order by number`)).map((row) => row['route']);
const log = (programmeId: string) =>
  query(programmeId, sql`select code, staff_id, business_id from programme_log where kind = 'route' order by seq`);

it('an operator makes codes with a route and an end; they come as QR pictures to that person alone', async () => {
  const programmeId = await office.programme();
  const runs = await office.operator(programmeId);
  await press(runs.user, programmeId, 'invite');
  const fields = { count: '２', places: '3', route: 'consulting', until: '2026-12-31', line: '@hakaru' };
  expect(await office.submit(runs.user, { ...fields, count: '0' })).toEqual({
    count: '1から20までの数を書いてください。',
  });
  expect(await office.submit(runs.user, { ...fields, places: '999' })).toHaveProperty('places');
  expect(await office.submit(runs.user, { ...fields, until: '2026-11-25' })).toHaveProperty('until');
  expect(await office.submit(runs.user, { ...fields, line: 'hakaru; rm' })).toHaveProperty('line');
  expect(await office.submit(runs.user, fields)).toEqual({});
  const rows = await query(
    programmeId,
    sql`select code, places_left, route, business_id, expires_at from invites order by code`,
  );
  expect(rows).toMatchObject([1, 2].map(() => ({ places_left: 3, route: 'consulting', business_id: null })));
  const page = office.modal(runs.user).texts;
  for (const row of rows)
    expect(page).toContain(`${row['code']}\nhttps://line.me/R/oaMessage/%40hakaru/?${row['code']}`);
  const { twin } = office.stage.app;
  const ids = (twin.channel(runs.user.direct())?.messages() ?? []).flatMap(({ fileIds }) => fileIds);
  const files = ids.flatMap((id) => twin.file(id) ?? []);
  expect(files.map(({ name }) => name).toSorted()).toEqual(rows.map((row) => `invite-${row['code']}.png`));
  expect(
    files.every(
      ({ bytes }) =>
        Buffer.from(bytes ?? [])
          .subarray(1, 4)
          .toString() === 'PNG',
    ),
  ).toBe(true);
  await press(runs.user, programmeId, 'invited');
  expect(office.modal(runs.user).texts).toContain('：あと3（2026年12月31日まで）・相談員と一緒に報告');
  expect((await office.home(runs.user)).texts).toContain('招待：あと6枠（コード2枚、うち事業者を決めたもの0枚）');
});

it('a code for a named firm opens its place to one person, and only while nobody is there', async () => {
  const programmeId = await office.programme();
  const runs = await office.operator(programmeId);
  const empty = await office.firm(programmeId);
  await office.firm(programmeId);
  await query(programmeId, sql`update conversations set business_id = null where id = ${empty.conversationId}::uuid`);
  await press(runs.user, programmeId, 'invite');
  const fields = { count: '1', places: '1', route: 'none', number: '1番' };
  expect(await office.submit(runs.user, { ...fields, number: '2' })).toEqual({
    number: 'この事業者には、もう人が参加しています。',
  });
  expect(await office.submit(runs.user, { ...fields, number: '9' })).toHaveProperty('number');
  expect(await office.submit(runs.user, { ...fields, places: '2' })).toHaveProperty('number');
  expect(await office.submit(runs.user, fields)).toEqual({});
  expect(await query(programmeId, sql`select business_id, places_left from invites`)).toEqual([
    { business_id: empty.businessId, places_left: 1 },
  ]);
  await press(runs.user, programmeId, 'invited');
  expect(office.modal(runs.user).texts).toContain('：あと1・事業者1');
});

it('officials, consultants and people of other programmes invite nobody', async () => {
  const programmeId = await office.programme();
  const other = await office.programme();
  const people = [
    await office.official(programmeId),
    await office.stage.person(programmeId, '相談 花子'),
    await office.operator(other, '別の 運営'),
  ];
  for (const { user } of people)
    for (const act of ['invite', 'invited'] as const) {
      await press(user, programmeId, act);
      expect(office.modal(user).texts).toMatch(/だけが/);
    }
});

it('a firm has one route: another one, and a firm of the same name in the other one, are asked about', async () => {
  const programmeId = await office.programme();
  const [runs, hanako] = [await office.operator(programmeId), await office.stage.person(programmeId, '相談 花子')];
  await office.firm(programmeId, { name: '株式会社みなと', route: 'system' });
  const twin = await office.firm(programmeId, { name: 'みなと（株）' });
  await office.firm(programmeId, { name: 'さくら商店' });
  await press(runs.user, programmeId, 'route');
  expect(await office.submit(runs.user, { number: '77', route: 'system' })).toHaveProperty('number');
  expect(await office.submit(runs.user, { number: '1', route: 'consulting' })).toEqual({
    route: '今は「自社で報告」です。変えるときは、下に印をつけてください。',
  });
  expect(await office.submit(runs.user, { number: '2', route: 'consulting' })).toEqual({
    route: '同じ名前の事業者1が、もう一方にいます。別なら、下に印をつけてください。',
  });
  expect(await routes(programmeId)).toEqual(['system', null, null]);
  expect(await office.submit(runs.user, { number: '2', route: 'consulting', sure: ['yes'] })).toEqual({});
  expect(await routes(programmeId)).toEqual(['system', 'consulting', null]);
  expect(await log(programmeId)).toEqual([
    { code: 'none>consulting', staff_id: runs.id, business_id: twin.businessId },
  ]);
  // On the firm's own page, by a consultant, who looks at it by its number.
  await office.stage.settle(hanako.user.command('/hakaru', '事業者 3'));
  const page = office.modal(hanako.user);
  expect(page.texts).toContain('進め方：進め方が未定');
  const value = page.values.find((one) => one.startsWith('office/route/')) ?? '';
  await office.stage.press(hanako.user, value);
  expect(await office.submit(hanako.user, { route: 'system' })).toEqual({});
  expect(await routes(programmeId)).toEqual(['system', 'consulting', 'system']);
  const { database, vault } = office.storage;
  expect(await listLooks({ database, vault, programmeId }, null)).toMatchObject([{ firm: 3, why: 'route' }]);
});

it('two who decide at once do not put the same firm into both routes', async () => {
  const programmeId = await office.programme();
  const one = await office.firm(programmeId, { name: '有限会社あさひ' });
  const other = await office.firm(programmeId, { name: 'あさひ' });
  const { database, vault } = office.storage;
  const book = { database, vault, programmeId };
  const now = new Date('2026-11-26T02:00:00Z');
  const order = { by: null, sure: false };
  const both = await Promise.all([
    setRoute(book, { ...order, businessId: one.businessId, route: 'system' }, now),
    setRoute(book, { ...order, businessId: other.businessId, route: 'consulting' }, now),
  ]);
  expect(both.filter((outcome) => 'as' in outcome)).toHaveLength(1);
  expect((await routes(programmeId)).filter((route) => route !== null)).toHaveLength(1);
  await query(programmeId, sql`update businesses set state = 'left' where id = ${one.businessId}::uuid`);
  expect(await setRoute(book, { ...order, businessId: one.businessId, route: 'consulting' }, now)).toEqual({
    refused: 'business-gone',
  });
  expect(await setRoute(book, { ...order, businessId: programmeId, route: null }, now)).toEqual({
    refused: 'business-unknown',
  });
});

it('a route that the programme does not know can be chosen nowhere, nor sent', async () => {
  const programmeId = await office.programme({ routes: [{ route: 'consulting', target: 5 }] });
  const runs = await office.operator(programmeId);
  await office.firm(programmeId);
  for (const act of ['route', 'invite', 'notice-write'] as const) {
    await press(runs.user, programmeId, act);
    const page = office.modal(runs.user);
    expect(page.texts).toContain('相談員と一緒に');
    expect(page.values).not.toContain('system');
  }
});
