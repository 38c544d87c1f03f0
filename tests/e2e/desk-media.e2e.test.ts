import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LineOwner } from '../../src/adapters/twin/line-twin.ts';
import type { SlackUser } from '../../src/adapters/twin/slack-twin.ts';
import { type ActName, readAct } from '../../src/bot/desk/staff/acts.ts';
import { keptTurns } from '../../src/db/repositories/turns-kept.ts';
import { demoProgramme } from '../../src/service/demo-programme.ts';
import { replayTurns } from '../../src/service/replay.ts';
import { billRead } from '../support/bills.ts';
import { openStage, type Stage } from '../support/stage.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** Pictures of two sorts: the last byte says whether it is a bill. */
const machine = Buffer.concat([png, Buffer.of(0)]);
const bill = Buffer.concat([png, Buffer.of(1)]);
const film = Buffer.from('\0\0\0\x18ftypmp42 a film', 'latin1');
type Pressed = { readonly action_id: string; readonly value?: string };
const blackedOut = Buffer.from('numbers are black');

describe('pictures and files beside a consultation', () => {
  let stage: Stage;
  let owner: LineOwner;
  let sato: SlackUser;
  let month = '2026-10';
  beforeAll(async () => {
    const readBill = async (bytes: Uint8Array) => {
      if (bytes.at(-1) !== 1) return billRead({ status: 'reject', reason: 'not-a-bill' });
      const marks = { exact: Buffer.from(bytes).toString('base64').slice(-60), look: '' };
      const read = billRead({ month: { sure: true, candidates: [month] }, marks });
      return { ...read, shareable: { bytes: blackedOut, contentType: 'image/jpeg' } };
    };
    stage = await openStage({ readBill });
    owner = await stage.join();
    const found = stage.slack.users().find(({ name }) => name === 'sato');
    if (found === undefined) throw new Error('no sato');
    sato = found;
  });
  afterAll(() => stage.close());

  const room = () => {
    const found = stage.slack.channels().find(({ name }) => name === 'soudan');
    if (found === undefined) throw new Error('no room');
    return found;
  };
  const thread = () =>
    room()
      .messages()
      .filter(({ threadTs }) => threadTs !== null);
  const filesThere = () =>
    thread().flatMap(({ fileIds }) =>
      fileIds.map((id) => {
        const { name = '', bytes = null } = stage.slack.file(id) ?? {};
        return [name, Buffer.from(bytes ?? []).toString('base64')];
      }),
    );
  const press = async (act: ActName): Promise<void> => {
    const card = room()
      .messages()
      .findLast(({ threadTs }) => threadTs === null);
    const buttons = card?.blocks.flatMap((block) => {
      const { elements = [] } = block as { elements?: { action_id: string; value?: string }[] };
      return elements.filter(({ value }) => readAct(value ?? '')?.act === act);
    });
    await sato.press({ channel: room().id, ts: card?.ts ?? '' }, buttons?.[0]?.action_id ?? '');
    await stage.settle();
  };
  const said = (count = 1) =>
    owner
      .screen()
      .slice(-count)
      .map(({ text }) => text)
      .join('\n');

  const rows = async (query: SQL) =>
    (await stage.storage.database.scoped(stage.programmeId, (db) => db.execute(query))).map((row) => ({ ...row }));

  const lastWhisper = () => sato.ephemerals().at(-1);
  const whisperPress = async (act: ActName): Promise<void> => {
    const shown = lastWhisper();
    const found = shown?.blocks
      .flatMap((block) => {
        const { elements = [], accessory } = block as { elements?: readonly Pressed[]; accessory?: Pressed };
        return [...elements, ...(accessory === undefined ? [] : [accessory])];
      })
      .find(({ value }) => readAct(value ?? '')?.act === act);
    await sato.press({ channel: room().id, ts: shown?.ts ?? '' }, found?.action_id ?? '');
    await stage.settle();
  };
  const fetchPath = async (address: string) => {
    const answer = await fetch(`${stage.service.url}${new URL(address).pathname}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    return {
      status: answer.status,
      type: answer.headers.get('content-type'),
      name: answer.headers.get('content-disposition'),
      bytes,
    };
  };
  const addressesIn = (shown: unknown): readonly string[] =>
    [...JSON.stringify(shown).matchAll(/https:[^"]*\/media\/[^"]*/g)].map(([url]) => url);

  /** What a consultant puts beside a note goes to the owner with it, once it is sent, and goes when the note goes. */
  async function sendsFiles(): Promise<void> {
    const card = room()
      .messages()
      .findLast(({ threadTs }) => threadTs === null);
    const place = { thread: card?.ts ?? '' };
    const pdf = Buffer.from('%PDF-1.4 an estimate');
    const before = owner.screen().length;
    await sato.upload(room().id, { name: '二つ目の会社.html', bytes: Buffer.from('<html>') }, place);
    await stage.settle();
    await expect.poll(() => lastWhisper()?.text).toMatch(/送れない種類|読み取れません/);

    await sato.upload(room().id, { name: '社内限り.pdf', bytes: pdf }, place);
    await stage.settle();
    await expect.poll(() => lastWhisper()?.text).toContain('メモとして残しました');
    await whisperPress('send');
    const draft = JSON.stringify(lastWhisper()?.blocks);
    expect(draft).toContain('添付：社内限り.pdf（1 KB）');
    expect(draft).toContain('内部の言葉：「社内」');
    await whisperPress('discard');

    const files = [
      { name: '見積例.pdf', bytes: pdf },
      { name: '配電盤.png', bytes: png },
    ];
    await sato.upload(room().id, files, { ...place, text: '見積の例です' });
    await stage.settle();
    await expect.poll(() => lastWhisper()?.text).toContain('メモとして残しました');
    expect(owner.screen()).toHaveLength(before);
    await whisperPress('send');
    expect(lastWhisper()?.text).toContain('添付：見積例.pdf（1 KB）');
    await whisperPress('confirm');
    await sato.say(room().id, 'ご覧ください', place.thread);
    await stage.settle();
    await whisperPress('send');
    await whisperPress('confirm');
    stage.clock.advance(9_000);
    await stage.settle();
    const sent = owner.screen().slice(before);
    expect(sent.map(({ text }) => text)).toEqual([
      '見積の例です',
      expect.stringContaining('見積例.pdf（1 KB）'),
      expect.anything(),
      'ご覧ください',
    ]);
    const shown = thread().map(({ blocks }) => JSON.stringify(blocks));
    expect(shown.filter((words) => words.includes('LINEの送信数 1通')).length).toBe(1);
    expect(shown.filter((words) => words.includes('合わせて1通')).length).toBe(1);
    await owner.text('これはいくらですか', { quotedMessageId: sent[0]?.id ?? '' });
    await stage.settle();
    expect(JSON.stringify(thread().at(-1)?.blocks)).toContain('引用したメッセージ：「見積の例です」');
    const [file = '', picture = ''] = sent.flatMap(({ message }) => addressesIn(message));
    expect(await fetchPath(file)).toMatchObject({
      status: 200,
      name: expect.stringContaining('attachment'),
      bytes: pdf,
    });
    expect(await fetchPath(picture)).toMatchObject({ status: 200, type: 'image/jpeg' });
    expect((await fetchPath(file.replace(/.$/, (one) => (one === 'A' ? 'B' : 'A')))).status).toBe(404);

    const note = room()
      .messages()
      .findLast(({ text }) => text === '見積の例です');
    await sato.delete({ channel: room().id, ts: note?.ts ?? '' });
    await stage.settle();
    expect((await fetchPath(file)).status).toBe(410);
    expect((await fetchPath(picture)).status).toBe(410);
  }

  it('stand in the thread: what is no bill as it is, a bill without its numbers, and what nobody opens safely not at all', async () => {
    await owner.text('担当者と話したいのですが');
    await stage.settle();
    await owner.image(machine);
    await stage.settle();
    expect(filesThere()).toEqual([['事業者の写真.png', machine.toString('base64')]]);

    await press('claim');
    await owner.image(bill);
    await owner.video(film);
    await owner.location({ title: '店', address: 'みどり市', latitude: 35.5, longitude: 139.5 });
    await stage.settle();
    expect(filesThere().slice(1).toSorted()).toEqual(
      [
        ['検針票（番号を隠したもの）.jpg', blackedOut.toString('base64')],
        ['事業者の動画.mp4', film.toString('base64')],
      ].toSorted(),
    );
    expect(thread().map(({ text }) => text)).toContain('事業者から\n［位置情報］店 みどり市 (35.5, 139.5)');

    await owner.file(Buffer.from('<!DOCTYPE html><script>'), 'bill.pdf.html');
    await stage.settle();
    expect(said()).toContain('この種類のファイルは受け取れません。');
    expect(thread().at(-1)?.text).toContain('安全に開けない種類のファイル');
    expect(filesThere()).toHaveLength(3);

    await sendsFiles();

    await press('resolve');
    const form = sato.modals().at(-1);
    await sato.submit(form?.id ?? '', { resolution: 'by-phone' });
    await stage.settle();
    expect(said(4)).toContain('ご相談中に、請求書の写真を1枚お預かりしました。');
    expect(said(4)).not.toContain('担当者に届いています');
    expect(await rows(sql`select 1 from media where unread`)).toHaveLength(0);
    expect(await rows(sql`select 1 from readings`)).toHaveLength(0);
    await owner.tap('写真の確認をはじめる');
    await stage.settle();
    expect(said()).toContain('この内容で登録しますか？');
    await owner.tap('この内容で登録');
    await stage.settle();
    const voucher = sql`
      select r.value::int as value, r.origin, m.sort from readings r join media m on m.id = r.voucher_id`;
    expect(await rows(voucher)).toEqual([{ value: 1234, origin: 'photo', sort: 'bill' }]);
  });

  it('are offered once, taken back with their message, and told the same when they are replayed', async () => {
    await owner.text('担当者と話したいのですが');
    await stage.settle();
    await press('claim');
    // The bill that is registered already.
    await owner.image(bill);
    await stage.settle();
    const before = owner.screen().length;
    month = '2026-09';
    await owner.image(Buffer.concat([png, Buffer.of(2, 1)]));
    await stage.settle();
    const second = owner.screen().at(-1)?.id ?? '';
    expect(
      owner
        .screen()
        .slice(before)
        .filter(({ from }) => from === 'bot'),
    ).toEqual([]);
    const kept = sql`select 1 from media where source_message_id = ${second}`;
    expect((await rows(kept)).length).toBeGreaterThan(0);
    await owner.unsend(second);
    await stage.settle();
    expect(await rows(kept)).toHaveLength(0);
    month = '2026-08';
    await owner.image(Buffer.concat([png, Buffer.of(3, 1)]));
    await stage.settle();
    await press('resolve');
    await sato.submit(sato.modals().at(-1)?.id ?? '', { resolution: 'by-phone' });
    await stage.settle();
    expect(said(4)).toContain('ご相談中に、請求書の写真を1枚お預かりしました。');
    await owner.tap('写真の確認をはじめる');
    await stage.settle();
    expect(said()).toContain('2026年8月');
    const turns = await stage.storage.database.queues(async () =>
      keptTurns(stage.storage.database, stage.storage.vault, {
        ...{ programmeId: stage.programmeId, from: new Date('2026-11-01'), conversationId: null },
      }),
    );
    const document = demoProgramme('2026-11-24');
    const replayed = replayTurns(turns, { id: stage.programmeId, document });
    // What the desk itself says is no dialogue's.
    const differing = new Set(replayed.filter(({ differs }) => differs).map(({ said: words }) => words));
    expect([...differing]).toEqual(['担当者と話したいのですが']);
    const offers = replayed.filter(({ was, said: words }) => was.includes('お預かり') || words.includes('held-photos'));
    expect(offers).toHaveLength(4);
  });
});
