import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArchive } from '../../src/adapters/archive/archive.ts';
import { checkChain } from '../../src/db/disclosure/chain.ts';
import { listDisclosures } from '../../src/db/disclosure/ledger.ts';
import { createOwnPageDesk } from '../../src/db/own-page.ts';
import { addCalculation } from '../../src/db/repositories/factors.ts';
import { businesses, consents, siteEnergy, sites } from '../../src/db/schema/businesses.ts';
import { dataKeys } from '../../src/db/schema/keys.ts';
import { readings } from '../../src/db/schema/ledger.ts';
import { createProgrammeShelf } from '../../src/db/turns/programmes.ts';
import { calculate } from '../../src/engine/emission/calculate.ts';
import { firstDay, lastDay } from '../../src/engine/period.ts';
import { dayInJapan } from '../../src/service/day.ts';
import { type Commands, openCommands } from '../support/commands.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { pdfTexts } from '../support/pdf-text.ts';

type Firm = { readonly id: string; readonly site: string; readonly conversationId: string };

let commands: Commands;
let desk: TestDesk;
let programmeId: string;
let code: string;
const firms: Firm[] = [];
const months = ['--from', '2025-10', '--to', '2025-11'] as const;
const folder = (name: string) => join(commands.folder, name);
const run: Commands['run'] = (...words) => commands.run(...words);

const give = (firm: Firm, purpose: string, given: boolean, at = new Date()) =>
  commands.storage.database.scoped(programmeId, (db) =>
    db.insert(consents).values({
      ...{
        id: randomUUID(),
        programmeId,
        conversationId: firm.conversationId,
        businessId: firm.id,
        purpose,
        given,
        at,
      },
      ...{ textVersion: '2026-11', channel: 'line' },
    }),
  );

async function enter(name: string) {
  const { vault, database } = commands.storage;
  const { businessId: id, keyId, conversationId } = await desk.firm(programmeId);
  const firm = { id, site: randomUUID(), conversationId };
  await database.scoped(programmeId, async (db) => {
    const [row] = await db.select().from(dataKeys).where(eq(dataKeys.id, keyId));
    const key = { keyId, wrapped: row?.wrapped ?? null };
    const profile = {
      nameEnc: vault.seal(key, name, 'name'),
      municipality: '試験市',
      industryCode: '09',
      employees: 8,
    };
    await db.update(businesses).set(profile).where(eq(businesses.id, id));
    await db.insert(sites).values({
      ...{ id: firm.site, programmeId, businessId: id, position: 0, createdAt: new Date() },
      nameEnc: vault.seal(key, '本店', 'site'),
    });
    await db.insert(siteEnergy).values({ siteId: firm.site, kind: 'kerosene', programmeId, unit: 'L', position: 0 });
  });
  for (const purpose of ['use', 'client', 'statistics']) await give(firm, purpose, true);
  for (const [at, month] of ['2024-10', '2024-11', '2025-10', '2025-11'].entries()) await store(firm, month, 100 + at);
  firms.push(firm);
}

async function store({ id: businessId, site: siteId }: Firm, month: string, value: number, replaces?: string) {
  const id = randomUUID();
  const period = { from: firstDay(month), to: lastDay(month) };
  const result = calculate({ kind: 'kerosene', quantity: { value, unit: 'L' }, period });
  if (!result.ok) throw new Error(result.problem.code);
  const now = new Date();
  await commands.storage.database.scoped(programmeId, (db) =>
    db.insert(readings).values({
      ...{ id, programmeId, businessId, siteId, kind: 'kerosene', value, unit: 'L', month, origin: 'typed' },
      ...{ periodFrom: period.from, periodTo: period.to, recordedAt: now, ...(replaces !== undefined && { replaces }) },
    }),
  );
  await addCalculation(commands.storage.database, programmeId, { readingId: id, calculation: result.value, now });
  return id;
}

const make = (kind: string, ...words: readonly string[]) =>
  run('report', '--programme', code, '--kind', kind, ...months, '--out', folder(kind), ...words);
const list = async () => JSON.parse((await run('report', 'list', '--programme', code, '--json')).out.join(''));
const newest = async (kind: string, firm: number | null = null) =>
  (await list()).findLast((one: { kind: string; firm: number | null }) => one.kind === kind && one.firm === firm);

