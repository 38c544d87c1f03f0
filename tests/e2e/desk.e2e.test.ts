import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LineOwner } from '../../src/adapters/twin/line-twin.ts';
import type { SlackUser } from '../../src/adapters/twin/slack-twin.ts';
import { type ActName, readAct } from '../../src/bot/desk/staff/acts.ts';
import { openStage, type Stage } from '../support/stage.ts';

type Element = { readonly type: string; readonly action_id?: string; readonly value?: string };
type Block = { readonly elements?: readonly Element[]; readonly accessory?: Element };
type Shown = { readonly ts: string; readonly text: string; readonly blocks: readonly unknown[] };

const elementsOf = (shown: Shown): readonly Element[] =>
  shown.blocks.flatMap((block) => {
    const { elements = [], accessory } = block as Block;
    return [...elements, ...(accessory === undefined ? [] : [accessory])];
  });

describe('a conversation that goes to a person and comes back', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const room = () => {
    const found = stage.slack.channels().find(({ name }) => name === 'soudan');
    if (found === undefined) throw new Error('no room');
    return found;
  };
  const card = (): Shown => {
    const found = room()
      .messages()
      .findLast(({ threadTs }) => threadTs === null);
    if (found === undefined) throw new Error('no card');
    return found;
  };
  const thread = () =>
    room()
      .messages()
      .filter(({ threadTs }) => threadTs === card().ts)
      .map(({ text }) => text);
  const staff = (name: string): SlackUser => {
    const found = stage.slack.users().find((one) => one.name === name);
    if (found === undefined) throw new Error(`no ${name}`);
    return found;
  };
  const whispered = (user: SlackUser): Shown => {
    const found = user.ephemerals().at(-1);
    if (found === undefined) throw new Error('nothing whispered');
    return found;
  };
  const press = async (user: SlackUser, shown: Shown, act: ActName): Promise<void> => {
    const found = elementsOf(shown).find(({ value }) => readAct(value ?? '')?.act === act);
    if (found?.action_id === undefined) throw new Error(`no button ${act}`);
    await user.press({ channel: room().id, ts: shown.ts }, found.action_id);
    await stage.settle();
  };
  /** A form opens at once and is filled in a moment later. */
  const filled = (user: SlackUser, block: string) =>
    expect.poll(() => JSON.stringify(user.modals().at(-1)?.view)).toContain(`"block_id":"${block}"`);
  const resolve = async (user: SlackUser, resolution: string, values: Record<string, string> = {}) => {
    await press(user, card(), 'resolve');
    await filled(user, 'resolution');
    const form = user.modals().at(-1);
    await user.submit(form?.id ?? '', { resolution, ...values });
    await stage.settle();
    return user.modals().at(-1)?.errors ?? {};
  };
  const said = (owner: LineOwner, count = 1) =>
    owner
      .screen()
      .slice(-count)
      .map(({ text }) => text)
      .join('\n');
  const write = async (owner: LineOwner, text: string): Promise<string> => {
    await owner.text(text);
    await stage.settle();
    return said(owner);
  };

  it('is told when, is answered by one person, and goes on with the same question', async () => {
    const owner = await stage.join();
    const [sato, suzuki, official] = [staff('sato'), staff('suzuki'), staff('takahashi')];
    const question = said(owner);
    expect(question).toContain('2026年10月の電気の使用量は？');
    expect(await write(owner, '担当者と話したいのですが')).toContain('今日の12:00までにお返事します。');
    expect(card().text).toContain('届いた言葉：担当者と話したいのですが');
    expect(card().text).not.toContain('見本の会社');

    await press(official, card(), 'claim');
    expect(card().text).toContain('まだだれも引き受けていません');
    await press(sato, card(), 'claim');
    expect(said(owner)).toBe('担当者がお話をうかがいます。少しお待ちください。');
    expect(card().text).toContain('見本の会社');
    expect(card().text).toContain('佐藤 花子さんが担当');

    // The bot has no word in it now: a figure is a message to a person, and nothing is stored.
    expect(await write(owner, '1200 kWh')).toBe('1200 kWh');
    expect(thread().at(-1)).toContain('1200 kWh');
    const stored = await stage.storage.database.scoped(stage.programmeId, (db) =>
      db.execute(sql`select id from readings`),
    );
    expect(stored).toHaveLength(0);

    // A message in the thread is a note until it is sent, and then only by the one who holds the case.
    await suzuki.say(room().id, 'この会社、前にも聞いてきました', card().ts);
    await sato.say(room().id, '請求書の契約電力は何kWですか', card().ts);
    await stage.settle();
    expect(said(owner)).toBe('1200 kWh');
    await press(sato, whispered(sato), 'send');
    expect(whispered(sato).text).toContain('まだ送っていません');
    await press(sato, whispered(sato), 'confirm');
    expect(said(owner)).toBe('1200 kWh');
    stage.clock.advance(9_000);
    await stage.settle();
    expect(said(owner)).toBe('請求書の契約電力は何kWですか');
    expect(thread().at(-1)).toContain('✓ 届きました');

    await write(owner, '20kWです');
    expect(await resolve(sato, 'answered')).not.toEqual({});
    await sato.close(sato.modals().at(-1)?.id ?? '');
    await resolve(sato, 'by-phone', { promise: '見積もりを送ります', day: '2026-11-30' });
    const back = said(owner, 3);
    expect(back).toContain('担当者がお電話でお話ししました。');
    expect(back).toContain('担当者との約束：見積もりを送ります');
    expect(said(owner)).toBe(question);
    expect(await write(owner, '1200 kWh')).toContain('この内容で登録しますか？');
    expect(await write(owner, 'はい')).toContain('2026年10月のLPガスの使用量は？');

    // Once more, from the form, and answered: half an hour later one question, and no second one.
    await write(owner, '担当者');
    await press(suzuki, card(), 'claim');
    await press(suzuki, card(), 'reply');
    await filled(suzuki, 'text');
    const form = () => suzuki.modals().at(-1);
    await suzuki.submit(form()?.id ?? '', { text: '電話番号は 03-1234-5678 です。' });
    await stage.settle();
    expect(JSON.stringify(form()?.view)).toContain('電話番号「03-1234-5678」');
    expect(said(owner)).toBe('担当者がお話をうかがいます。少しお待ちください。');
    await suzuki.close(form()?.id ?? '');
    await press(suzuki, card(), 'reply');
    await filled(suzuki, 'text');
    await suzuki.submit(form()?.id ?? '', { text: '契約を見直せます。' });
    await suzuki.submit(form()?.id ?? '', {});
    await stage.settle();
    expect(whispered(suzuki).text).toContain('秒後に送ります');
    stage.clock.advance(9_000);
    await stage.settle();
    expect(said(owner)).toBe('契約を見直せます。');
    await resolve(suzuki, 'answered');
    expect(said(owner)).toContain('2026年10月のLPガスの使用量は？');
    stage.clock.advance(31 * 60_000);
    await stage.settle();
    expect(said(owner)).toContain('ご相談の件は、どうなりましたか');
    await owner.tap('解決した');
    await stage.settle();
    expect(said(owner, 2)).toContain('ありがとうございます');
  });

  it('is answered with the very words beside the answer, unless they were taken back', async () => {
    const owner = await stage.join();
    const sato = staff('sato');
    await write(owner, '担当者と話したいのですが');
    await press(sato, card(), 'claim');
    const answer = async (question: string, words: string, between = async () => {}) => {
      await write(owner, question);
      const asked = owner.screen().findLast(({ from }) => from === 'owner');
      const shown = room()
        .messages()
        .findLast(({ text }) => text.includes(question) && text.startsWith('事業者から'));
      if (shown === undefined) throw new Error('not shown');
      await press(sato, shown, 'reply');
      await filled(sato, 'text');
      expect(JSON.stringify(sato.modals().at(-1)?.view)).toContain(question);
      await sato.submit(sato.modals().at(-1)?.id ?? '', { text: words });
      await sato.submit(sato.modals().at(-1)?.id ?? '', {});
      await stage.settle();
      await between();
      stage.clock.advance(9_000);
      await stage.settle();
      return { asked, answered: owner.screen().findLast(({ text }) => text === words) };
    };
    const first = await answer('契約は何kWがよいですか', '20kWのままで大丈夫です。');
    expect(first.answered?.quotedMessageId).toBe(first.asked?.id);
    const takeBack = async () => {
      const last = owner.screen().findLast(({ from }) => from === 'owner');
      await owner.unsend(last?.id ?? '');
      await stage.settle();
    };
    const second = await answer('やっぱり減らせますか', '減らせます。', takeBack);
    expect(second.answered?.quotedMessageId ?? null).toBeNull();
    expect(second.answered).toBeDefined();

    // Since when an owner is out of reach is kept until they are back.
    const unreachable = async () => {
      const rows = await stage.storage.database.scoped(stage.programmeId, (db) =>
        db.execute<{ since: string }>(sql`select unreachable_since as since from conversations where not reachable`),
      );
      return rows.map(({ since }) => Number.isFinite(Date.parse(since)));
    };
    await owner.block();
    await stage.settle();
    expect(await unreachable()).toEqual([true]);
    await owner.unblock();
    await stage.settle();
    expect(await unreachable()).toEqual([]);
  });
});
