import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderChart } from '../../../src/adapters/chart/render-chart.ts';
import type { SlackUser } from '../../../src/adapters/twin/slack-twin.ts';
import { claimJob } from '../../../src/db/repositories/report-jobs.ts';
import { listVersions } from '../../../src/db/repositories/report-versions.ts';
import { carryJob } from '../../../src/service/report/jobs/carry.ts';
import { holderOf, type JobOptions } from '../../../src/service/report/jobs/hand.ts';
import { shownIn } from '../../support/desk-door.ts';
import { openTestOffice } from '../../support/office.ts';

let office: Awaited<ReturnType<typeof openTestOffice>>;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

const months = ['2026-06', '2026-07'];
const form = (change: object = {}) => ({ kind: 'periodic', from: '2026-06', to: '2026-07', firm: '', ...change });

/** A worker of its own, as another process would be. */
function worker(change: Partial<JobOptions> = {}) {
  const { stage, storage } = office;
  const { clock } = stage.desk.options;
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const options: JobOptions = {
    ...{ ...storage, clock, log, draw: renderChart, slack: stage.app.desk, isEnding: () => false },
    owner: crypto.randomUUID(),
    ...change,
  };
  return async () => {
    const job = await claimJob(storage.database, holderOf(options));
    if (job !== null) await carryJob(options, job);
    await stage.app.twin.idle();
    return job;
  };
}

async function scene() {
  const programmeId = await office.programme({ supportMonths: months, comparisonMonths: ['2025-06', '2025-07'] });
  for (const name of ['一番商店', '二番工場']) await office.firm(programmeId, { months, name });
  await office.firm(programmeId, { months, name: '断った商店', client: false });
  return { programmeId, haruko: await office.operator(programmeId), ichiro: await office.official(programmeId) };
}

const ask = async (user: SlackUser, change: object = {}) => {
  await office.command(user, '報告書');
  return office.submit(user, { ...form(change) });
};
const messages = (user: SlackUser) => office.stage.app.twin.channel(user.direct())?.messages() ?? [];
const filesOf = (user: SlackUser) =>
  messages(user).flatMap(({ fileIds }) => fileIds.map((id) => office.stage.app.twin.file(id)?.name ?? ''));
const head = (user: SlackUser) =>
  shownIn(
    messages(user)
      .filter(({ threadTs }) => threadTs === null)
      .at(-1)?.blocks,
  );
const pressIn = async (user: SlackUser, at: number) => {
  const message = messages(user)
    .filter(({ threadTs }) => threadTs === null)
    .at(-1);
  if (message === undefined) throw new Error('no message');
  await office.stage.settle(user.press(message, `desk:${at}`));
};
const versionsOf = (programmeId: string) => office.storage.database.scoped(programmeId, (db) => listVersions(db));

