import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import readXlsxFile from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SlackMessage } from '../../../src/adapters/twin/slack-twin.ts';
import { approveErasure, executeErasure, requestErasure } from '../../../src/db/erasure/steps.ts';
import { claimTraces } from '../../../src/db/erasure/traces.ts';
import { findWeek, weeksKept } from '../../../src/db/week/row.ts';
import { addFirm, type Figure } from '../../support/week.ts';
import { openWeekStage, type WeekStage } from './stage.ts';

let stage: WeekStage;
beforeEach(async () => {
  stage = await openWeekStage();
});
afterEach(() => stage.close());

const months = ['2026-09', '2026-10', '2025-09', '2025-10'];
const figures = months.map(
  (month, at): Figure => ({ kind: 'kerosene', month, value: 100 + at * 10, at: '2026-11-11T00:00:00Z' }),
);
const meters = [{ site: 0, kind: 'kerosene' as const }];

/** Messages of ours in the channel that stand by themselves. */
const heads = (): readonly SlackMessage[] => stage.channel.messages().filter(({ threadTs }) => threadTs === null);
const inThread = (): readonly SlackMessage[] => stage.channel.messages().filter(({ threadTs }) => threadTs !== null);
const textOf = (message: SlackMessage | undefined): string => JSON.stringify(message?.blocks ?? []);
const states = async () =>
  (await weeksKept(stage.storage.database, stage.row.id)).map(({ week, state }) => `${week} ${state}`);

async function sayOpinion(businessId: string, words: string): Promise<void> {
  const { database, vault } = stage.storage;
  await database.scoped(stage.row.id, async (db) => {
    const [key] = await db.execute<{ key_id: string; wrapped: Buffer }>(sql`
      select b.key_id, k.wrapped from businesses b join data_keys k on k.id = b.key_id where b.id = ${businessId}::uuid`);
    if (key === undefined) throw new Error('no key');
    const conversationId = randomUUID();
    await db.execute(sql`insert into conversations (id, programme_id, platform, channel, person_index, person_enc, key_id, business_id)
      values (${conversationId}::uuid, ${stage.row.id}::uuid, 'line', 'bot', ${Buffer.from(conversationId)}, ${Buffer.from('x')}, ${key.key_id}::uuid, ${businessId}::uuid)`);
    const sealed = vault.seal({ keyId: key.key_id, wrapped: key.wrapped }, words, 'opinion');
    await db.execute(sql`insert into opinions (programme_id, conversation_id, business_id, key_id, kind, words_enc, source_message_id, consent, at)
      values (${stage.row.id}::uuid, ${conversationId}::uuid, ${businessId}::uuid, ${key.key_id}::uuid, 'words', ${sealed}, 'm1', true, '2026-11-19T00:00:00Z')`);
  });
}

