import { randomUUID } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArchive, sealArchive } from '../../src/adapters/archive/archive.ts';
import { type Handover, handover } from '../../src/bot/handover/document.ts';
import { checkChain } from '../../src/db/disclosure/chain.ts';
import { addDisclosure, listDisclosures } from '../../src/db/disclosure/ledger.ts';
import { createOwnPageDesk } from '../../src/db/own-page.ts';
import { media } from '../../src/db/schema/ledger.ts';
import { createProgrammeShelf } from '../../src/db/turns/programmes.ts';
import { dayInJapan } from '../../src/service/day.ts';
import { type Commands, openCommands } from '../support/commands.ts';
import { asAdmin } from '../support/database.ts';
import { openSeeded, type Seeded } from '../support/seeded.ts';

let old: Commands;
let seeded: Seeded;
let code: string;
const word = 'a passphrase that somebody brought along';

beforeAll(async () => {
  old = await openCommands();
  seeded = await openSeeded(old.storage);
  code = seeded.programme.code;
  writeFileSync(join(old.folder, 'word.txt'), `${word}\n`);
  await scoped(`insert into reading_withdrawals (reading_id, programme_id, reason, withdrawn_by, at)
    select r.id, r.programme_id, '二重の入力', null, now() from readings r
    where not exists (select 1 from readings n where n.replaces = r.id) order by r.id limit 3`);
  await scoped(`insert into knowledge_shown (programme_id, conversation_id, business_id, item_type, item_id, edition, event_id, at)
    select programme_id, id, business_id, 'faq', 'what-is-scope2', '2026-11', 'e-' || id, now() from conversations
    where business_id is not null`);
  await keepVoucher();
}, 90_000);

const bill = Buffer.from('a photograph of a bill');
const voucher = randomUUID();

/** A photograph that proves a row, and one in the same conversation that proves none. */
async function keepVoucher(): Promise<void> {
  const { database, vault } = old.storage;
  await database.scoped(seeded.programme.id, async (db) => {
    const [row] = await db.execute<{ id: string; key_id: string; wrapped: Buffer }>(sql`
      select c.id, c.key_id, k.wrapped from conversations c join data_keys k on k.id = c.key_id
      where c.business_id is not null order by c.id limit 1`);
    if (row === undefined) throw new Error('no conversation');
    for (const id of [voucher, randomUUID()])
      await db.insert(media).values({
        ...{ id, programmeId: seeded.programme.id, conversationId: row.id, keyId: row.key_id, kind: 'image' },
        bodyEnc: vault.seal({ keyId: row.key_id, wrapped: row.wrapped }, bill, 'media'),
        ...{ contentType: 'image/jpeg', sort: 'bill', createdAt: new Date(), expiresAt: new Date('2030-01-01') },
      });
    await db.execute(sql`
      insert into readings (id, programme_id, business_id, site_id, kind, value, unit, period_from, period_to, month, origin,
        recorded_at, voucher_id, revision)
      select gen_random_uuid(), s.programme_id, s.business_id, s.id, 'kerosene', 12.5, 'L', '2020-01-01', '2020-01-31', '2020-01',
        'photo', now(), ${voucher}::uuid, 1
      from sites s join conversations c on c.business_id = s.business_id where c.id = ${row.id}::uuid limit 1`);
  });
}
afterAll(() => old.close());

const why = ['--purpose', '引継ぎ', '--approver', '所沢 市子'] as const;
const scoped = <T extends object>(query: string) =>
  old.storage.database.scoped(seeded.programme.id, (db) => db.execute<T & Record<string, unknown>>(sql.raw(query)));

async function exported(
  name: string,
  ...more: readonly string[]
): Promise<{ path: string; printed: { ledgerId: string; sha256: string } }> {
  const path = join(old.folder, name);
  const ran = await old.run(
    'export',
    ...more,
    ...why,
    '--out',
    path,
    '--passphrase-file',
    join(old.folder, 'word.txt'),
  );
  expect(ran.err).toEqual([]);
  expect(ran.code).toBe(0);
  return { path, printed: JSON.parse(ran.out[0] ?? '') };
}

