import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderViews } from '../../../src/adapters/line/render.ts';
import { renderSlack } from '../../../src/adapters/slack/render.ts';
import type { Locale } from '../../../src/bot/facts.ts';
import type { MessageView } from '../../../src/bot/message.ts';
import { type Audience, type Broadcast, peopleIn } from '../../../src/bot/office/broadcast.ts';
import type { ProgrammeDocument } from '../../../src/bot/programme/document.ts';
import { writeText } from '../../../src/bot/text/write.ts';
import { approveErasure, executeErasure, requestErasure } from '../../../src/db/erasure/steps.ts';
import { reachOf } from '../../../src/db/office/audience.ts';
import { addBroadcast, findBroadcast } from '../../../src/db/office/broadcasts.ts';
import { dropBroadcast, endBroadcast, letBroadcastGo } from '../../../src/db/office/let-go.ts';
import { broadcastRound } from '../../../src/service/office/broadcast-round.ts';
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
const onQueued = () => undefined;
const round = (desk = office.stage.desk.options) => broadcastRound({ desk, platforms, log, onQueued });
const now = () => office.stage.desk.options.clock.now();

/** A programme with an operator and some firms. */
async function scene(count: number, change: Partial<ProgrammeDocument> = {}) {
  const programmeId = await office.programme({ line: { ...(await plan(null)) }, ...change });
  const { database, vault } = office.storage;
  const book = { database, vault, programmeId };
  const by = await office.stage.desk.consultant(programmeId, { role: 'operator' });
  const firms = [];
  for (let at = 0; at < count; at += 1) firms.push(await office.firm(programmeId));
  const run = (query: ReturnType<typeof sql>) => database.scoped(programmeId, (db) => db.execute(query));
  const write = async (audience: Audience = { to: 'all' }) => {
    const id = randomUUID();
    const words = { ja: '来週、説明会があります。', en: 'There is a meeting next week.' };
    await addBroadcast(book, { id, state: 'draft', audience, words, by }, now());
    return id;
  };
  const go = async (audience: Audience = { to: 'all' }) => {
    const id = await write(audience);
    const reach = await database.scoped(programmeId, (db) => reachOf(db, programmeId, audience));
    const gone = await letBroadcastGo(book, { id, by, seen: reach.line + reach.slack }, now());
    if (gone.as !== 'sending') throw new Error(gone.as);
    return id;
  };
  const rows = () =>
    database.scoped(programmeId, (db) =>
      db.execute<{ id: string; conversation_id: string; status: string }>(
        sql`select o.id, o.conversation_id, o.status from outbox o order by o.seq`,
      ),
    );
  /** What the outbox would do with what leaves: it is gone, and stands in the transcript. */
  const deliver = async () => {
    const sent = await run(sql`
      with gone as (delete from outbox where status = 'waiting' returning *)
      insert into transcript (id, programme_id, conversation_id, key_id, side, at, body_enc, message_ids)
      select id, programme_id, conversation_id, key_id, 'bot', now(), body_enc, array[]::text[] from gone returning conversation_id`);
    return sent.map((row) => String(row['conversation_id']));
  };
  const find = async (id: string): Promise<Broadcast> => {
    const one = await findBroadcast(book, id);
    if (one === null) throw new Error('gone');
    return one;
  };
  return { programmeId, book, by, firms, run, write, go, rows, deliver, find };
}

async function plan(monthlyPushes: number | null) {
  return { monthlyPushes, secretVariable: 'LINE_CHANNEL_SECRET', tokenVariable: 'LINE_CHANNEL_ACCESS_TOKEN' };
}

/** Ends what other tests have left on its way. */
const alone = () =>
  office.storage.database.queues(async (db) => {
    await db.execute(sql`update broadcast_people set state = 'cancelled' where state in ('waiting', 'queued')`);
    await db.execute(sql`update broadcasts set state = 'cancelled' where state = 'sending'`);
  });