describe('the weekly summary', () => {
  it('is posted once, on its day and time, with picture, workbook and what people said', async () => {
    const firm = await addFirm(stage.storage, stage.row.id, { number: 1, meters, figures });
    await sayOpinion(firm, 'とても助かりました。');
    await stage.look();
    stage.to('2026-11-22T23:59:00Z');
    await stage.look();
    expect(heads()).toEqual([]);
    stage.to('2026-11-23T00:00:30Z');
    await stage.look();
    await stage.look();
    expect(heads()).toHaveLength(1);
    const text = textOf(heads()[0]);
    expect(text).toContain('週のまとめ（2026-W47）');
    expect(text).toContain('2026年10月分は、1社のうち1社が報告済みです。');
    expect(text).not.toContain('遅れて');
    expect(
      inThread().map(({ fileIds, blocks }) =>
        fileIds.length > 0 ? stage.twin.file(fileIds[0] ?? '')?.name : JSON.stringify(blocks),
      ),
    ).toEqual([
      `${stage.row.code}_2026-W47.png`,
      `${stage.row.code}_2026-W47.xlsx`,
      expect.stringContaining('とても助かりました。'),
    ]);
    expect(await states()).toEqual(['2026-W46 skipped', '2026-W47 done']);
    expect(stage.twin.violations).toEqual([]);
    expect(stage.late.get(stage.row.code)).toBe(0);
  });

  it('comes late and says so when Slack was away, with the figures of its time', async () => {
    await addFirm(stage.storage, stage.row.id, { number: 1, meters, figures });
    await stage.look();
    stage.twin.faults.plan('*', 'drop-before', Number.POSITIVE_INFINITY);
    stage.to('2026-11-23T00:00:30Z');
    await stage.look();
    expect(await states()).toEqual(['2026-W46 skipped', '2026-W47 made']);
    stage.to('2026-11-23T01:00:00Z');
    await stage.look();
    expect(stage.late.get(stage.row.code)).toBe(1);
    stage.twin.faults.clear();
    // What is registered meanwhile belongs to the next week.
    await addFirm(stage.storage, stage.row.id, { number: 2, meters, figures, joinedAt: '2026-11-23T02:00:00Z' });
    stage.to('2026-11-24T01:30:00Z');
    await stage.look();
    expect(heads()).toHaveLength(1);
    const text = textOf(heads()[0]);
    expect(text).toContain('予定の2026-11-23 09:00より遅れて、2026-11-24 10:30にお届けしています。');
    expect(text).toContain('1社のうち1社');
    expect(stage.late.get(stage.row.code)).toBe(0);
  });

  it('is not posted a second time when the answer of Slack was lost', async () => {
    await stage.look();
    stage.twin.faults.plan('chat.postMessage', 'drop-after');
    stage.to('2026-11-23T00:00:30Z');
    await stage.look();
    expect(await states()).toEqual(['2026-W46 skipped', '2026-W47 made']);
    stage.to('2026-11-23T00:05:00Z');
    await stage.look();
    expect(heads()).toHaveLength(1);
    expect(await states()).toEqual(['2026-W46 skipped', '2026-W47 done']);
  });

  it('lists weeks that never came in the next one, and posts none that is older than a week', async () => {
    await stage.look();
    stage.to('2026-11-23T00:00:30Z');
    await stage.look();
    stage.to('2026-12-15T03:00:00Z');
    await stage.look();
    expect(await states()).toEqual([
      '2026-W46 skipped',
      '2026-W47 done',
      '2026-W48 skipped',
      '2026-W49 skipped',
      '2026-W50 done',
    ]);
    expect(heads()).toHaveLength(2);
    expect(textOf(heads()[1])).toContain('届けられなかった週のまとめ：2026-W48 2026-W49');
    expect(textOf(heads()[1])).toContain('遅れて');
    stage.to('2026-12-21T00:00:30Z');
    await stage.look();
    expect(textOf(heads()[2])).not.toContain('届けられなかった');
  });

  it('ends with the week in which the term ends', async () => {
    const { to } = stage.row.document.term;
    expect(to).toBe('2027-07-28');
    stage.to('2027-07-20T00:00:00Z');
    await stage.look();
    for (const day of ['2027-07-26', '2027-08-02', '2027-08-09', '2027-08-16', '2027-08-23']) {
      stage.to(`${day}T00:00:30Z`);
      await stage.look();
    }
    expect(heads().map((one) => /2027-W\d\d/.exec(textOf(one))?.[0])).toEqual(['2027-W29', '2027-W30']);
    expect(textOf(heads()[1])).toContain('最後のまとめです。');
  });

  it('leaves what names an erased firm to be taken out of Slack', async () => {
    const firm = await addFirm(stage.storage, stage.row.id, { number: 1, meters, figures });
    await sayOpinion(firm, 'とても助かりました。');
    await stage.look();
    stage.to('2026-11-23T00:00:30Z');
    await stage.look();
    const book = { database: stage.storage.database, programmeId: stage.row.id };
    const now = new Date('2026-11-24T00:00:00Z');
    const asked = await requestErasure(book, { businessId: firm, reason: 'application', by: 'A' }, now);
    if (!asked.ok) throw new Error(asked.problem);
    await approveErasure(book, { id: asked.value, approver: 'B' }, now);
    expect(await executeErasure(book, asked.value, now)).toMatchObject({ ok: true });
    const traces = await claimTraces(stage.storage.database, now, 10);
    const sheet = inThread().find(({ fileIds }) => stage.twin.file(fileIds[0] ?? '')?.name.endsWith('.xlsx'));
    const opinion = inThread().find((one) => textOf(one).includes('とても助かりました。'));
    const places = traces.map(({ channel, ts, fileIds }) => [channel, ts, fileIds]);
    expect(places.toSorted()).toEqual(
      [
        [stage.channel.id, sheet?.ts, sheet?.fileIds],
        [stage.channel.id, opinion?.ts, []],
      ].toSorted(),
    );
    const kept = await findWeek(stage.storage.database, stage.row.id, '2026-W47');
    expect(JSON.stringify(kept?.figures)).not.toMatch(/試験商店|助かりました/);
  });

  it('names nobody who took the consent back before it was shown', async () => {
    const firm = await addFirm(stage.storage, stage.row.id, { number: 1, meters, figures, name: '山の商店' });
    await sayOpinion(firm, 'とても助かりました。');
    await stage.look();
    stage.twin.faults.plan('*', 'drop-before', Number.POSITIVE_INFINITY);
    stage.to('2026-11-23T00:00:30Z');
    await stage.look();
    stage.twin.faults.clear();
    await stage.storage.database.scoped(stage.row.id, (db) =>
      db.execute(sql`insert into consents (id, programme_id, conversation_id, business_id, purpose, text_version, given, channel, at)
        values (gen_random_uuid(), ${stage.row.id}::uuid, gen_random_uuid(), ${firm}::uuid, 'client', '2026-11', false, 'line', '2026-11-23T01:00:00Z')`),
    );
    stage.to('2026-11-23T02:00:00Z');
    await stage.look();
    expect(await states()).toEqual(['2026-W46 skipped', '2026-W47 done']);
    expect(JSON.stringify(stage.channel.messages())).not.toContain('とても助かりました。');
    const id =
      inThread()
        .flatMap(({ fileIds }) => fileIds)
        .at(-1) ?? '';
    const sheets = await readXlsxFile(Buffer.from(stage.twin.file(id)?.bytes ?? []));
    expect(sheets.at(3)?.data).toHaveLength(1);
  });

  it('waits for a channel that the app is not in', async () => {
    await stage.look();
    stage.channel.kickApp();
    stage.to('2026-11-23T00:00:30Z');
    await stage.look();
    expect(stage.logged.map(({ event }) => event)).toContain('week-not-posted');
    stage.channel.invite(stage.twin.botUserId);
    stage.to('2026-11-23T00:20:00Z');
    await stage.look();
    expect(heads()).toHaveLength(1);
  });
});