async function read(path: string, passphrase = word): Promise<Map<string, Buffer>> {
  const files = await openArchive(new Uint8Array(readFileSync(path)), passphrase);
  return new Map(files.map(({ name, bytes }) => [name, Buffer.from(bytes)]));
}

const documentIn = (files: Map<string, Buffer>): Handover =>
  handover.parse(JSON.parse(files.get('data.json')?.toString('utf8') ?? ''));

describe('export', () => {
  it('seals a programme whole: document, description and workbook, and writes it in the ledger', async () => {
    const { path, printed } = await exported('all.zip', '--programme', code, '--for', '次の受託者');
    expect(statSync(path).mode & 0o077).toBe(0);
    const files = await read(path);
    expect([...files.keys()]).toEqual(['data.json', 'schema.json', 'data.xlsx']);
    const document = documentIn(files);
    const [counted] = await scoped<{ readings: string; emissions: string; steps: string }>(`
      select (select count(*) from readings r join businesses b on b.id = r.business_id where b.state <> 'erased') as readings,
        (select count(*) from emissions) as emissions, (select count(*) from desk_log) as steps`);
    const rows = document.firms.flatMap(({ readings }) => readings);
    expect(document.firms.length + document.withheld.length).toBe(14);
    expect(rows.length).toBe(Number(counted?.readings));
    expect(rows.flatMap(({ emissions }) => emissions).length).toBe(Number(counted?.emissions));
    expect(rows.some(({ replaces }) => replaces !== null)).toBe(true);
    expect(rows.some(({ withdrawn }) => withdrawn !== null)).toBe(true);
    for (const list of ['consultations', 'opinions', 'advice', 'shown', 'consents', 'sites', 'conversations'] as const)
      expect(
        document.firms.some((firm) => firm[list].length > 0),
        list,
      ).toBe(true);
    const schema = JSON.parse(files.get('schema.json')?.toString('utf8') ?? '');
    expect(Object.keys(schema.properties)).toEqual(Object.keys(document));
    const sheets = await readXlsxFile(files.get('data.xlsx') ?? Buffer.alloc(0));
    expect(sheets.map(({ sheet }) => sheet)).toContain('台帳');
    expect(sheets.find(({ sheet }) => sheet === '台帳')?.data.length).toBe(rows.length + 1);
    const listed = JSON.parse((await old.run('ledger', 'list', '--programme', code, '--json')).out[0] ?? '');
    expect(listed.at(-1)).toMatchObject({
      ...{ id: printed.ledgerId, what: 'export', purpose: '引継ぎ', approver: '所沢 市子', recipient: '次の受託者' },
      subject: { file: 'all.zip', sha256: printed.sha256, firms: document.firms.length },
    });
  });

  it('holds no id of a person on a platform, and no name of staff', async () => {
    const { path } = await exported('names.zip', '--programme', code);
    const text = [...((await read(path)).get('data.json')?.toString('utf8') ?? '')].join('');
    const staff = JSON.parse((await old.run('staff', 'list', '--programme', code, '--json')).out[0] ?? '[]');
    expect(staff.length).toBeGreaterThan(0);
    for (const { name } of staff) expect(text).not.toContain(name);
    expect(text).not.toMatch(/"U[0-9a-f]{32}"/);
  });

  it('gives one firm its own data and nothing of another', async () => {
    const firms = JSON.parse((await old.run('business', 'list', '--programme', code, '--json')).out[0] ?? '');
    const { path } = await exported('one.zip', '--business', firms[2].id);
    const document = documentIn(await read(path));
    expect(document.firms.map(({ id }) => id)).toEqual([firms[2].id]);
    const text = JSON.stringify(document);
    for (const { id, name } of firms)
      if (id !== firms[2].id) for (const other of [id, name]) expect(text).not.toContain(other);
  });

  it('makes a passphrase and shows it once, beside the result', async () => {
    const path = join(old.folder, 'made.zip');
    const ran = await old.run('export', '--programme', code, ...why, '--out', path);
    const shown = /^passphrase \(shown once\): ((?:[2-9A-HJ-NP-Z]{5}-){5}[2-9A-HJ-NP-Z]{5})$/.exec(
      ran.err.join('\n'),
    )?.[1];
    expect(shown).toBeDefined();
    expect(ran.out.join('')).not.toContain(shown);
    expect(documentIn(await read(path, shown)).scope).toBe('programme');
  });

  it('prints the plain document only when asked, and the ledger says so', async () => {
    const firms = JSON.parse((await old.run('business', 'list', '--programme', code, '--json')).out[0] ?? '');
    const ran = await old.run('export', '--business', firms[0].id, ...why, '--json');
    const document = handover.parse(JSON.parse(ran.out.join('\n')));
    const listed = JSON.parse((await old.run('ledger', 'list', '--programme', code, '--json')).out[0] ?? '');
    expect(listed.at(-1)).toMatchObject({ id: document.ledgerId, what: 'plain-export', businessId: firms[0].id });
  });

  it('withholds who took back the use of its data, and says only its number', async () => {
    const firms = JSON.parse((await old.run('business', 'list', '--programme', code, '--json')).out[0] ?? '');
    const { id, number, name } = firms[4];
    await scoped(`insert into consents (id, programme_id, conversation_id, business_id, purpose, text_version, given, channel, at)
      select gen_random_uuid(), programme_id, conversation_id, business_id, purpose, text_version, false, channel, now() + interval '1 day'
      from consents where business_id = '${id}' and purpose = 'use' limit 1`);
    const { path } = await exported('withheld.zip', '--programme', code);
    const document = documentIn(await read(path));
    expect(document.withheld).toContainEqual({ number, why: 'use-withdrawn' });
    for (const secret of [id, name]) expect(JSON.stringify(document)).not.toContain(secret);
    await exported('own-wish.zip', '--business', id);
  });

  it.each([
    [['--programme', 'x', '--approver', 'A', '--json'], '--purpose is missing', 2],
    [['--programme', 'x', '--purpose', 'p', '--json'], '--approver is missing', 2],
    [['--programme', 'x', '--purpose', 'p', '--approver', 'A'], '--out FILE or --json', 2],
    [['--programme', 'x', '--purpose', 'p', '--approver', 'A', '--by', 'A', '--json'], 'who exports cannot approve', 2],
    [['--business', 'nobody', '--purpose', 'p', '--approver', 'A', '--json'], 'not an id', 2],
    [
      ['--business', '00000000-0000-4000-8000-000000000000', '--purpose', 'p', '--approver', 'A', '--json'],
      'business-unknown',
      1,
    ],
    [['--programme', 'nowhere', '--purpose', 'p', '--approver', 'A', '--json'], 'programme-unknown', 1],
  ])('refuses %j', async (words, said, exit) => {
    const ran = await old.run('export', ...words);
    expect(ran.err.join('\n')).toContain(said);
    expect(ran.code).toBe(exit);
    expect(ran.out).toEqual([]);
  });

  it('never writes over a file, and then the ledger says nothing', async () => {
    const before = (await old.run('ledger', 'list', '--programme', code)).out.length;
    const ran = await old.run('export', '--programme', code, ...why, '--out', join(old.folder, 'all.zip'));
    expect(ran.code).toBe(1);
    expect((await old.run('ledger', 'list', '--programme', code)).out.length).toBe(before);
  });
});

