import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SlackMessage, SlackUser } from '../../src/adapters/twin/slack-twin.ts';
import { createInvites } from '../../src/db/repositories/invites.ts';
import { stoppedRows } from '../../src/db/repositories/queue-rows.ts';
import { readings } from '../../src/db/schema/ledger.ts';
import { billRead, fixture } from '../support/bills.ts';
import { joining } from '../support/conversations.ts';
import { openStage, type Stage } from '../support/stage.ts';

type Button = { readonly action_id: string; readonly value: string; readonly text: { readonly text: string } };

/** The buttons of a message, wherever they stand. */
const buttonsOf = ({ blocks }: SlackMessage): readonly Button[] =>
  blocks.flatMap((block) => {
    const { elements, accessory } = block as { elements?: readonly Button[]; accessory?: Button };
    return [...(block['type'] === 'actions' ? (elements ?? []) : []), ...(accessory === undefined ? [] : [accessory])];
  });

describe('a firm that lives in Slack', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ readBill: async () => billRead() });
  });
  afterAll(() => stage.close());

  const told = (user: SlackUser): readonly SlackMessage[] =>
    (stage.slack.channel(user.direct())?.messages() ?? []).filter(({ isApp }) => isApp);
  const last = (user: SlackUser): SlackMessage => {
    const found = told(user).at(-1);
    if (found === undefined) throw new Error('the app said nothing');
    return found;
  };
  const say = async (user: SlackUser, text: string): Promise<SlackMessage> => {
    await user.say(user.direct(), text);
    await stage.settle();
    return last(user);
  };
  const press = async (user: SlackUser, message: SlackMessage, label: string): Promise<SlackMessage> => {
    const button = buttonsOf(message).find(({ text }) => text.text === label);
    if (button === undefined) throw new Error(`no button ${label}`);
    await user.press({ channel: message.channel, ts: message.ts }, button.action_id);
    await stage.settle();
    return last(user);
  };
  const join = async (): Promise<SlackUser> => {
    const given = { count: 1, places: 1, now: stage.clock.now() };
    const [code = ''] = await createInvites(stage.storage.database, stage.programmeId, given);
    const user = stage.slack.addUser({ name: 'tanaka' });
    for (const act of joining) if (typeof act === 'string') await say(user, act.replace('{code}', code));
    return user;
  };

  it('joins and reports by the same flows, with buttons in place of cards and quick replies', async () => {
    const tanaka = await join();
    const asked = await say(tanaka, '10月の電気 1200kWh');
    expect(asked.text).toContain('1,200 kWh');
    expect(buttonsOf(asked).map(({ text }) => text.text)).toContain('はい');
    const done = await press(tanaka, asked, 'はい');
    const all = told(tanaka)
      .map(({ text }) => text)
      .join('\n');
    expect(all).toContain('499 kg-CO2');
    expect(done.channel).toBe(tanaka.direct());
    // The same button once more changes nothing and says what it was for.
    const before = told(tanaka).length;
    await press(tanaka, asked, 'はい');
    expect(told(tanaka)[before]?.text).toContain('ボタン');
    const rows = await stage.storage.database.scoped(stage.programmeId, (db) => db.select().from(readings));
    expect(rows).toHaveLength(1);
    expect(stage.slack.violations).toEqual([]);
    expect(await stoppedRows(stage.storage.database)).toEqual([]);
  });

  it('sends a picture, which is fetched and asked about', async () => {
    const owner = await join();
    await owner.upload(owner.direct(), { name: 'bill.jpg', bytes: fixture('electricity.jpg') });
    await stage.settle();
    expect(stage.slack.calls.map(({ path }) => path).some((path) => path.startsWith('/files-pri/'))).toBe(true);
    expect(buttonsOf(last(owner)).length).toBeGreaterThan(0);
  });

  it('reaches a person in another channel, and hears the answer in its own conversation', async () => {
    const owner = await join();
    expect((await say(owner, '担当者と話したいです')).text).toContain('担当者につなぎます');
    const room = stage.slack.channels().find(({ name }) => name === 'soudan');
    const sato = stage.slack.users().find(({ name }) => name === 'sato');
    const card = room?.messages().find(({ threadTs }) => threadTs === null);
    const claim = card === undefined ? undefined : buttonsOf(card)[0];
    if (room === undefined || sato === undefined || card === undefined || claim === undefined)
      throw new Error('no card');
    await sato.press({ channel: room.id, ts: card.ts }, claim.action_id);
    await stage.settle();
    await sato.say(room.id, '送信 <!channel> こんにちは。', card.ts);
    await stage.settle();
    const draft = sato.ephemerals().at(-1);
    const send = draft === undefined ? undefined : buttonsOf(draft as never)[0];
    await sato.press({ channel: room.id, ts: draft?.ts ?? '' }, send?.action_id ?? '');
    await stage.settle();
    expect(last(owner).text).not.toContain('こんにちは');
    // What was found in it has to be ticked first.
    const form = sato.modals().at(-1);
    await expect.poll(() => JSON.stringify(sato.modals().at(-1)?.view)).toContain('"block_id":"confirmed"');
    const values = JSON.stringify(sato.modals().at(-1)?.view).match(/markup:\d+-\d+/g) ?? [];
    await sato.submit(form?.id ?? '', { confirmed: values });
    stage.clock.advance(9_000);
    await stage.settle();
    expect(last(owner).text).toBe('@channel こんにちは。');
    expect(stage.slack.violations).toEqual([]);
  });

  it('says each thing once, however often Slack repeats it, and answers nobody else', async () => {
    const owner = await join();
    const other = stage.slack.addUser({ name: 'other' });
    const before = told(owner).length;
    stage.slack.faults.duplicate(3);
    stage.slack.faults.retry(2);
    await say(owner, '11月の電気 900kWh');
    expect(told(owner).length).toBe(before + 1);
    expect(told(other)).toEqual([]);
  });

  it('looks for an answer whose sending was lost, and does not say it twice', async () => {
    const owner = await join();
    const before = told(owner).length;
    stage.slack.faults.plan('chat.postMessage', 'drop-after');
    await owner.say(owner.direct(), 'ヘルプ');
    await stage.settle();
    const first = told(owner).length;
    expect(first).toBeGreaterThan(before);
    stage.clock.advance(60_000);
    await expect
      .poll(() => stage.slack.calls.some(({ method }) => method === 'conversations.history'), { timeout: 15_000 })
      .toBe(true);
    await stage.settle();
    const texts = told(owner)
      .slice(before)
      .map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
    expect(await stoppedRows(stage.storage.database)).toEqual([]);
  });

  it('waits when Slack asks for it, and keeps the order', async () => {
    const owner = await join();
    stage.slack.faults.plan('chat.postMessage', { kind: 'rate-429', retryAfter: 1 });
    const before = told(owner).length;
    await owner.say(owner.direct(), 'ヘルプ');
    await owner.say(owner.direct(), '使い方を教えて');
    await expect.poll(() => told(owner).length, { timeout: 15_000 }).toBeGreaterThanOrEqual(before + 2);
    await stage.settle();
  });
});
