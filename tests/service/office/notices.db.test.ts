import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { renderViews } from '../../../src/adapters/line/render.ts';
import { renderSlack } from '../../../src/adapters/slack/render.ts';
import type { SlackUser } from '../../../src/adapters/twin/slack-twin.ts';
import type { Locale } from '../../../src/bot/facts.ts';
import type { MessageView } from '../../../src/bot/message.ts';
import { type OfficeAct, writeOfficeAct } from '../../../src/bot/office/acts.ts';
import { writeText } from '../../../src/bot/text/write.ts';
import { listBroadcasts } from '../../../src/db/office/broadcasts.ts';
import { broadcastRound } from '../../../src/service/office/broadcast-round.ts';
import { showProgress } from '../../../src/service/office/show-progress.ts';
import { shownIn } from '../../support/desk-door.ts';
import { openTestOffice } from '../../support/office.ts';

let office: Awaited<ReturnType<typeof openTestOffice>>;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

const shown = { publicUrl: 'https://pictures.example', write: writeText };
const platforms = {
  line: { render: (views: readonly MessageView[], locale: Locale) => renderViews(views, locale, shown) },
  slack: { render: (views: readonly MessageView[], locale: Locale) => renderSlack(views, locale, shown) },
};
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const round = async () => {
  const { stage } = office;
  await broadcastRound({ desk: stage.desk.options, platforms, log, onQueued: () => undefined });
  await showProgress({ desk: stage.desk.options, slack: stage.app.desk, accountOf: () => stage.app.account });
};

async function scene() {
  const programmeId = await office.programme();
  const [runs, client] = [await office.operator(programmeId), await office.official(programmeId)];
  const firms = [
    await office.firm(programmeId, { name: 'みなと製作所' }),
    await office.firm(programmeId, { route: 'system' }),
  ];
  const { database, vault } = office.storage;
  const list = () => listBroadcasts({ database, vault, programmeId }, 10);
  const press = (user: SlackUser, act: OfficeAct['act'], argument = '') =>
    office.stage.press(user, writeOfficeAct({ act, programmeId, argument }));
  const outbox = () =>
    database.scoped(programmeId, (db) => db.execute<{ id: string }>(sql`select id from outbox where voice = 'desk'`));
  return { programmeId, runs, client, firms, list, press, outbox };
}

/** What stands in the conversation of the app with somebody. */
const direct = (user: SlackUser) => office.stage.app.twin.channel(user.direct())?.messages() ?? [];

it('an operator writes, sees words, people and cost, and lets it go; its progress stands in Slack and can be stopped', async () => {
  const { runs, list, press, outbox, firms, programmeId } = await scene();
  await press(runs.user, 'notice-write');
  expect(await office.submit(runs.user, { to: 'all', words: '来週の説明会は10時からです。' })).toEqual({});
  const form = office.modal(runs.user);
  expect(form.texts).toContain('はかる相談室（架空）からのお知らせです。\n\n来週の説明会は10時からです。');
  expect(form.texts).toContain('送る人：2人（LINE 2・Slack 0）');
  expect(form.texts).toContain('LINEの枠：2通を使います（今月使ったもの 0通、残り');
  expect(await list()).toEqual([]);
  expect(await outbox()).toHaveLength(0);
  expect(await office.submit(runs.user, {})).toEqual({});
  expect(office.modal(runs.user).texts).toContain('送っています：2人のうち0人に届きました');
  expect((await office.home(runs.user)).texts).toContain('送っています：2人のうち0人に届きました（すべての事業者）');
  await round();
  expect(await outbox()).toHaveLength(2);
  const [card] = direct(runs.user);
  expect(shownIn(card?.blocks).texts).toContain('送っている途中：2人');
  const [one] = await list();
  // One person's message has left; the other's is taken back.
  await office.storage.database.scoped(programmeId, (db) =>
    db.execute(sql`
      with gone as (delete from outbox where conversation_id = ${firms[0]?.conversationId}::uuid returning *)
      insert into transcript (id, programme_id, conversation_id, key_id, side, at, body_enc, message_ids)
      select id, programme_id, conversation_id, key_id, 'bot', now(), body_enc, array[]::text[] from gone`),
  );
  await round();
  expect(shownIn(direct(runs.user)[0]?.blocks).texts).toContain('送っています：2人のうち1人に届きました');
  await office.stage.settle(runs.user.press({ channel: runs.user.direct(), ts: card?.ts ?? '' }, 'desk:1'));
  expect(JSON.stringify([runs.user.ephemerals(), runs.user.modals()])).toContain('まだ届いていない人には送りません');
  await round();
  expect(await outbox()).toHaveLength(0);
  expect(direct(runs.user)).toHaveLength(1);
  const last = shownIn(direct(runs.user)[0]?.blocks);
  expect(last.texts).toContain('途中で止めました：2人のうち1人に届きました');
  expect(last.texts).toContain('止めたので送っていない：1人');
  expect(last.values).toEqual([]);
  expect((await list()).map(({ id, state, sentBy }) => ({ id, state, sentBy }))).toEqual([
    { id: one?.id, state: 'cancelled', sentBy: runs.id },
  ]);
});