describe('programme import', () => {
  const plain = ({ ledgerId: _l, exportedAt: _e, withheld: _w, ...rest }: Handover) => rest;
  /** As a case reads that was closed by the hand-over. */
  const closed = (document: Handover): Handover => ({
    ...document,
    firms: document.firms.map((firm) => ({
      ...firm,
      consultations: firm.consultations.map((one) =>
        one.closedAt === null
          ? { ...one, closedAt: 'then', state: 'closed', resolution: one.resolution ?? 'handed-over' }
          : one,
      ),
    })),
  });

  it('takes a whole programme, and gives it out again as it came, to the last digit', async () => {
    const { path } = await exported('round.zip', '--programme', code, '--with-pictures');
    const sealed = await read(path);
    const before = documentIn(sealed);
    expect([...sealed.keys()].slice(3)).toEqual([`pictures/${voucher}.jpg`]);
    expect(before.firms.flatMap(({ pictures }) => pictures)).toMatchObject([{ id: voucher, sort: 'bill' }]);
    const next = await openCommands();
    try {
      writeFileSync(join(next.folder, 'word.txt'), word);
      const passphrase = ['--passphrase-file', join(next.folder, 'word.txt')];
      const ran = await next.run('programme', 'import', path, ...passphrase, '--by', '次 郎');
      expect(ran.err).toEqual([]);
      expect(JSON.parse(ran.out[0] ?? '')).toMatchObject({ code, firms: before.firms.length });
      const again = join(next.folder, 'again.zip');
      expect(
        (await next.run('export', '--programme', code, ...why, '--out', again, ...passphrase, '--with-pictures')).code,
      ).toBe(0);
      const opened = await read(again);
      expect(opened.get(`pictures/${voucher}.jpg`)?.equals(bill)).toBe(true);
      const after = documentIn(opened);
      const open = before.firms.flatMap(({ consultations }) =>
        consultations.filter(({ closedAt }) => closedAt === null),
      );
      const times = new Set(open.map(({ id }) => id));
      const then = (document: Handover): Handover => ({
        ...document,
        firms: document.firms.map((firm) => ({
          ...firm,
          consultations: firm.consultations.map((one) => (times.has(one.id) ? { ...one, closedAt: 'then' } : one)),
        })),
      });
      expect(plain(then(after))).toEqual(plain(then(closed(before))));
      const firm = before.firms[0];
      const listed = await next.run('readings', 'list', '--business', firm?.id ?? '', '--json');
      expect(JSON.parse(listed.out[0] ?? '')).toHaveLength(firm?.readings.length ?? -1);
      expect((await next.run('ledger', 'verify', '--programme', code)).code).toBe(0);
      const second = await next.run('programme', 'import', path, ...passphrase);
      expect(second.err.join('\n')).toContain('programme-not-empty');
    } finally {
      await next.close();
    }
  }, 120_000);

  it('takes nothing that does not hold together, and leaves nothing of it', async () => {
    const files = await read(join(old.folder, 'round.zip'));
    const document = documentIn(files);
    const bare = { ...document, firms: document.firms.map((firm) => ({ ...firm, pictures: [] })) };
    const spoil = async (name: string, change: (json: Handover) => unknown, from: Handover = bare): Promise<string> => {
      const path = join(old.folder, name);
      const bytes = Buffer.from(JSON.stringify(change(structuredClone(from))));
      writeFileSync(path, await sealArchive([{ name: 'data.json', bytes }], word));
      return path;
    };
    const next = await openCommands();
    try {
      writeFileSync(join(next.folder, 'word.txt'), word);
      const take = (path: string) =>
        next.run('programme', 'import', path, '--passphrase-file', join(next.folder, 'word.txt'));
      const wrongSum = await spoil('sum.zip', (json) => {
        const emission = json.firms.flatMap(({ readings }) => readings.flatMap(({ emissions }) => emissions))[0];
        if (emission !== undefined) emission.kgCo2 += 1;
        return json;
      });
      expect((await take(wrongSum)).err.join('\n')).toContain('sum-differs');
      const noSite = await spoil('site.zip', (json) => ({
        ...json,
        firms: json.firms.map((one) => ({ ...one, sites: [] })),
      }));
      expect((await take(noSite)).err.join('\n')).toContain('site-unknown');
      const code2 = await spoil('code.zip', (json) => ({ ...json, programme: { ...json.programme, code: 'another' } }));
      expect((await take(code2)).err.join('\n')).toContain('code-differs');
      const twice = await spoil('twice.zip', (json) => ({
        ...json,
        firms: json.firms.map((one, at) => (at === 1 ? { ...one, id: json.firms[0]?.id } : one)),
      }));
      expect((await take(twice)).err.join('\n')).toContain('ids-taken');
      const noPicture = await spoil('picture.zip', (json) => json, document);
      expect((await take(noPicture)).err.join('\n')).toContain('picture-missing');
      const other = await spoil('other.zip', (json) => ({ ...json, version: 2 }));
      expect((await take(other)).err.join('\n')).toContain('handover-unreadable');
      writeFileSync(join(next.folder, 'word.txt'), 'not the passphrase of this archive');
      expect((await take(join(old.folder, 'round.zip'))).err.join('\n')).toContain('archive-passphrase');
      expect((await next.run('programme', 'list')).out).toEqual([]);
    } finally {
      await next.close();
    }
  }, 120_000);
});

