import { randomUUID } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCalculation } from '../../src/db/repositories/factors.ts';
import { businesses, consents, siteEnergy, sites } from '../../src/db/schema/businesses.ts';
import { dataKeys } from '../../src/db/schema/keys.ts';
import { readings, readingWithdrawals } from '../../src/db/schema/ledger.ts';
import { calculate } from '../../src/engine/emission/calculate.ts';
import { firstDay, lastDay } from '../../src/engine/period.ts';
import { addAdvice } from '../support/advice.ts';
import { type Commands, openCommands } from '../support/commands.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { pdfTexts } from '../support/pdf-text.ts';

let commands: Commands;
let desk: TestDesk;
let programmeId: string;
let code: string;
const firms: { id: string; site: string }[] = [];
const now = new Date('2026-11-26T02:00:00Z');
const run: Commands['run'] = (...words) => commands.run(...words);
const months = ['--from', '2025-10', '--to', '2025-11'] as const;

/** A firm with a name, a site with kerosene, and its answers to what it was asked. */
async function enter(name: string, answers: Readonly<Record<string, boolean>>) {
  const { vault, database } = commands.storage;
  const { businessId, keyId, conversationId } = await desk.firm(programmeId);
  const site = randomUUID();
  await database.scoped(programmeId, async (db) => {
    const [row] = await db.select().from(dataKeys).where(eq(dataKeys.id, keyId));
    if (row?.wrapped == null) throw new Error('no key');
    const key = { keyId, wrapped: row.wrapped };
    const nameEnc = vault.seal(key, Buffer.from(name), 'name');
    const profile = { nameEnc, municipality: '試験市', industryCode: '09', employees: 8 };
    await db.update(businesses).set(profile).where(eq(businesses.id, businessId));
    await db.insert(sites).values({
      ...{ id: site, programmeId, businessId, position: 0, createdAt: now },
      nameEnc: vault.seal(key, Buffer.from('本店'), 'site'),
    });
    await db.insert(siteEnergy).values({ siteId: site, kind: 'kerosene', programmeId, unit: 'L', position: 0 });
    const asked = Object.entries(answers).map(([purpose, given]) => ({ purpose, given }));
    for (const one of asked)
      await db.insert(consents).values({
        ...{ id: randomUUID(), programmeId, conversationId, businessId, ...one },
        ...{ textVersion: '2026-11', channel: 'line', at: now },
      });
  });
  firms.push({ id: businessId, site });
  return businessId;
}

async function store(firm: number, month: string, value: number, over: { replaces?: string } = {}): Promise<string> {
  const { id: businessId, site: siteId } = firms[firm - 1] ?? { id: '', site: '' };
  const id = randomUUID();
  const period = { from: firstDay(month), to: lastDay(month) };
  const result = calculate({ kind: 'kerosene', quantity: { value, unit: 'L' }, period });
  if (!result.ok) throw new Error(result.problem.code);
  await commands.storage.database.scoped(programmeId, (db) =>
    db.insert(readings).values({
      ...{ id, programmeId, businessId, siteId, kind: 'kerosene', value, unit: 'L', month },
      ...{ periodFrom: period.from, periodTo: period.to, origin: 'typed' as const, recordedAt: now, ...over },
    }),
  );
  await addCalculation(commands.storage.database, programmeId, { readingId: id, calculation: result.value, now });
  return id;
}

async function reportOf(...words: readonly string[]) {
  const ran = await run('report', '--programme', code, ...months, '--out', commands.folder, ...words);
  return { ...ran, files: ran.out.map((path) => ({ name: basename(path), path, bytes: readFileSync(path) })) };
}

async function json(...words: readonly string[]) {
  const { files } = await reportOf('--format', 'json', ...words);
  return JSON.parse(files[0]?.bytes.toString('utf8') ?? '');
}

const yes = { use: true, client: true, statistics: true };