it('what should not reach many is confirmed one by one; what cannot be sent stays at its field', async () => {
  const { runs, press, list } = await scene();
  await press(runs.user, 'notice-write');
  expect(await office.submit(runs.user, { to: 'all', words: '　　', en: 'Hello' })).toEqual({
    words: '言葉がありません。書いてください。',
  });
  await office.submit(runs.user, { to: 'all', words: 'みなと製作所の工夫を、電話 03-1234-5678 で聞けます。' });
  const form = office.modal(runs.user);
  const found = JSON.stringify(form.view['blocks']);
  expect(found).toContain('ほかの事業者の名前「みなと製作所」');
  expect(found).toContain('電話番号「03-1234-5678」');
  const ids = shownIn(form.view['blocks']).values;
  expect(await office.submit(runs.user, { confirmed: [ids[0] ?? ''] })).toMatchObject({
    confirmed: expect.stringContaining('1つずつ'),
  });
  expect(await list()).toEqual([]);
  await office.submit(runs.user, { confirmed: ids });
  expect((await list()).map(({ state }) => state)).toEqual(['sending']);
});

it('an official proposes, sees and drops the own proposal, and sends nothing; operators hear of it and send it', async () => {
  const { runs, client, press, list, outbox } = await scene();
  await press(client.user, 'notice-write');
  await office.submit(client.user, { to: 'missing:2026-10', words: '10月分をお願いします。' });
  expect(office.modal(client.user).texts).toContain('提案しました。運営者が確かめて送ります。');
  const [one] = await list();
  expect(one).toMatchObject({ state: 'proposed', writtenBy: client.id });
  expect(shownIn(direct(runs.user).at(-1)?.blocks).texts).toContain('お知らせの提案があります。');
  await press(client.user, 'notice-send', one?.id);
  expect(office.modal(client.user).texts).toContain('事業を運営する人だけが使えます。');
  await press(client.user, 'notice-see', one?.id);
  expect(office.modal(client.user).texts).toMatch(/10月分をお願いします。[\s\S]*書いた人 市役所 一郎/);
  expect(office.modal(client.user).values.some((value) => value.includes('notice-send'))).toBe(false);
  await press(runs.user, 'notice-send', one?.id);
  await office.submit(runs.user, {});
  expect(await list()).toMatchObject([{ state: 'sending', writtenBy: client.id, sentBy: runs.id, people: 2 }]);
  await press(client.user, 'notice-end', one?.id);
  expect(office.modal(client.user).texts).toContain('事業を運営する人だけが使えます。');
  expect(await outbox()).toHaveLength(0);
  await press(client.user, 'notice-write');
  await office.submit(client.user, { to: 'all', words: 'やはりやめます。' });
  const newest = (await list()).find(({ state }) => state === 'proposed');
  await press(client.user, 'notice-end', newest?.id);
  expect(await list()).toHaveLength(1);
});