describe('ledger', () => {
  it('is whole, and says its newest hash', async () => {
    const ran = await old.run('ledger', 'verify', '--programme', code);
    const state = JSON.parse(ran.out[0] ?? '');
    expect([ran.code, state.whole]).toEqual([0, true]);
    expect((await old.run('ledger', 'verify', '--programme', code, '--head', state.head)).code).toBe(0);
    expect((await old.run('ledger', 'verify', '--programme', code, '--head', '0'.repeat(64))).code).toBe(1);
  });

  it('lists looks, reports and erasures beside it', async () => {
    const ran = await old.run('ledger', 'list', '--programme', code, '--all', '--json');
    expect(Object.keys(JSON.parse(ran.out[0] ?? ''))).toEqual(['chained', 'beside']);
  });

  it('cannot be changed, shortened or emptied', async () => {
    for (const change of [
      "update disclosures set purpose = 'another' where seq = 1",
      'delete from disclosures where seq = 2',
      'truncate disclosures',
    ])
      await expect(scoped(change)).rejects.toThrow();
    // What an erasure may do elsewhere it may not do here.
    const erasing = old.storage.database.scoped(seeded.programme.id, async (db) => {
      await db.execute(sql`select set_config('hakaru.erasing', 'on', true)`);
      await db.execute(sql`delete from disclosures`);
    });
    await expect(erasing).rejects.toMatchObject({ cause: { message: expect.stringContaining('kept for good') } });
  });

  it('stands in line when many write at once', async () => {
    const { database } = old.storage;
    const before = (await listDisclosures(database, seeded.programme.id)).length;
    const entry = (at: number) => ({
      ...{ id: randomUUID(), at: new Date().toISOString(), what: 'export' as const, by: `b${at}`, purpose: 'p' },
      ...{ approver: 'a', recipient: null, businessId: null },
      subject: { file: null, sha256: null, bytes: null, firms: null },
    });
    await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        database.scoped(seeded.programme.id, (db) => addDisclosure(db, seeded.programme.id, entry(at))),
      ),
    );
    const rows = await listDisclosures(database, seeded.programme.id);
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: before + 12 }, (_, at) => at + 1));
    expect(checkChain(seeded.programme.id, rows).whole).toBe(true);
  });

  it.each([
    ["update disclosures set purpose = 'another' where seq = 2", 'row-changed', 2],
    ["update disclosures set subject = jsonb_set(subject, '{sha256}', '\"00\"') where seq = 1", 'row-changed', 1],
    ['delete from disclosures where seq = 2', 'row-missing', 2],
    ['delete from disclosures where seq = 2; update disclosures set seq = seq - 1 where seq > 2', 'row-changed', 2],
  ])('shows it when the owner of the tables did it anyway: %s', async (change, why, seq) => {
    let told: { code: number; out: readonly string[] } = { code: -1, out: [] };
    await asAdmin(old.storage.url, async (admin) => {
      const within = (words: string) =>
        admin.unsafe(`alter table disclosures disable trigger user; ${words};
        alter table disclosures enable trigger user`);
      await admin.unsafe(`select set_config('hakaru.programme', '${seeded.programme.id}', false)`);
      await admin.unsafe('create temporary table kept as select * from disclosures');
      await within(change);
      told = await old.run('ledger', 'verify', '--programme', code);
      await within('delete from disclosures; insert into disclosures select * from kept; drop table kept');
    });
    expect(told.code).toBe(1);
    expect(JSON.parse(told.out[0] ?? '')).toMatchObject({ whole: false, seq, why });
    expect((await old.run('ledger', 'verify', '--programme', code)).code).toBe(0);
  });
});