describe('whom it goes to', () => {
  it('those of the audience who may hear of us, and nobody of another programme', async () => {
    const other = await scene(2);
    const { programmeId, firms, run, go, find, book } = await scene(7);
    const [a, b, c, d, e, f] = firms;
    await run(sql`update conversations set reminders = false where id = ${a?.conversationId}::uuid`);
    await run(sql`update conversations set reachable = false where id = ${b?.conversationId}::uuid`);
    await run(sql`update businesses set state = 'left' where id = ${c?.businessId}::uuid`);
    await run(sql`insert into consents (id, programme_id, conversation_id, business_id, purpose, text_version, given, channel, at)
      values (gen_random_uuid(), ${programmeId}::uuid, ${d?.conversationId}::uuid, ${d?.businessId}::uuid, 'use', '1', false, 'line', '2026-06-01')`);
    const reach = await book.database.scoped(programmeId, (db) => reachOf(db, programmeId, { to: 'all' }));
    expect(reach).toEqual({ line: 3, slack: 0, stopped: 2, blocked: 1 });
    await run(sql`update businesses set route = 'consulting' where id = ${e?.businessId}::uuid`);
    if (f === undefined) throw new Error('no firm');
    for (const kind of ['electricity', 'lpg']) await office.report(f, '2026-10', kind);
    const of = async (audience: Audience) => (await find(await go(audience))).people;
    expect(await of({ to: 'all' })).toBe(3);
    expect(await of({ to: 'consulting' })).toBe(1);
    expect(await of({ to: 'missing', month: '2026-10' })).toBe(2);
    await expect(go({ to: 'system' })).rejects.toThrow('changed');
    expect(await other.rows()).toEqual([]);
  });

  it('as many as were seen, or nobody', async () => {
    const { book, by, write, firms, run, find } = await scene(3);
    const id = await write();
    await run(sql`update conversations set reminders = false where id = ${firms[0]?.conversationId}::uuid`);
    expect(await letBroadcastGo(book, { id, by, seen: 3 }, now())).toMatchObject({ as: 'changed', reach: { line: 2 } });
    expect(await find(id)).toMatchObject({ state: 'draft', people: 0, counts: [] });
    expect(await letBroadcastGo(book, { id, by, seen: 2 }, now())).toEqual({ as: 'sending' });
    expect(await letBroadcastGo(book, { id, by, seen: 2 }, now())).toEqual({ as: 'known' });
    expect((await find(id)).people).toBe(2);
  });

  it('two who press at once let it go once', async () => {
    const { book, by, write, find } = await scene(4);
    const id = await write();
    const both = await Promise.all([1, 2, 3].map(() => letBroadcastGo(book, { id, by, seen: 4 }, now())));
    expect(both.map(({ as }) => as).toSorted()).toEqual(['known', 'known', 'sending']);
    expect((await find(id)).counts).toEqual([{ state: 'waiting', code: null, people: 4 }]);
  });
});

