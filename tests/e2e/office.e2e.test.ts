import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SlackUser } from '../../src/adapters/twin/slack-twin.ts';
import { writeOfficeAct } from '../../src/bot/office/acts.ts';
import { addStaff } from '../../src/db/desk/staff.ts';
import { addProgramme } from '../../src/db/repositories/programmes.ts';
import { demoProgramme } from '../../src/service/demo-programme.ts';
import { shownIn } from '../support/desk-door.ts';
import { openStage, type Stage } from '../support/stage.ts';

/** What comes after an answer to Slack comes when it comes. */
const patient = { timeout: 30_000 };

describe('those who run a programme', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 60_000);
  afterAll(() => stage.close());

  const person = async (
    name: string,
    role: 'operator' | 'official' | 'consultant',
    programmeId = stage.programmeId,
  ) => {
    const { slack, storage, clock } = stage;
    const user = slack.addUser({ name });
    const who = { slackTeam: slack.teamId, slackUser: user.id, name, role };
    const approval = { approvedBy: '責任 太郎', approvedOn: '2026-11-01', trainedUntil: '2027-03-31' };
    await addStaff({ ...storage, programmeId }, { ...who, ...approval }, clock.now());
    return user;
  };
  const home = (user: SlackUser): string => shownIn(user.home()?.view['blocks']).texts;
  /** Opens the home page until these words stand there: what is shown comes after Slack was answered, or not at all. */
  const see = async (user: SlackUser, words: string): Promise<void> => {
    const opened = async (): Promise<string> => {
      await user.openHome();
      return home(user);
    };
    await expect.poll(opened, { ...patient, interval: 500 }).toContain(words);
  };
  const button = (user: SlackUser, value: string): string => {
    const view = JSON.parse(JSON.stringify(user.home()?.view['blocks'] ?? []));
    const found = view.flatMap(
      (block: { elements?: readonly { value?: string; action_id?: string }[] }) => block.elements ?? [],
    );
    return found.find((one: { value?: string }) => one.value === value)?.action_id ?? '';
  };
  const pressHome = async (user: SlackUser, act: 'notice-write' | 'page'): Promise<void> => {
    const value = writeOfficeAct({ act, programmeId: stage.programmeId, argument: '' });
    await user.pressInView(user.home()?.id ?? '', button(user, value));
    await expect.poll(() => user.modals().length > 0 && texts(user).includes('事業者に届く言葉'), patient).toBe(true);
  };
  const texts = (user: SlackUser): string => shownIn(user.modals().at(-1)?.view['blocks']).texts;
  const submit = async (user: SlackUser, values: Record<string, string>): Promise<void> => {
    await user.submit(user.modals().at(-1)?.id ?? '', values);
    await stage.settle();
  };

  it('see how it stands, write to all firms at once, each alone, and see each arrive; nobody else does', async () => {
    const runs = await person('運営 春子', 'operator');
    const client = await person('市役所 一郎', 'official');
    const consultant = await person('相談 花子', 'consultant');
    const other = (
      await addProgramme(stage.storage.database, { ...demoProgramme('2026-11-24'), code: 'elsewhere', name: '別の市' })
    ).id;
    const elsewhere = await person('別の 役人', 'official', other);
    const owners = [await stage.join(), await stage.join(), await stage.join()];
    await owners[2]?.text('担当者');
    await stage.settle();
    // Whoever has just talked has a question before them.
    stage.clock.advance(3 * 3_600_000);

    await see(runs, '参加 3・手続き中 0・退会 0・消去 0');
    await see(client, 'LINE：届く人 3・止めた人 0・届かない人 0');
    await see(elsewhere, '参加 0・');
    await see(consultant, '自分の相談');
    expect(home(consultant)).not.toContain('参加 3');
    await pressHome(runs, 'notice-write');
    await submit(runs, { to: 'all', words: '12月3日の10時から、説明会を開きます。' });
    await expect.poll(() => texts(runs), patient).toContain('送る人：3人（LINE 3・Slack 0）');
    const heard = () =>
      owners.map((owner) => owner.screen().filter(({ text }) => text?.includes('説明会を開きます')).length);
    expect(heard()).toEqual([0, 0, 0]);
    await submit(runs, {});
    await expect.poll(heard, patient).toEqual([1, 1, 0]);
    await stage.settle();
    expect(owners[0]?.screen().at(-1)?.text).toBe(
      'はかる相談室（架空）からのお知らせです。\n\n12月3日の10時から、説明会を開きます。',
    );
    const progress = () => shownIn(stage.slack.channel(runs.direct())?.messages().at(-1)?.blocks).texts;
    await expect.poll(progress, patient).toContain('送っています：3人のうち2人に届きました');
    expect(progress()).toContain('相談員と話しているので、終わってから送る：1人');
    await see(client, '送っています：3人のうち2人に届きました（すべての事業者）');
    await see(elsewhere, '参加 0・');
    await see(consultant, '自分の相談');
    for (const user of [consultant, elsewhere]) expect(home(user)).not.toContain('3人のうち2人');
    await stage.settle();
    expect(heard()).toEqual([1, 1, 0]);
  }, 120_000);
});