describe('a process that dies while a summary is posted', () => {
  it('leaves one message and one thread, wherever it dies and whoever goes on', async () => {
    await stage.close();
    stage = await openWeekStage({ term: { from: '2026-04-01', to: '2036-03-31' } });
    const firm = await addFirm(stage.storage, stage.row.id, { number: 1, meters, figures });
    await sayOpinion(firm, '続けたいです。');
    await stage.look();
    let monday = Date.parse('2026-11-23T00:00:30Z');
    let deaths = 0;
    for (let boundary = 1; ; boundary += 3) {
      stage.to(new Date(monday).toISOString());
      const [before, files] = [heads().length, inThread().length];
      const dying = await stage.mortal(boundary);
      const other = await stage.mortal(Number.POSITIVE_INFINITY);
      const ended = await dying.look();
      // Another process looks at once, and again when the waits are over.
      await other.look();
      stage.to(new Date(monday + 3_600_000).toISOString());
      await other.look();
      await other.look();
      expect(heads().length - before, `dying at boundary ${boundary}`).toBe(1);
      expect(
        new Set(
          inThread()
            .slice(files)
            .map(({ threadTs }) => threadTs),
        ).size,
        `boundary ${boundary}`,
      ).toBe(1);
      // The opinion is of the first week.
      expect(inThread().length - files, `dying at boundary ${boundary}`).toBe(boundary === 1 ? 3 : 2);
      await dying.close();
      await other.close();
      monday += 7 * 86_400_000;
      if (ended === 'done') break;
      deaths += 1;
    }
    expect(deaths).toBeGreaterThan(12);
  });

  it('and two that look at the same moment post one message', async () => {
    await stage.look();
    stage.to('2026-11-23T00:00:30Z');
    const two = await Promise.all([stage.mortal(Number.POSITIVE_INFINITY), stage.mortal(Number.POSITIVE_INFINITY)]);
    await Promise.all([...two.map((one) => one.look()), stage.look()]);
    expect(heads()).toHaveLength(1);
    expect(inThread().filter(({ fileIds }) => fileIds.length > 0).length).toBeLessThanOrEqual(2);
    for (const one of two) await one.close();
  });
});