describe('on its way', () => {
  it('leaves one by one, each in a row of its own, once, and ends with what became of it', async () => {
    const { go, rows, deliver, find, firms } = await scene(5);
    const id = await go();
    await round();
    await round();
    const queued = await rows();
    expect(queued.map((row) => row.conversation_id).toSorted()).toEqual(
      firms.map((one) => one.conversationId).toSorted(),
    );
    expect((await find(id)).counts).toEqual([{ state: 'queued', code: null, people: 5 }]);
    expect(await deliver()).toHaveLength(5);
    for (let at = 0; at < 3; at += 1) await round();
    expect(await rows()).toEqual([]);
    expect(await find(id)).toMatchObject({
      state: 'done',
      people: 5,
      counts: [{ state: 'sent', code: null, people: 5 }],
    });
  });

  it('says it in the language of the reader, with who it comes from', async () => {
    const { go, firms, run, rows } = await scene(2);
    await run(sql`update conversations set locale = 'en' where id = ${firms[1]?.conversationId}::uuid`);
    await go();
    await round();
    const said = await Promise.all(
      (await rows()).map(async ({ id }) => {
        const [row] = await run(
          sql`select o.body_enc, o.key_id, k.wrapped from outbox o join data_keys k on k.id = o.key_id where o.id = ${id}::uuid`,
        );
        const key = { keyId: String(row?.['key_id']), wrapped: Buffer.from(row?.['wrapped'] as Buffer) };
        return office.storage.vault.open(key, Buffer.from(row?.['body_enc'] as Buffer), 'outbox').toString('utf8');
      }),
    );
    expect(said.join('\n')).toContain('はかる相談室（架空）からのお知らせです。\\n\\n来週、説明会があります。');
    expect(said.join('\n')).toContain('A notice from はかる相談室（架空）\\n\\nThere is a meeting next week.');
  });

  it('several processes at once, and crashes after every statement, leave nobody twice and nobody out', async () => {
    const { go, rows, deliver, find, firms } = await scene(12);
    await alone();
    const id = await go();
    const { desk } = office.stage;
    const mortal = (statements: number) => {
      let left = statements;
      const scoped: typeof desk.options.database.scoped = (programmeId, work) =>
        desk.options.database.scoped(programmeId, (db) => {
          const execute: typeof db.execute = (query) => {
            left -= 1;
            if (left < 0) throw new Error('killed');
            return db.execute(query);
          };
          return work({ ...db, select: db.select, insert: db.insert, update: db.update, delete: db.delete, execute });
        });
      return { desk: { ...desk.options, database: { ...desk.options.database, scoped } }, died: () => left < 0 };
    };
    let deaths = 0;
    for (let statements = 0; ; statements += 2) {
      const one = mortal(statements);
      await round(one.desk);
      if (!one.died()) break;
      deaths += 1;
      expect(await rows()).toEqual([]);
    }
    // Each word is put into the outbox by statements of its own: it died between them, too.
    expect(deaths).toBeGreaterThan(12);
    await Promise.all([round(), round(desk.other), round(), round(desk.other)]);
    const queued = await rows();
    expect(queued).toHaveLength(12);
    expect(new Set(queued.map((row) => row.conversation_id)).size).toBe(firms.length);
    await deliver();
    await Promise.all([round(), round(desk.other)]);
    expect(await rows()).toEqual([]);
    expect((await find(id)).counts).toEqual([{ state: 'sent', code: null, people: 12 }]);
  });

  it('waits while a person has the floor, while somebody talks, and at night', async () => {
    const { go, rows, firms, run, find, deliver } = await scene(3);
    const [held, talks, free] = firms;
    if (held === undefined || talks === undefined || free === undefined) throw new Error('no firms');
    const kase = await office.stage.desk.open(held);
    await run(sql`insert into transcript (id, programme_id, conversation_id, key_id, side, at, body_enc, message_ids)
      values (gen_random_uuid(), ${talks.programmeId}::uuid, ${talks.conversationId}::uuid, ${talks.keyId}::uuid, 'person',
        ${now().toISOString()}::timestamptz, ''::bytea, array[]::text[])`);
    const id = await go();
    await round();
    expect((await rows()).map((row) => row.conversation_id)).toContain(free.conversationId);
    expect((await find(id)).counts).toEqual([
      { state: 'queued', code: null, people: 1 },
      { state: 'waiting', code: 'talking', people: 1 },
      { state: 'waiting', code: 'with-person', people: 1 },
    ]);
    await deliver();
    office.stage.desk.wait(3 * 60);
    await round();
    expect((await find(id)).counts).toEqual([
      { state: 'queued', code: null, people: 1 },
      { state: 'sent', code: null, people: 1 },
      { state: 'waiting', code: 'with-person', people: 1 },
    ]);
    office.stage.desk.wait(6 * 60);
    await round();
    expect((await find(id)).counts).toContainEqual({ state: 'waiting', code: 'quiet-hours', people: 1 });
    office.stage.desk.wait(-9 * 60);
    expect(kase).not.toBe('');
  });

  it('a row that was not let out, as a case began meanwhile, waits and leaves later under another name', async () => {
    const { go, rows, firms, run, find, deliver } = await scene(1);
    const id = await go();
    await round();
    const [before] = await rows();
    await run(sql`update outbox set status = 'fenced', code = 'fenced' where id = ${before?.id ?? ''}::uuid`);
    const [firm] = firms;
    if (firm === undefined) throw new Error('no firm');
    await office.stage.desk.open(firm);
    await round();
    expect((await find(id)).counts).toEqual([{ state: 'waiting', code: 'with-person', people: 1 }]);
    await run(sql`delete from desk_states`);
    await round();
    const waiting = (await rows()).filter(({ status }) => status === 'waiting');
    expect(waiting).toHaveLength(1);
    expect(waiting[0]?.id).not.toBe(before?.id);
    expect(await deliver()).toHaveLength(1);
    await round();
    expect(await find(id)).toMatchObject({ state: 'done', counts: [{ state: 'sent', people: 1 }] });
  });

  it('takes no more of the plan than reminders and answers leave it; the rest waits, and is given up after a week', async () => {
    const { go, rows, run, find, deliver, programmeId } = await scene(6, { line: await plan(10) });
    // Eight of ten are for what nobody has asked for; five of them are used.
    await run(sql`insert into push_usage (programme_id, month, used) values (${programmeId}::uuid, '2026-11', 5)`);
    const id = await go();
    await round();
    await round();
    expect(await rows()).toHaveLength(3);
    expect((await find(id)).counts).toContainEqual({ state: 'waiting', code: 'push-plan-short', people: 3 });
    await deliver();
    await run(sql`update push_usage set used = 8`);
    office.stage.desk.wait(7 * 24 * 60 + 1);
    await round();
    office.stage.desk.wait(-(7 * 24 * 60 + 1));
    expect(await find(id)).toMatchObject({
      state: 'done',
      counts: [
        { state: 'sent', code: null, people: 3 },
        { state: 'skipped', code: 'too-late', people: 3 },
      ],
    });
    expect(await rows()).toEqual([]);
  });

  it('who stops, blocks or leaves before it leaves does not get it', async () => {
    const { go, rows, firms, run, find } = await scene(3);
    const id = await go();
    await run(sql`update conversations set reminders = false where id = ${firms[0]?.conversationId}::uuid`);
    await run(sql`update conversations set reachable = false where id = ${firms[1]?.conversationId}::uuid`);
    await round();
    expect(await rows()).toHaveLength(1);
    expect((await find(id)).counts).toEqual([
      { state: 'queued', code: null, people: 1 },
      { state: 'skipped', code: 'blocked', people: 1 },
      { state: 'skipped', code: 'stopped', people: 1 },
    ]);
  });

  it('what is refused, not known and dropped by hand is counted as it is', async () => {
    const { go, rows, run, find } = await scene(3);
    const id = await go();
    await round();
    const [a, b, c] = await rows();
    await run(sql`update outbox set status = 'dead', code = 'line-refused' where id = ${a?.id ?? ''}::uuid`);
    await run(sql`update outbox set status = 'unknown', code = 'timeout' where id = ${b?.id ?? ''}::uuid`);
    await run(sql`delete from outbox where id = ${c?.id ?? ''}::uuid`);
    await round();
    const one = await find(id);
    expect(one.state).toBe('done');
    expect([peopleIn(one.counts, 'failed'), peopleIn(one.counts, 'unknown'), peopleIn(one.counts, 'sent')]).toEqual([
      2, 1, 0,
    ]);
  });
});

