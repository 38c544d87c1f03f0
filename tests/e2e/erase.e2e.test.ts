import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LineOwner } from '../../src/adapters/twin/line-twin.ts';
import { runCommand } from '../../src/commands/run.ts';
import { lobbyId } from '../../src/db/lobby.ts';
import { addAdvice } from '../support/advice.ts';
import { scanTables, whereFound } from '../support/scan-tables.ts';
import { openStage, type Stage } from '../support/stage.ts';

describe('a firm that asks to be erased', () => {
  let stage: Stage;
  let gone: LineOwner;
  let other: LineOwner;
  const before = { ...process.env };
  beforeAll(async () => {
    stage = await openStage();
    const [key] = stage.storage.keys;
    Object.assign(process.env, { DATABASE_URL: stage.storage.url, ENCRYPTION_KEY: key?.toString('base64') });
    gone = await stage.join();
    other = await stage.join();
    for (const owner of [gone, other]) {
      for (const words of ['1234 kWh', 'はい', '担当者と話したいのですが', '秘密の工程のことです'])
        await owner.text(words);
      await owner.file(Buffer.from('%PDF-1.4 nothing'), '見積.pdf');
      await stage.settle();
    }
    for (const { id, conversation } of await firms()) await advise(id, conversation ?? '');
  }, 60_000);
  afterAll(async () => {
    process.env = before;
    await stage.close();
  });

  const run = async (...words: readonly string[]) => {
    const [out, err]: [string[], string[]] = [[], []];
    const terminal = {
      out: (line: string) => void out.push(line),
      err: (line: string) => void err.push(line),
      input: async function* () {},
    };
    return { code: await runCommand(words, terminal), out: out.join('\n'), err: err.join('\n') };
  };
  const firms = async () => {
    const rows = await stage.storage.database.scoped(stage.programmeId, (db) =>
      db.execute<{ id: string; state: string; conversation: string | null }>(sql`
        select b.id, b.state, c.id as conversation from businesses b left join conversations c on c.business_id = b.id order by b.number`),
    );
    return [...rows];
  };
  /** What is kept of advice and of what was shown. */
  const advise = async (businessId: string, conversationId: string) => {
    const { database } = stage.storage;
    const records = [{ about: 'willing', value: true }] as const;
    const base = { businessId, conversationId, now: stage.clock.now() };
    await addAdvice(database, stage.programmeId, { ...base, origin: 'service', records });
    await database.scoped(stage.programmeId, async (db) => {
      await db.execute(sql`
        insert into knowledge_shown (programme_id, conversation_id, business_id, item_type, item_id, edition, event_id, at)
        values (${stage.programmeId}, ${conversationId}, ${businessId}, 'faq', 'jc-what', 'e-1', 'event', now())`);
      await db.execute(sql`
        insert into knowledge_corrections (id, programme_id, conversation_id, business_id, item_type, item_id, edition_shown,
          edition, shown_on, why, queued_at, queued_by)
        values (gen_random_uuid(), ${stage.programmeId}, ${conversationId}, ${businessId}, 'faq', 'jc-what', 'e-1', 'e-2',
          '2026-11-24', 'changed', now(), '山田')`);
    });
  };
  const scan = () => scanTables(stage.storage.database, [stage.programmeId, lobbyId]);
  const inSlack = () => stage.slack.channels().flatMap((channel) => channel.messages().map(({ text }) => text));

  it('is refused in a clear way as long as something is missing', async () => {
    const [firm] = await firms();
    const id = firm?.id ?? '';
    const unknown = id.replace(/^./, (one) => (one === '0' ? '1' : '0'));
    const asked = ['--business', unknown, '--reason', '退会', '--approver', '山田'];
    expect(await run('erase', ...asked)).toMatchObject({ code: 1, err: expect.stringContaining('business-unknown') });
    expect(await run('erase', '--business', id, '--reason', ' ', '--approver', '山田')).toMatchObject({ code: 2 });
    const request = await run('erase', 'request', '--business', id, '--reason', '退会の申し出', '--by', '山田');
    const { recordId, state } = JSON.parse(request.out);
    expect(state).toBe('requested');
    const again = await run('erase', 'request', '--business', id, '--reason', '退会の申し出', '--by', '山田');
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('erasure-exists') });
    const early = await run('erase', 'execute', '--request', recordId);
    expect(early).toMatchObject({ code: 1, err: expect.stringContaining('erasure-not-approved') });
    const self = await run('erase', 'approve', '--request', recordId, '--approver', '山田');
    expect(self).toMatchObject({ code: 1, err: expect.stringContaining('erasure-same-person') });
    expect((await firms())[0]).toMatchObject({ state: 'active', conversation: expect.any(String) });
  });

  it('is gone from every table and from Slack; the other firm has lost nothing', async () => {
    const [firm, neighbour] = await firms();
    const [id, conversation] = [firm?.id ?? '', firm?.conversation ?? ''];
    const theirs = [neighbour?.id ?? '', neighbour?.conversation ?? ''];
    const was = await scan();
    expect(inSlack().filter((text) => text.includes('秘密の工程'))).not.toEqual([]);
    const [open] = JSON.parse((await run('erase', 'status')).out);
    await run('erase', 'approve', '--request', open.recordId, '--approver', '鈴木');
    const done = await run('erase', 'execute', '--request', open.recordId);
    const record = JSON.parse(done.out);
    expect(record).toMatchObject({ recordId: open.recordId, state: 'done', approver: '鈴木', requestedBy: '山田' });
    for (const table of ['advice_records', 'knowledge_shown', 'knowledge_corrections'])
      expect(record.destroyed[table], table).toBeGreaterThan(0);
    expect(record.destroyed).toMatchObject({ readings: 1, emissions: 1, media: 2, consultations: 1, conversations: 1 });

    const now = await scan();
    // What may stay, and nothing else: the record, the number, the cases as counted, the fact of the consents.
    expect(whereFound(now, [id])).toEqual({
      businesses: 1,
      disclosures: 1,
      consents: 3,
      consultations: 1,
      erasures: 1,
    });
    expect(whereFound(now, [conversation])).toEqual({ consents: 3 });
    expect(whereFound(now, [gone.userId])).toEqual({});
    expect(whereFound(now, [',1234,'])).toEqual({ readings: 1 });
    const [row] = now.get('businesses')?.filter((text) => text.includes(id)) ?? [];
    expect(row).toMatch(/erased,,,,/);
    for (const [table, rows] of was)
      for (const text of rows.filter((one) => theirs.some((their) => one.includes(their))))
        expect(now.get(table), table).toContain(text);

    // Commands live by the clock of the machine.
    stage.clock.setTo(new Date(Date.now() + 60_000));
    await stage.settle();
    stage.clock.advance(11 * 60_000);
    await stage.settle();
    expect(inSlack().filter((text) => text === '事業者から\n秘密の工程のことです')).toHaveLength(1);
    expect(inSlack().filter((text) => text.includes('事業者 1'))).toEqual([]);
    expect(inSlack().filter((text) => text.includes('消去されました'))).toHaveLength(1);
    const [after] = JSON.parse((await run('erase', 'status')).out);
    expect(after.slack).toEqual({ open: 0, left: [] });
    expect(await run('erase', 'execute', '--request', open.recordId)).toMatchObject({
      code: 1,
      err: expect.stringContaining('erasure-done'),
    });
  });

  it('is a stranger when its owner writes again, and the other owner is served as before', async () => {
    await gone.text('1300 kWh');
    await other.text('まだですか');
    await stage.settle();
    expect(gone.screen().at(-1)?.text).toContain('招待コード');
    expect(inSlack().filter((text) => text.includes('まだですか'))).toHaveLength(1);
    expect((await firms()).map(({ state }) => state)).toEqual(['erased', 'active']);
  });
});
