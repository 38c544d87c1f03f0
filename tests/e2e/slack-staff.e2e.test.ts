import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/adapters/http/metrics.ts';
import { readConfig, secret } from '../../src/config.ts';
import { loadRecord } from '../../src/db/desk/record.ts';
import { addStaff } from '../../src/db/desk/staff.ts';
import { demoProgramme } from '../../src/service/demo-programme.ts';
import { startService } from '../../src/service/start.ts';
import { openStage, type Stage } from '../support/stage.ts';

describe('staff on Slack', () => {
  const metrics = createMetrics();
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ metrics });
  });
  afterAll(() => stage.close());

  const counted = async (kind: string): Promise<number> => {
    const { values } = await metrics.slackHappenings.get();
    return values.find(({ labels }) => labels.kind === kind)?.value ?? 0;
  };

  it('is counted once: as mention and message, as a retry, and as a copy under another id', async () => {
    const { slack } = stage;
    const sato = slack.addUser({ name: 'sato' });
    const desk = slack.addChannel({ name: 'desk', members: [sato.id] });
    await sato.say(desk.id, `<@${slack.botUserId}> 手伝って`);
    slack.faults.mentionFirst(true);
    await sato.say(desk.id, `<@${slack.botUserId}> もう一度`);
    expect(await counted('message')).toBe(2);
    slack.faults.duplicate(10);
    slack.faults.retry(3);
    await sato.say(desk.id, '別の話');
    expect(await counted('message')).toBe(3);
    // The same ts in another channel is another message.
    expect(desk.messages().every(({ isApp }) => !isApp)).toBe(true);
    expect(slack.requests.every(({ status }) => status === 200)).toBe(true);
  });

  it('a command is answered to the one who gave it', async () => {
    const sato = stage.slack.addUser({ name: 'yamada' });
    await sato.command('/hakaru');
    expect(sato.ephemerals().map(({ text }) => text)).toEqual([
      '毎月の報告は、このアプリとのダイレクトメッセージで送れます。',
    ]);
  });

  it('a registered consultant finds the desk behind a command and on the home page', async () => {
    const { slack, storage, programmeId, clock } = stage;
    const hanako = slack.addUser({ name: 'hanako' });
    const who = { slackTeam: slack.teamId, slackUser: hanako.id, name: '相談 花子', role: 'consultant' } as const;
    const approval = { approvedBy: '責任 太郎', approvedOn: '2026-11-01', trainedUntil: '2027-03-31' };
    await addStaff({ ...storage, programmeId }, { ...who, ...approval }, clock.now());
    await hanako.command('/hakaru', '待ち');
    expect(hanako.ephemerals().at(-1)?.text).toBe('待ち');
    await hanako.openHome();
    await expect.poll(() => JSON.stringify(hanako.home()?.view)).toContain('待っている相談（0件）');
  });

  it('what an owner on LINE takes back is in no thread, on no card and in no transcript any more', async () => {
    const { slack, storage, programmeId } = stage;
    const channel = slack.addChannel({ name: demoProgramme('2026-11-24').consultantChannel });
    const shown = (): string => JSON.stringify(channel.messages().map(({ text, blocks }) => [text, blocks]));
    const owner = await stage.join();
    await owner.text('担当者');
    await stage.settle();
    await owner.text('山田が事故にあいました');
    await expect.poll(shown).toContain('山田が事故');
    const own = owner.screen().findLast(({ from }) => from === 'owner');
    const kept = () =>
      storage.database.queues((db) =>
        db.execute<{
          id: string;
        }>(sql`select id from transcript where programme_id = ${programmeId}::uuid and side = 'person'
          and message_ids @> array[${own?.id ?? ''}]`),
      );
    const before = await kept();
    expect(before).toHaveLength(1);
    await owner.unsend(own?.id ?? '');
    await stage.settle();
    await expect.poll(shown).toContain('このメッセージを取り消しました');
    expect(shown()).not.toContain('山田が事故');
    // What is left names the message, and says only that it was taken back.
    const after = await kept();
    expect(after).toHaveLength(1);
    expect(after[0]?.id).not.toBe(before[0]?.id);
    const [record] = await loadRecord({ ...storage, programmeId }, { from: '2026-11-01', to: '2026-11-30' });
    expect(record?.questions.at(-1)).toMatchObject({ words: null, erased: 'taken-back' });
  });

  it('the service starts and answers on LINE while Slack cannot be reached', async () => {
    const config = readConfig({ NODE_ENV: 'test', PORT: '0', SLACK_API_URL: 'http://127.0.0.1:1/api/' });
    const logged: string[] = [];
    const note = (event: string): void => void logged.push(event);
    const service = await startService({
      config: {
        ...config,
        slack: { ...config.slack, credentials: { signingSecret: secret('s'), botToken: secret('t') } },
      },
      environment: {},
      storage: { ...stage.storage, where: 'test', isOwn: false },
      log: { info: note, warn: note, error: note },
      pollMs: 10,
    });
    await expect.poll(() => logged).toContain('slack-account-not-reached');
    const owner = service.simulator?.twin.line.addOwner({ displayName: '見本' });
    await owner?.follow();
    await expect.poll(() => owner?.screen().at(-1)?.from, { timeout: 20_000 }).toBe('bot');
    expect((await fetch(`${service.url}/slack/events`, { method: 'POST', body: '{}' })).status).toBe(401);
    await service.stop();
  });
});