describe('a report that is asked for on Slack', () => {
  it('is made once, arrives in the thread of the one who asked, and is approved and sent by its buttons', async () => {
    const { programmeId, haruko } = await scene();
    expect(await ask(haruko.user, { kind: 'city' })).toEqual({});
    await worker()();
    expect(head(haruko.user).texts).toContain('最終報告書（2026年6月〜2026年7月）\n第1版（下書き）');
    expect(filesOf(haruko.user)).toEqual([
      expect.stringMatching(/_final_2026-06_2026-07_v1_draft_.*\.pdf$/),
      expect.stringMatching(/_final_2026-06_2026-07_v1_draft_.*\.xlsx$/),
    ]);
    const [top, ...files] = messages(haruko.user);
    expect(files.every(({ threadTs }) => threadTs === top?.ts)).toBe(true);
    expect(await worker()()).toBeNull();
    await pressIn(haruko.user, 1);
    expect(await versionsOf(programmeId)).toMatchObject([{ state: 'approved', approvedBy: '運営 春子' }]);
    expect(head(haruko.user).texts).toContain('承認済み');
    await pressIn(haruko.user, 1);
    expect(await versionsOf(programmeId)).toMatchObject([{ state: 'released', releasedBy: '運営 春子' }]);
    expect(head(haruko.user).values).toEqual([]);
  });

  it('shows what is missing, and cannot be approved then', async () => {
    const { haruko } = await scene();
    await ask(haruko.user);
    await worker()();
    expect(head(haruko.user).texts).toContain('提案内容：まだありません');
    expect(head(haruko.user).values).toEqual([]);
  });

  it('tells an official nothing of firms that do not agree, and no firm of its own', async () => {
    const { programmeId, ichiro } = await scene();
    await ask(ichiro.user, { kind: 'city' });
    await worker()();
    expect(filesOf(ichiro.user)).toHaveLength(2);
    const { fileIds } = messages(ichiro.user)[1] ?? { fileIds: [] };
    expect(fileIds).toHaveLength(1);
    expect((await ask(ichiro.user, { kind: 'firm' }))?.['kind']).toContain('使えません');
    expect((await ask(ichiro.user, { kind: 'firm', firm: '3' }))?.['kind']).toContain('使えません');
    expect(await ask(ichiro.user, { kind: 'firm', firm: '２' })).toEqual({});
    // The firm changes its mind before the report is made.
    const [second] = await office.storage.database.scoped(programmeId, (db) =>
      db.execute<{ id: string; conversation: string }>(sql`
        select b.id, c.id as conversation from businesses b join conversations c on c.business_id = b.id where b.number = 2`),
    );
    await office.storage.database.scoped(programmeId, (db) =>
      db.execute(sql`insert into consents (id, programme_id, conversation_id, business_id, purpose, text_version, given, channel, at)
        values (gen_random_uuid(), ${programmeId}::uuid, ${second?.conversation}::uuid, ${second?.id}::uuid, 'client', '1', false, 'line', now())`),
    );
    await worker()();
    expect(filesOf(ichiro.user)).toHaveLength(2);
    expect((await versionsOf(programmeId)).map(({ kind }) => kind)).toEqual(['city']);
  });

  it('is not for consultants, and what is wrong stands at its field', async () => {
    const { programmeId, haruko } = await scene();
    const hanako = await office.stage.person(programmeId, '相談 花子');
    expect(await office.command(hanako.user, '報告書')).toContain('運営者と主催者の担当だけ');
    expect((await ask(haruko.user, { from: '2026-07', to: '2026-06' }))?.['to']).toContain('同じか後');
    expect((await ask(haruko.user, { kind: 'firm', firm: '99' }))?.['firm']).toBeDefined();
    expect((await ask(haruko.user, { kind: 'firm', firm: 'abc' }))?.['firm']).toContain('番号だけ');
    expect((await ask(haruko.user, { kind: 'city', firm: '1' }))?.['firm']).toBeDefined();
    expect(await worker()()).toBeNull();
  });

  it('goes on where a worker was ended, and makes nothing twice', async () => {
    const { programmeId, haruko } = await scene();
    await ask(haruko.user, { kind: 'firm' });
    const steps = [false, true];
    // Ends after the second of the firms.
    await worker({ isEnding: () => steps.shift() ?? true })();
    expect((await versionsOf(programmeId)).length).toBeLessThan(3);
    await worker()();
    expect((await versionsOf(programmeId)).map(({ firm, number }) => [firm, number])).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
    ]);
    expect(head(haruko.user).texts).toContain('3件です。');
    expect(messages(haruko.user)).toHaveLength(1);
    await pressIn(haruko.user, 1);
    await pressIn(haruko.user, 1);
    const states = (await versionsOf(programmeId)).map(({ state }) => state);
    expect(states).toEqual(['released', 'released', 'released']);
    const told = await office.storage.database.scoped(programmeId, (db) =>
      db.execute<{ count: string }>(sql`select count(*) as count from outbox where voice = 'desk'`),
    );
    expect(Number(told[0]?.count)).toBe(3);
  });

  it.each([
    ['files.completeUploadExternal', 'drop-after'],
    ['files.getUploadURLExternal', '500'],
    ['chat.postMessage', 'drop-after'],
    ['chat.update', '500'],
  ] as const)('stands there once whatever happens: %s %s', async (method, fault) => {
    const { haruko } = await scene();
    const { app, desk } = office.stage;
    app.clock.at = desk.options.clock.now().getTime();
    await ask(haruko.user, { kind: 'interim' });
    app.twin.faults.plan(method, fault);
    await worker()();
    for (let round = 0; round < 3; round += 1) {
      desk.wait(1);
      await worker()();
    }
    expect(filesOf(haruko.user)).toHaveLength(2);
    expect(messages(haruko.user).filter(({ threadTs }) => threadTs === null)).toHaveLength(1);
    expect(head(haruko.user).texts).toContain('第1版');
  });

  it('can be stopped', async () => {
    const { haruko } = await scene();
    await ask(haruko.user, { kind: 'city' });
    await worker({ isEnding: () => true })();
    await pressIn(haruko.user, 1);
    expect(head(haruko.user).texts).toContain('やめました');
    expect(await worker()()).toBeNull();
    expect(filesOf(haruko.user)).toEqual([]);
  });
});
