import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { LineOwner } from '../../src/adapters/twin/line-twin.ts';
import type { LogFields, Logger } from '../../src/bot/log.ts';
import { listBusinesses } from '../../src/db/repositories/businesses.ts';
import { readingHistory } from '../../src/db/repositories/readings.ts';
import { openStage, type Stage, stageStart } from '../support/stage.ts';
import { workbook } from '../support/workbook.ts';

const csv = '月,電気(kWh),LPガス(m3)\n2025年8月,1411,31\n2025年9月,1422,32\n2025年10月,1433,33\n';

const link = z.looseObject({ type: z.literal('uri'), uri: z.string() });

/** The addresses that a message lets its reader open. */
function addressesIn(message: unknown): readonly string[] {
  if (typeof message !== 'object' || message === null) return [];
  const own = link.safeParse(message);
  return own.success ? [own.data.uri] : Object.values(message).flatMap(addressesIn);
}

describe('the owner’s page', () => {
  const logged: string[] = [];
  const tokens: string[] = [];
  const note = (event: string, fields: LogFields = {}): void => void logged.push(JSON.stringify({ event, ...fields }));
  const log: Logger = { info: note, warn: note, error: note };
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ log });
  });
  afterAll(() => stage.close());
  const settle = (): Promise<void> => stage.settle();
  type Firm = { readonly owner: LineOwner; readonly businessId: string };
  const join = async (): Promise<Firm> => {
    const owner = await stage.join();
    const firms = await listBusinesses(stage.storage.database, stage.storage.vault, stage.programmeId);
    return { owner, businessId: firms.at(-1)?.id ?? '' };
  };
  const say = async ({ owner }: Firm, ...texts: readonly string[]): Promise<void> => {
    for (const text of texts) {
      await owner.text(text);
      await settle();
    }
  };
  const words = ({ owner }: Firm, count = 3): string =>
    owner
      .screen()
      .filter((entry) => entry.from === 'bot')
      .slice(-count)
      .map((entry) => entry.text)
      .join('\n');
  /** The page's address on this machine. */
  const addressFor = ({ owner }: Firm): string => {
    const uri = owner
      .screen()
      .flatMap((entry) => addressesIn(entry.message))
      .at(-1);
    const url = new URL(uri ?? '');
    expect(url.protocol).toBe('https:');
    tokens.push(url.pathname.slice('/r/'.length));
    return `${stage.service.url}${url.pathname}`;
  };
  const linked = async (): Promise<{ readonly firm: Firm; readonly address: string }> => {
    const firm = await join();
    await say(firm, 'ファイル');
    return { firm, address: addressFor(firm) };
  };
  type Shown = { readonly status: number; readonly html: string; readonly policy: string };
  const shown = async (answer: Response): Promise<Shown> => ({
    status: answer.status,
    html: await answer.text(),
    policy: answer.headers.get('content-security-policy') ?? '',
  });
  const look = async (address: string, headers: Record<string, string> = {}): Promise<Shown> =>
    shown(await fetch(address, { headers }));
  const upload = async (address: string, content: string | Buffer, name = '昨年.csv'): Promise<Shown> => {
    const body = new FormData();
    body.append('table', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
    return shown(await fetch(address, { method: 'POST', body }));
  };
  const ledger = async ({ businessId }: Firm): Promise<readonly string[]> => {
    const rows = await readingHistory(stage.storage.database, stage.storage.vault, stage.programmeId, businessId);
    return rows.map((row) => `${row.kind} ${row.month} ${row.quantity.value}`).toSorted();
  };

  it('leads from the question about last year to the ledger, and nothing is stored before it is confirmed', async () => {
    const firm = await join();
    await say(firm, '8月 電気1310 ガス40、9月 電気1280 ガス41、10月 電気1234 ガス45', 'はい');
    const before = await ledger(firm);
    expect(before).toHaveLength(6);
    await firm.owner.tap('去年の分も入力する');
    await settle();
    const address = addressFor(firm);
    expect(words(firm)).toContain('去年と比べられるように');

    const page = await look(address);
    expect([page.status, page.html.includes('<form method="post"')]).toEqual([200, true]);
    expect(page.html).not.toMatch(/見本の会社|本店|1,?234|542/);
    expect(page.policy).toContain("default-src 'none'; style-src 'sha256-");

    const sent = await upload(address, csv);
    expect([sent.status, sent.html.includes('ファイルを受け取りました')]).toEqual([200, true]);
    expect(sent.html).not.toMatch(/1,?411|<form/);
    await settle();
    expect(words(firm)).toContain('数字は6件です');
    expect(words(firm)).toContain('1,411 kWh');
    expect(await ledger(firm)).toEqual(before);
    await say(firm, 'はい');
    expect((await ledger(firm)).filter((row) => row.includes(' 2025-'))).toEqual([
      'electricity 2025-08 1411',
      'electricity 2025-09 1422',
      'electricity 2025-10 1433',
      'lpg 2025-08 31',
      'lpg 2025-09 32',
      'lpg 2025-10 33',
    ]);
  });

  it('takes a workbook as well as CSV, and keeps no byte of it', async () => {
    const { firm, address } = await linked();
    const months = ['2025-08', '2025-09', '2025-10'];
    const rows = [['月', '電気(kWh)'], ...months.map((month) => [new Date(`${month}-01T00:00:00Z`), 1777])];
    expect((await upload(address, await workbook({ 電気: rows }), '昨年.xlsx')).status).toBe(200);
    await settle();
    expect(words(firm)).toContain('1,777 kWh');
    const [kept] = await stage.storage.database.queues((db) =>
      db.execute<{ n: string }>(sql`
        select count(*) as n from media m join conversations c on c.id = m.conversation_id
        where c.business_id = ${firm.businessId}::uuid and m.kind <> 'chart'`),
    );
    expect(Number(kept?.n)).toBe(0);
  });

  it('takes one file, however often and however fast it is sent', async () => {
    const { firm, address } = await linked();
    const answers = await Promise.all([1, 2, 3, 4].map(() => upload(address, csv)));
    const codes = answers.map(({ status }) => status);
    expect(codes.filter((status) => status === 200)).toHaveLength(1);
    expect(codes.every((status) => [200, 410, 503].includes(status))).toBe(true);
    await settle();
    const entries = firm.owner.screen().length;
    const again = await upload(address, csv);
    expect([again.status, again.html.includes('もうファイルを受け取りました')]).toEqual([410, true]);
    expect((await look(address)).status).toBe(410);
    await settle();
    expect(firm.owner.screen()).toHaveLength(entries);
    const seen = await stage.storage.database.queues((db) =>
      db.execute<{ n: string }>(sql`
        select count(*) as n from transcript t join conversations c on c.id = t.conversation_id
        where c.business_id = ${firm.businessId}::uuid and t.event_id like 'upload:%' and t.side = 'person'`),
    );
    expect(Number(seen[0]?.n)).toBe(1);
  });

  it('ends after a week, also for those who opened it before; the chat gives a new one', async () => {
    const { firm, address } = await linked();
    stage.clock.setTo(new Date('2026-12-02T01:00:00Z'));
    const late = await upload(address, csv);
    expect([late.status, late.html.includes('期限')]).toEqual([410, true]);
    expect((await look(address)).html).toContain('「ファイル」と送ると');
    await say(firm, 'ファイル');
    const fresh = addressFor(firm);
    expect(fresh).not.toBe(address);
    expect((await upload(fresh, csv)).status).toBe(200);
    await settle();
    expect(words(firm)).toContain('数字は6件です');
    stage.clock.setTo(stageStart);
  });

  it('is nothing for whoever changes its address, or has one of another purpose', async () => {
    const { firm, address } = await linked();
    await say(firm, '10月 電気1234', 'はい');
    const picture = firm.owner
      .screen()
      .map((entry) => z.looseObject({ originalContentUrl: z.string() }).safeParse(entry.message))
      .findLast((one) => one.success)?.data?.originalContentUrl;
    const media = new URL(picture ?? '').pathname;
    const token = address.slice(address.indexOf('/r/') + 3);
    const wrong = [
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}`,
      token.slice(0, 80),
      media.slice('/media/'.length).replace('.png', ''),
      'x'.repeat(95),
    ];
    for (const one of wrong) {
      const answer = await upload(`${stage.service.url}/r/${one}`, csv);
      expect(answer.status).toBe(404);
    }
    expect((await look(`${stage.service.url}/r/${wrong[0]}`)).html).toContain('このリンクは使えません');
    expect((await fetch(`${stage.service.url}/media/${token}`)).status).toBe(404);
    expect((await fetch(`${stage.service.url}${media}`)).status).toBe(200);
  });

  it('belongs to one firm: what comes in by it appears there and nowhere else', async () => {
    const one = await linked();
    const other = await linked();
    const entries = other.firm.owner.screen().length;
    expect((await upload(one.address, csv)).status).toBe(200);
    await settle();
    await say(one.firm, 'はい');
    expect(await ledger(one.firm)).toHaveLength(6);
    expect(await ledger(other.firm)).toEqual([]);
    expect(other.firm.owner.screen()).toHaveLength(entries);
    const [first, second] = [(await look(other.address)).html, (await linked()).address];
    expect(first).toBe((await look(second)).html);
  });

  it('says what is wrong with a file, and may be used again', async () => {
    const { firm, address } = await linked();
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const cases: readonly (readonly [string | Buffer, string, number, string])[] = [
      [Buffer.alloc(3_000_000, '1,'), 'big.csv', 413, '大きすぎ'],
      [Buffer.alloc(40_000_000, '1,'), 'bigger.csv', 413, '大きすぎ'],
      [png, 'bill.png', 422, 'このファイルは読めませんでした'],
      [png, 'bill.csv', 422, 'このファイルは読めませんでした'],
      ['PK\u0003\u0004nonsense', 'list.xlsx', 422, 'このファイルは読めませんでした'],
      ['', 'empty.csv', 400, 'ファイルが届いていません'],
    ];
    for (const [content, name, status, said] of cases) {
      const answer = await upload(address, content, name);
      expect([name, answer.status, answer.html.includes(said)]).toEqual([name, status, true]);
      expect(answer.html).toContain('<form');
    }
    const bodies: readonly RequestInit[] = [
      { body: '{"a":1}', headers: { 'content-type': 'application/json' } },
      { body: 'table=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      { body: '--x\r\nContent-Disposition: form-data', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
      {
        body: '--x\r\nContent-Disposition: form-data; name="table"; filename="a.csv"\r\n\r\n1,2',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
      },
      { body: 'x', headers: { 'content-type': 'multipart/form-data' } },
      {},
    ];
    for (const body of bodies) {
      const answer = await shown(await fetch(address, { method: 'POST', ...body }));
      expect([answer.status, answer.html.includes('ファイルが届いていません')]).toEqual([400, true]);
    }
    expect((await upload(address, csv)).status).toBe(200);
    await settle();
    expect(words(firm)).toContain('数字は6件です');
  });

  it('answers a table without months in the chat, with a new link', async () => {
    const { firm, address } = await linked();
    expect((await upload(address, '品名,個数\nパン,3\n菓子,4\n')).status).toBe(200);
    await settle();
    expect(words(firm)).toContain('読み取れませんでした');
    const fresh = addressFor(firm);
    expect(fresh).not.toBe(address);
    expect((await look(fresh)).status).toBe(200);
  });

  it('speaks the language of the conversation', async () => {
    const firm = await join();
    await say(firm, 'English', 'file');
    const english = await look(addressFor(firm), { 'accept-language': 'ja' });
    expect(english.html).toContain('<html lang="en">');
    expect(english.html).toContain('Nothing is stored before you tap “Yes” there.');
    await say(firm, 'やさしい日本語', 'ファイル');
    const easy = await look(addressFor(firm));
    expect(easy.html).toContain('<html lang="ja">');
    expect(easy.html).toContain('数字は残しません');
  });

  it.each([
    ['the firm has left', (id: string) => sql`update businesses set state = 'left' where id = ${id}::uuid`],
    ['the firm was erased', (id: string) => sql`update businesses set state = 'erased' where id = ${id}::uuid`],
    [
      'its key was destroyed',
      (id: string) => sql`
        update data_keys set wrapped = null, destroyed_at = now()
        where id = (select key_id from businesses where id = ${id}::uuid)`,
    ],
    [
      'the conversation belongs to another firm by now',
      (id: string) => sql`update conversations set business_id = gen_random_uuid() where business_id = ${id}::uuid`,
    ],
  ])('is dead when %s', async (_, change) => {
    const { firm, address } = await linked();
    await stage.storage.database.scoped(stage.programmeId, (db) => db.execute(change(firm.businessId)));
    for (const answer of [await look(address), await upload(address, csv)]) {
      expect([answer.status, answer.html.includes('このリンクは使えません')]).toEqual([410, true]);
      expect(answer.html).not.toContain('<form');
    }
    await settle();
    const rows = await stage.storage.database.queues((db) =>
      db.execute(sql`select 1 from inbox where event_id like 'upload:%'`),
    );
    expect(rows).toHaveLength(0);
  });

  it('is dead while the owner blocks the account', async () => {
    const { firm, address } = await linked();
    await firm.owner.block();
    await settle();
    expect((await upload(address, csv)).status).toBe(410);
    await firm.owner.unblock();
    await settle();
    expect((await upload(address, csv)).status).toBe(200);
  });

  it('leaves no address in the log', () => {
    expect(tokens.length).toBeGreaterThan(10);
    expect(tokens.filter((token) => logged.some((entry) => entry.includes(token)))).toEqual([]);
  });
});