it('the number of people has changed while somebody looked: it is shown again, and nothing has left', async () => {
  const { runs, press, list, firms, programmeId } = await scene();
  await press(runs.user, 'notice-write');
  await office.submit(runs.user, { to: 'all', words: '説明会です。' });
  await office.storage.database.scoped(programmeId, (db) =>
    db.execute(sql`update conversations set reminders = false where id = ${firms[0]?.conversationId}::uuid`),
  );
  await office.submit(runs.user, {});
  expect(office.modal(runs.user).texts).toMatch(/送る人の数が変わりました[\s\S]*送る人：1人/);
  expect(await list()).toEqual([]);
  await office.submit(runs.user, {});
  expect(await list()).toMatchObject([{ state: 'sending', people: 1 }]);
});

it('consultants, strangers and people of other programmes write, see, send and stop nothing; drafts are their authors’', async () => {
  const { runs, press, list, programmeId } = await scene();
  const other = await office.programme();
  const theirs = await office.operator(other, '別の 運営');
  const second = await office.operator(programmeId, '運営 夏子');
  const consultant = await office.stage.person(programmeId, '相談 花子');
  await press(runs.user, 'notice-write');
  await office.submit(runs.user, { to: 'all', words: 'まだ送っていない言葉です。' });
  const [draft] = await office.storage.database.scoped(programmeId, (db) =>
    db.execute<{ id: string }>(sql`select id from broadcasts`),
  );
  await press(second.user, 'notice-see', draft?.id);
  expect(office.modal(second.user).texts).toContain('このお知らせは、もうありません。');
  await office.submit(runs.user, {});
  const [one] = await list();
  for (const user of [theirs.user, consultant.user])
    for (const act of ['notice-write', 'notice-see', 'notice-send', 'notice-end'] as const) {
      await press(user, act, act === 'notice-write' ? '' : one?.id);
      expect(office.modal(user).texts, `${act} ${user.name}`).toMatch(/だけが/);
    }
  // Somebody's own programme in the button, and another's message.
  await office.stage.press(
    theirs.user,
    writeOfficeAct({ act: 'notice-end', programmeId: other, argument: one?.id ?? '' }),
  );
  expect(office.modal(theirs.user).texts).toContain('このお知らせは、もうありません。');
  for (const wrong of ['', 'x', '5a0e8a3c-1b1c-4f9b-9a53-0c8f0f6a1d11']) {
    await press(runs.user, 'notice-see', wrong);
    expect(office.modal(runs.user).texts).toContain('もうありません');
  }
  expect((await list()).map(({ state }) => state)).toEqual(['sending']);
});

it('what is closed unsent is dropped with its words; a proposal stays for the next operator', async () => {
  const { runs, client, press, list, programmeId } = await scene();
  const all = () =>
    office.storage.database.scoped(programmeId, (db) =>
      db.execute<{ state: string; gone: boolean }>(
        sql`select b.state, k.wrapped is null as gone from broadcasts b join data_keys k on k.id = b.key_id order by b.state`,
      ),
    );
  await press(runs.user, 'notice-write');
  await office.submit(runs.user, { to: 'all', words: '送らない言葉です。' });
  await office.stage.settle(runs.user.close(office.modal(runs.user).id));
  expect(await all()).toEqual([{ state: 'dropped', gone: true }]);
  await press(client.user, 'notice-write');
  await office.submit(client.user, { to: 'all', words: '提案の言葉です。' });
  const [one] = await list();
  await press(runs.user, 'notice-send', one?.id);
  await office.stage.settle(runs.user.close(office.modal(runs.user).id));
  expect(await all()).toEqual([
    { state: 'dropped', gone: true },
    { state: 'proposed', gone: false },
  ]);
});