beforeAll(async () => {
  commands = await openCommands();
  desk = openTestDesk(commands.storage);
  programmeId = await desk.programme();
  const [row] = await commands.storage.database.queues((db) =>
    db.execute<{ code: string }>(sql`select code from programmes where id = ${programmeId}::uuid`),
  );
  code = row?.code ?? '';
  await enter('一番商店');
  await enter('二番工場');
});
afterAll(() => commands.close());

describe('versions of a report', () => {
  it('are made only where something has changed, and name the moment of their figures', async () => {
    await make('firm', '--format', 'json');
    await make('firm', '--format', 'json');
    expect((await list()).map(({ firm, number }: { firm: number; number: number }) => [firm, number])).toEqual([
      [1, 1],
      [2, 1],
    ]);
    const [first] = firms;
    if (first === undefined) throw new Error('no firm');
    const wrong = await store(first, '2025-11', 9999);
    await store(first, '2025-11', 55, wrong);
    const ran = await make('firm', '--format', 'json');
    expect(ran.out.map((path) => path.match(/firm\d_.*_(v\d)_/)?.slice(0, 2))).toMatchObject([
      [expect.stringContaining('firm1'), 'v2'],
      [expect.stringContaining('firm2'), 'v1'],
    ]);
    expect(readdirSync(folder('firm'))).toHaveLength(3);
    expect(await newest('firm', 1)).toMatchObject({ number: 2, state: 'draft', newest: true });
    expect(Date.parse((await newest('firm', 1)).asOf)).toBeGreaterThan(Date.now() - 60_000);
    // What an older version says stays as it was said.
    const old = (await list()).find(({ firm, number }: { firm: number; number: number }) => firm === 1 && number === 1);
    const got = await run('report', 'get', old.id, '--out', folder('old'), '--format', 'json', '--by', '山田');
    expect(readFileSync(got.out[0] ?? '', 'utf8')).not.toContain('9999');
  });

  it('reach a firm only after approval and release, through its own page, and only its own', async () => {
    const [first, second] = firms;
    if (first === undefined || second === undefined) throw new Error('no firm');
    const { id } = await newest('firm', 1);
    expect(await run('report', 'release', id, '--by', '鈴木')).toMatchObject({
      code: 1,
      err: [expect.stringContaining('report-not-approved')],
    });
    expect((await run('report', 'approve', id, '--by', '山田 花子')).code).toBe(0);
    expect((await run('report', 'approve', id, '--by', '山田 花子')).err.join()).toContain('report-approved');
    const { database, vault } = commands.storage;
    const clock = { now: () => new Date() };
    const pages = createOwnPageDesk({
      database,
      vault,
      clock,
      shelf: createProgrammeShelf(),
      dayInJapan,
      onStored: () => undefined,
    });
    const linkOf = ({ id: businessId, conversationId }: Firm) => ({
      ...{ businessId, conversationId, linkId: randomUUID(), expiresAt: new Date(Date.now() + 3_600_000) },
    });
    expect(await pages.report(linkOf(first), id, 'pdf')).toBeNull();
    expect((await run('report', 'release', id, '--by', '鈴木')).code).toBe(0);
    expect((await run('report', 'release', id, '--by', '鈴木')).err.join()).toContain('report-released');
    const waiting = await database.scoped(programmeId, (db) =>
      db.execute<{ conversation_id: string }>(sql`select conversation_id from outbox where voice = 'desk'`),
    );
    expect(waiting.map(({ conversation_id }) => conversation_id)).toEqual([first.conversationId]);
    const standing = await pages.look(linkOf(first));
    expect(standing.state === 'open' ? standing.own.reports : []).toMatchObject([
      { id, from: '2025-10', to: '2025-11' },
    ]);
    const file = await pages.report(linkOf(first), id, 'pdf');
    const text = (await pdfTexts(Buffer.from(file?.bytes ?? []))).join('');
    expect(text).toContain('承認済み（山田 花子）');
    expect(text).not.toMatch(/下書き|二番工場/);
    // The neighbour's link opens nothing of it, nor does a link that mixes the two.
    expect(await pages.report(linkOf(second), id, 'pdf')).toBeNull();
    expect(await pages.report(linkOf({ ...second, id: first.id }), id, 'pdf')).toBeNull();
    const takings = (await run('report', 'takings', '--programme', code)).out;
    expect(takings.filter((line) => line.includes(id)).map((line) => line.split('\t').slice(1, 3))).toEqual([
      [expect.stringMatching(/^user /), 'folder'],
      ['own firm', 'page'],
    ]);
  });

  it('are made from one moment: what is corrected meanwhile is in them whole or not at all', async () => {
    const [first] = firms;
    if (first === undefined) throw new Error('no firm');
    const { database } = commands.storage;
    const count = sql`select count(*) as count from readings`;
    const seen = await database
      .snapshot(programmeId, async (db) => {
        const [before] = await db.execute<{ count: string }>(count);
        await store(first, '2024-11', 77);
        const [after] = await db.execute<{ count: string }>(count);
        await expect(db.execute(sql`delete from site_energy`)).rejects.toThrow();
        return [before?.count, after?.count];
      })
      .catch(() => null);
    // A refused write ends the transaction: nothing of it is half done.
    expect(seen).toBeNull();
    const [before, after] = await database.snapshot(programmeId, async (db) => {
      const [one] = await db.execute<{ count: string }>(count);
      await store(first, '2024-10', 78);
      const [other] = await db.execute<{ count: string }>(count);
      return [Number(one?.count), Number(other?.count)];
    });
    expect(after).toBe(before);
    const [now] = await database.scoped(programmeId, (db) => db.execute<{ count: string }>(count));
    expect(Number(now?.count)).toBe((before ?? 0) + 1);
  });

  it('are restated when the final factors arrive', async () => {
    const { database } = commands.storage;
    const read = async () => {
      const { out } = await make('firm', '--format', 'json');
      const [own] = out.filter((path) => path.includes('_firm2_'));
      return { own: own ?? '', report: JSON.parse(readFileSync(own ?? '', 'utf8')) };
    };
    const [row] = await database.scoped(programmeId, (db) =>
      db.execute<{ id: string; calculation: string | object }>(sql`
        select r.id, e.calculation from readings r join emissions e on e.reading_id = r.id
        where r.business_id = ${firms[1]?.id ?? ''}::uuid and r.month = '2025-11'`),
    );
    const calculation = typeof row?.calculation === 'string' ? JSON.parse(row.calculation) : row?.calculation;
    const restate = (kgCo2: number, provisional: boolean) =>
      addCalculation(database, programmeId, {
        ...{ readingId: row?.id ?? '', now: new Date() },
        calculation: { ...calculation, kgCo2, provisional, parts: [{ ...calculation.parts[0], kgCo2 }] },
      });
    await restate(300, true);
    const before = await read();
    expect(before.report.whole.now).toMatchObject({ provisional: true });
    await restate(310, false);
    const after = await read();
    expect(after.own).not.toBe(before.own);
    expect(after.report.whole.now.provisional).toBe(false);
    expect(after.report.whole.now.value - before.report.whole.now.value).toBeCloseTo(10, 8);
  });

  it('are not approved once a firm in them has withdrawn, nor when a newer one is there', async () => {
    await make('city', '--format', 'json');
    const old = await newest('city');
    const second = firms[1];
    if (second === undefined) throw new Error('no firm');
    await give(second, 'client', false);
    const refused = await run('report', 'approve', old.id, '--by', '山田');
    expect(refused).toMatchObject({ code: 1, out: [] });
    expect(refused.err.join()).toContain('report-consent-withdrawn (firm 2)');
    const again = await make('city', '--format', 'json');
    expect(readFileSync(again.out[0] ?? '', 'utf8')).not.toContain('二番工場');
    expect((await run('report', 'approve', old.id, '--by', '山田')).err.join()).toContain('report-superseded');
    expect((await run('report', 'approve', (await newest('city')).id, '--by', '山田')).code).toBe(0);
    await give(second, 'client', true);
  });

  it('leave in one encrypted archive, with their passphrase beside it and a line in the ledger', async () => {
    const { id } = await newest('firm', 1);
    const { out, err } = await run('report', 'get', id, '--out', folder('sealed'), '--archive', '--by', '山田 花子');
    const passphrase = err.join('\n').match(/passphrase: (\S+)/)?.[1] ?? '';
    const bytes = new Uint8Array(readFileSync(out[0] ?? ''));
    expect(Buffer.from(bytes).includes('%PDF')).toBe(false);
    const [file] = await openArchive(bytes, passphrase);
    expect(file?.name).toMatch(/_firm1_.*\.pdf$/);
    expect((await pdfTexts(Buffer.from(file?.bytes ?? []))).join('')).toContain('一番商店');
    await expect(openArchive(bytes, 'another one altogether')).rejects.toThrow('archive-passphrase');
    const rows = await listDisclosures(commands.storage.database, programmeId);
    expect(rows.at(-1)).toMatchObject({
      what: 'export',
      by: '山田 花子',
      purpose: `report ${id}`,
      subject: { firms: 1 },
    });
    expect(checkChain(programmeId, rows)).toMatchObject({ whole: true });
  });

  it('say what is missing before they are approved', async () => {
    await make('periodic', '--format', 'json');
    const refused = await run('report', 'approve', (await newest('periodic')).id, '--by', '山田');
    expect(refused.err).toEqual([
      'error: report-incomplete: 提案内容：まだありません',
      'error: report-incomplete: 意見・要望：まだありません',
    ]);
  });

  it.each(['interim', 'completion', 'publication'])('of kind %s tell nothing of a single firm', async (kind) => {
    const { out } = await make(kind, '--format', 'json');
    const text = readFileSync(out[0] ?? '', 'utf8');
    expect(text).not.toMatch(/商店|工場|本店/);
    expect(firms.filter(({ id, site }) => text.includes(id) || text.includes(site))).toEqual([]);
    const pdf = (await pdfTexts(readFileSync((await make(kind)).out[0] ?? ''))).join('');
    expect(pdf).toContain(kind === 'completion' ? '台帳に登録した数字' : '非公表');
  });

  it('lose their figures and files when a firm in them is erased; that they were there stays', async () => {
    const second = firms[1];
    if (second === undefined) throw new Error('no firm');
    await make('city', '--format', 'json');
    const asked = await run('erase', '--business', second.id, '--reason', '退会', '--approver', '山田');
    expect(asked.code).toBe(0);
    const left = await commands.storage.database.scoped(programmeId, (db) =>
      db.execute<{ kind: string; firm: number | null; figures: boolean; files: string; key: boolean }>(sql`
        select v.kind, b.number as firm, v.figures_enc is not null as figures, k.wrapped is not null as key,
          (select count(*) from report_files f where f.version_id = v.id) as files
        from report_versions v left join businesses b on b.id = v.business_id join data_keys k on k.id = v.key_id
        where v.kind in ('firm', 'city') order by v.as_of, b.number, v.number`),
    );
    const of = (kind: string, firm: number | null) => left.filter((one) => one.kind === kind && one.firm === firm);
    expect(of('firm', 2).length).toBeGreaterThan(1);
    for (const one of of('firm', 2)) expect(one).toMatchObject({ figures: false, key: false, files: '0' });
    expect(of('firm', 1).every(({ figures, key }) => figures && key)).toBe(true);
    expect(of('city', null).map(({ figures, key }) => figures && key)).toEqual([false, true, false]);
    const gone = (await list()).findLast(({ kind }: { kind: string }) => kind === 'city');
    expect((await run('report', 'get', gone.id, '--out', folder('x'))).err.join()).toContain('report-erased');
    expect((await run('report', 'release', gone.id, '--by', '鈴木')).err.join()).toContain('report-erased');
  });

  it.each([
    [['approve', '--by', '山田'], 2],
    [['approve', 'ID'], 2],
    [['approve', 'not-an-id', '--by', '山田'], 2],
    [['approve', 'ID', '--by', '山田'], 1],
    [['release', 'ID', '--by', '山田'], 1],
    [['get', 'ID'], 2],
    [['list'], 2],
    [['list', '--programme', 'no-such'], 1],
    [['shred'], 2],
  ] as const)('refuse %j with %i', async (words, exit) => {
    const id = randomUUID();
    expect((await run('report', ...words.map((word) => (word === 'ID' ? id : word)))).code).toBe(exit);
  });
});