describe('the end', () => {
  it('stopped on its way: what has not left does not leave, what was tried is in doubt, what is just leaving is settled', async () => {
    const { book, by, go, rows, run, find, deliver } = await scene(5, { line: await plan(12) });
    const id = await go();
    await run(
      sql`insert into push_usage (programme_id, month, used) select programme_id, '2026-11', 5 from broadcasts where id = ${id}::uuid`,
    );
    await round();
    const [tried, leased] = await rows();
    await run(sql`update outbox set attempts = 1 where id = ${tried?.id ?? ''}::uuid`);
    const soon = new Date(now().getTime() + 20_000).toISOString();
    await run(
      sql`update outbox set lease_owner = gen_random_uuid(), lease_until = ${soon}::timestamptz where id = ${leased?.id ?? ''}::uuid`,
    );
    expect(await endBroadcast(book, { id, by }, now())).toBe(true);
    expect(await endBroadcast(book, { id, by }, now())).toBe(false);
    expect((await rows()).map((row) => row.id)).toEqual([leased?.id]);
    expect((await find(id)).counts).toEqual([
      { state: 'cancelled', code: null, people: 3 },
      { state: 'queued', code: null, people: 1 },
      { state: 'unknown', code: 'in-doubt', people: 1 },
    ]);
    await deliver();
    await round();
    expect(await find(id)).toMatchObject({
      state: 'cancelled',
      counts: expect.arrayContaining([{ state: 'sent', code: null, people: 1 }]),
    });
    expect(await rows()).toEqual([]);
  });

  it('one that nobody has sent goes with its key; one that was sent cannot be dropped', async () => {
    const { book, by, write, go, find } = await scene(1);
    const id = await write();
    expect(await dropBroadcast(book, { id, by }, now())).toBe(true);
    expect(await find(id)).toMatchObject({ state: 'dropped', words: null });
    expect(await letBroadcastGo(book, { id, by, seen: 1 }, now())).toEqual({ as: 'over' });
    const sent = await go();
    expect(await dropBroadcast(book, { id: sent, by }, now())).toBe(false);
    expect((await find(sent)).words?.ja).toContain('説明会');
  });

  it('a firm that is erased is gone from it, also on its way; the sums of what is over stay', async () => {
    const { book, go, firms, find, deliver, rows } = await scene(3);
    const over = await go();
    await round();
    await deliver();
    await round();
    const running = await go();
    await round();
    const firm = firms[0];
    if (firm === undefined) throw new Error('no firm');
    const asked = await requestErasure(book, { businessId: firm.businessId, reason: 'left', by: 'x' }, now());
    if (!asked.ok) throw new Error(asked.problem);
    await approveErasure(book, { id: asked.value, approver: 'y' }, now());
    expect((await executeErasure(book, asked.value, now())).ok).toBe(true);
    expect((await rows()).map((row) => row.conversation_id)).not.toContain(firm.conversationId);
    expect((await find(over)).counts).toEqual([{ state: 'sent', code: null, people: 3 }]);
    expect((await find(running)).counts).toEqual([{ state: 'queued', code: null, people: 2 }]);
  });

  it('its words lie sealed', async () => {
    const { write, run } = await scene(0);
    await write();
    const rows = await run(sql`select encode(words_enc, 'escape') as words from broadcasts`);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('説明会');
  });
});