beforeAll(async () => {
  commands = await openCommands();
  desk = openTestDesk(commands.storage);
  programmeId = await desk.programme();
  const [row] = await commands.storage.database.queues((db) =>
    db.execute<{ code: string }>(sql`select code from programmes where id = ${programmeId}::uuid`),
  );
  code = row?.code ?? '';
  await enter('髙﨑𠮷商店', yes);
  await enter('となりの工場', yes);
  await enter('断った商店', { ...yes, client: false });
  await enter('やめた商店', { ...yes, use: false });
  for (const firm of [1, 2, 3, 4])
    for (const [at, month] of ['2024-10', '2024-11', '2025-10', '2025-11'].entries())
      await store(firm, month, firm * 100 + at);
  const wrong = await store(1, '2025-10', 9999);
  await store(1, '2025-10', 55, { replaces: wrong });
  const taken = await store(2, '2025-11', 8888);
  await commands.storage.database.scoped(programmeId, (db) =>
    db.insert(readingWithdrawals).values({ readingId: taken, programmeId, reason: 'typo', at: now }),
  );
});
afterAll(() => commands.close());

describe('report', () => {
  it('adds up the current rows of the ledgers of those who agree, and counts the others', async () => {
    const { counts, whole, firms: told, lines } = await json('--kind', 'periodic');
    expect(counts).toMatchObject({ firms: 2, reporting: 2, withdrawn: 1, withheld: 1 });
    const listed = await Promise.all(
      [0, 1].map(async (at) =>
        JSON.parse((await run('readings', 'list', '--business', firms[at]?.id ?? '', '--json')).out.join('')),
      ),
    );
    const current = listed
      .flat()
      .filter(({ supersededBy, withdrawnAt, month }) => !supersededBy && !withdrawnAt && month >= '2025-10');
    expect(current).toHaveLength(5);
    expect(whole.now.value).toBeCloseTo(
      current.reduce((sum: number, { kgCo2 }: { kgCo2: number }) => sum + kgCo2, 0),
      8,
    );
    expect(told.map(({ name }: { name: string }) => name)).toEqual(['髙﨑𠮷商店', 'となりの工場']);
    expect(JSON.stringify({ told, lines })).not.toMatch(/断った商店|やめた商店|9999|8888/);
  });

  it('is a draft by its name, and only its owner can read the file', async () => {
    const { files, err } = await reportOf('--kind', 'periodic', '--format', 'pdf');
    expect(files.map(({ name }) => name)).toEqual([
      expect.stringMatching(/_periodic_2025-10_2025-11_v1_draft_\d{4}-\d\d-\d\d\.pdf$/),
    ]);
    expect(statSync(files[0]?.path ?? '').mode & 0o077).toBe(0);
    expect(err).toEqual(['missing: 提案内容：まだありません', 'missing: 意見・要望：まだありません']);
    const pages = await pdfTexts(files[0]?.bytes ?? Buffer.alloc(0));
    for (const page of pages) expect(page).toContain('下書き');
    expect(pages.join('')).toContain('髙﨑𠮷商店');
  });

  it('makes nothing anew while nothing has changed, and leaves what somebody wrote into a file', async () => {
    const made = async () => (await reportOf('--kind', 'city', '--format', 'json')).files.map(({ path }) => path);
    const [first = ''] = await made();
    expect(await made()).toEqual([first]);
    writeFileSync(first, 'my own words');
    expect(await made()).toEqual([first.replace('.json', '_2.json')]);
    expect(readFileSync(first, 'utf8')).toBe('my own words');
  });

  it('is not approved while one of the five items is missing, and writes nothing', async () => {
    const refused = await reportOf('--kind', 'periodic', '--approve', '山田 花子');
    expect(refused).toMatchObject({ code: 1, out: [] });
    expect(refused.err).toContain('error: report-incomplete: 提案内容：まだありません');
    const approved = await reportOf('--kind', 'city', '--approve', '山田 花子');
    expect(approved.files[0]?.name).toContain('_final_2025-10_2025-11_v1_approved_');
    const text = (await pdfTexts(approved.files[0]?.bytes ?? Buffer.alloc(0))).join('');
    expect(text).toContain('承認済み（山田 花子）');
    expect(text).not.toContain('下書き');
  });

  it('holds what was proposed, in words', async () => {
    const record = { about: 'measure', measureId: 'op-ac-clean', step: 'proposed', reason: null, month: null } as const;
    const added = {
      businessId: firms[0]?.id ?? '',
      origin: 'staff',
      conversationId: null,
      records: [record],
      now,
    } as const;
    await addAdvice(commands.storage.database, programmeId, added);
    const { firms: told, lacks } = await json('--kind', 'periodic');
    expect(told[0].proposals).toMatchObject([{ measureId: 'op-ac-clean', step: 'proposed', day: '2026-11-26' }]);
    expect(told[0].proposals[0].title).not.toBe('op-ac-clean');
    expect(lacks).toEqual([{ item: 'opinions', firms: [] }]);
  });

  it('of a firm is a file of its own, with nothing of another firm in it', async () => {
    const { files } = await reportOf('--kind', 'firm', '--format', 'json');
    expect(files.map(({ name }) => name.match(/_(firm\d+)_/)?.[1])).toEqual(['firm1', 'firm2', 'firm3']);
    const names = ['髙﨑𠮷商店', 'となりの工場', '断った商店', 'やめた商店'];
    for (const [at, { bytes }] of files.entries()) {
      const text = bytes.toString('utf8');
      expect(names.filter((name) => text.includes(name))).toEqual([names[at]]);
      expect(firms.filter(({ id, site }) => text.includes(id) || text.includes(site)).map(({ id }) => id)).toEqual([
        firms[at]?.id,
      ]);
    }
    const one = await reportOf('--business', firms[1]?.id ?? '', '--format', 'pdf');
    const text = (await pdfTexts(one.files[0]?.bytes ?? Buffer.alloc(0))).join('');
    expect(text).toContain('となりの工場');
    expect(text).not.toContain('髙﨑𠮷商店');
  });

  it('for everybody tells no firm and, of so few, no figure', async () => {
    const { files } = await reportOf('--kind', 'publication', '--format', 'xlsx');
    const sheets = await readXlsxFile(files[0]?.bytes ?? Buffer.alloc(0));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['報告書', '値の根拠', '出典']);
    expect(JSON.stringify(sheets)).not.toMatch(/商店|工場|\d kg-CO2/);
  });

  it('as slides is a file of its own: of a firm its own, for everybody without any firm', async () => {
    const one = await reportOf('--business', firms[1]?.id ?? '', '--shape', 'slides');
    expect(one.files[0]?.name).toMatch(/_slides\.pdf$/);
    const bytes = one.files[0]?.bytes ?? Buffer.alloc(0);
    expect(bytes.toString('latin1')).toContain('/MediaBox [0 0 960 540]');
    expect((await pdfTexts(bytes)).join('')).toContain('となりの工場');
    const all = await reportOf('--kind', 'publication', '--shape', 'slides');
    const text = (await pdfTexts(all.files[0]?.bytes ?? Buffer.alloc(0))).join('');
    expect(text).not.toMatch(/商店|工場|\d kg-CO2/);
    expect(
      await run(
        'report',
        '--programme',
        code,
        ...months,
        '--shape',
        'slides',
        '--format',
        'xlsx',
        '--out',
        commands.folder,
      ),
    ).toMatchObject({ code: 2 });
  });

  it('without data says so', async () => {
    const empty = await desk.programme();
    const [row] = await commands.storage.database.queues((db) =>
      db.execute<{ code: string }>(sql`select code from programmes where id = ${empty}::uuid`),
    );
    const wanted = ['report', '--programme', row?.code ?? '', ...months, '--out', join(commands.folder, 'none')];
    const ran = await run(...wanted, '--kind', 'periodic');
    expect(ran.code).toBe(0);
    expect(ran.err).toHaveLength(5);
    expect((await run(...wanted, '--kind', 'city', '--approve', '山田')).code).toBe(1);
    expect((await run(...wanted, '--kind', 'firm')).code).toBe(1);
  });

  it.each([
    [['--programme', 'no-such', ...months, '--out', '.'], 1],
    [['--programme', 'CODE', ...months, '--out', '.', '--business', randomUUID()], 1],
    [['--programme', 'CODE', '--from', '2025-11', '--to', '2025-10', '--out', '.'], 2],
    [['--programme', 'CODE', '--from', '2025-13', '--to', '2026-01', '--out', '.'], 2],
    [['--programme', 'CODE', ...months], 2],
    [['--programme', 'CODE', ...months, '--out', '.', '--format', 'docx'], 2],
    [['--programme', 'CODE', ...months, '--out', '.', '--kind', 'weekly'], 2],
    [['--programme', 'CODE', ...months, '--out', '.', '--kind', 'city', '--business', '1'], 2],
    [['--programme', 'CODE', ...months, '--out', '.', '--approve', ' '], 2],
    [[...months, '--out', '.'], 2],
  ] as const)('refuses %j with %i', async (words, exit) => {
    expect((await run('report', ...words.map((word) => (word === 'CODE' ? code : word)))).code).toBe(exit);
  });
});