describe('an erasure', () => {
  it('stands in the ledger, by the number of its row, and nothing of what went is in the next export', async () => {
    const firms = JSON.parse((await old.run('business', 'list', '--programme', code, '--json')).out[0] ?? '');
    const { id, number, name } = firms[6];
    const erased = await old.run('erase', '--business', id, '--reason', '申請', '--approver', '所沢 市子');
    const { ledgerId } = JSON.parse(erased.out[0] ?? '');
    const listed = JSON.parse((await old.run('ledger', 'list', '--programme', code, '--json')).out[0] ?? '');
    expect(listed.at(-1)).toMatchObject({ id: ledgerId, what: 'erasure', purpose: '申請', businessId: id });
    expect((await old.run('ledger', 'verify', '--programme', code)).code).toBe(0);
    const { path } = await exported('after.zip', '--programme', code);
    const document = documentIn(await read(path));
    expect(document.withheld).toContainEqual({ number, why: 'erased' });
    for (const secret of [id, name]) expect(JSON.stringify(document)).not.toContain(secret);
    const one = await old.run('export', '--business', id, ...why, '--json');
    expect([one.code, one.out]).toEqual([1, []]);
  });
});

describe("an owner's own copy", () => {
  it('holds all of the firm and nothing of others or of staff, and stands in the ledger', async () => {
    const { database, vault } = old.storage;
    const clock = { now: () => new Date('2026-11-27T03:00:00Z') };
    const shelf = createProgrammeShelf();
    const pages = createOwnPageDesk({ database, vault, clock, shelf, dayInJapan, onStored: () => undefined });
    const rows = await scoped<{ id: string; business_id: string }>(`
      select c.id, c.business_id from conversations c join businesses b on b.id = c.business_id
      where c.reachable and b.state = 'active' and exists (select 1 from consultations k where k.business_id = b.id and k.closed_at is not null)
      order by b.number`);
    const [own, other] = rows;
    const linkTo = (conversationId = '', businessId = '') => ({
      ...{ conversationId, businessId, linkId: randomUUID(), expiresAt: new Date('2026-11-27T04:00:00Z') },
    });
    const file = await pages.whole(linkTo(own?.id, own?.business_id));
    const text = Buffer.from(file?.bytes ?? []).toString('utf8');
    const document = handover.parse(JSON.parse(text));
    expect(document.firms.map(({ id }) => id)).toEqual([own?.business_id]);
    expect(document.firms[0]?.readings.length).toBeGreaterThan(20);
    expect(document.firms[0]?.consultations.flatMap(({ steps }) => steps).some(({ words }) => words !== null)).toBe(
      true,
    );
    const staff = await scoped<{ id: string }>('select id from staff');
    for (const { id } of staff) expect(text).not.toContain(id);
    const firms = JSON.parse((await old.run('business', 'list', '--programme', code, '--json')).out[0] ?? '');
    for (const { id, name } of firms)
      if (id !== own?.business_id) for (const words of [id, name ?? 'nobody']) expect(text).not.toContain(words);
    const listed = JSON.parse((await old.run('ledger', 'list', '--programme', code, '--json')).out[0] ?? '');
    expect(listed.at(-1)).toMatchObject({
      id: document.ledgerId,
      what: 'own-copy',
      by: 'owner',
      businessId: own?.business_id,
    });
    // A link that mixes two firms opens neither, and nothing is written down.
    expect(await pages.whole(linkTo(own?.id, other?.business_id))).toBeNull();
    const after = JSON.parse((await old.run('ledger', 'list', '--programme', code, '--json')).out[0] ?? '');
    expect(after).toHaveLength(listed.length);
  });
});
