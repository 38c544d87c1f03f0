import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LineOwner } from '../../src/adapters/twin/line-twin.ts';
import type { SlackUser } from '../../src/adapters/twin/slack-twin.ts';
import { type ActName, readAct } from '../../src/bot/desk/staff/acts.ts';
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
const blackedOut = Buffer.from('numbers are black');

describe('pictures and files beside a consultation', () => {
  let stage: Stage;
  let owner: LineOwner;
  let sato: SlackUser;
  beforeAll(async () => {
    const readBill = async (bytes: Uint8Array) => {
      if (bytes.at(-1) !== 1) return billRead({ status: 'reject', reason: 'not-a-bill' });
      return { ...billRead(), shareable: { bytes: blackedOut, contentType: 'image/jpeg' } };
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

    await press('resolve');
    const form = sato.modals().at(-1);
    await sato.submit(form?.id ?? '', { resolution: 'by-phone' });
    await stage.settle();
    expect(said(3)).toContain('お話のあいだの写真1枚は、担当者に届いています。');
  });
});
