import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { loadKnownFirms } from '../../src/db/repositories/imports.ts';
import { addProgramme } from '../../src/db/repositories/programmes.ts';
import { demoProgramme } from '../../src/service/demo-programme.ts';
import { type Commands, openCommands } from '../support/commands.ts';

let commands: Commands;
let programmeId: string;

type Cell =
  | string
  | number
  | Date
  | null
  | { readonly span: number; readonly text: string }
  | { readonly formula: string };

function cellOf(cell: Cell) {
  if (cell === null) return null;
  if (cell instanceof Date) return { type: Date, value: cell, format: 'yyyy/mm' } as const;
  if (typeof cell === 'number') return { type: Number, value: cell } as const;
  if (typeof cell === 'string') return { type: String, value: cell } as const;
  if ('formula' in cell) return { type: 'Formula', value: cell.formula } as const;
  return { type: String, value: cell.text, span: cell.span } as const;
}

/** Writes a real workbook as officials have them: spans, days, formulas. */
async function workbook(name: string, rows: readonly (readonly Cell[])[]): Promise<string> {
  const path = join(commands.folder, name);
  writeFileSync(path, await writeXlsxFile(rows.map((row) => row.map(cellOf))).toBuffer());
  return path;
}

const on = ['--programme', 'import-city'] as const;
const firmHeads = ['番号', '事業所名', '業種', '従業員数', '市町村', '区分', '拠点'];

async function firms() {
  const { database, vault } = commands.storage;
  return database.scoped(programmeId, (db) => loadKnownFirms(db, vault));
}

async function ledger(): Promise<readonly string[]> {
  const rows = await commands.storage.database.scoped(programmeId, (db) =>
    db.execute<{ line: string }>(sql`
      select b.number || ' ' || r.kind || ' ' || r.month || ' ' || r.value || ' ' || r.unit || ' ' || r.origin as line
      from readings r join businesses b on b.id = r.business_id
      where not exists (select 1 from reading_withdrawals w where w.reading_id = r.id) order by line`),
  );
  return rows.map(({ line }) => line);
}

beforeAll(async () => {
  commands = await openCommands();
  const document = { ...demoProgramme('2026-11-27'), code: 'import-city' };
  programmeId = (await addProgramme(commands.storage.database, document)).id;
});
afterAll(() => commands.close());

describe('firms from a table', () => {
  it('are shown first and written only when it is confirmed', async () => {
    const path = await workbook('firms.xlsx', [
      ['様式1 参加事業者一覧'],
      firmHeads,
      ['００１', '株式会社青木商店', '58', '１２人', '所沢市', 'システム', '本店'],
      ['001', '株式会社青木商店', '58', '１２人', '所沢市', 'システム', '倉庫'],
      [2, '髙﨑製作所', '金属製品製造業', 45, '所沢市', '相談', null],
      [null, '𠮷田食堂', null, null, null, null, null],
      [],
      ['合計', '3社', null, 57, null, null, null],
    ]);
    const shown = await commands.run('business', 'import', ...on, path);
    expect(shown).toMatchObject({ code: 0, err: ['nothing was written: --confirm writes'] });
    expect(await firms()).toEqual([]);
    const done = await commands.run('business', 'import', ...on, path, '--confirm', '--by', '市の担当');
    expect(done.out.slice(0, 4).map((line) => line.replace(/[2-9A-Z]{8}$/, 'CODE'))).toEqual([
      '+\t1\t株式会社青木商店\t本店 / 倉庫\tCODE',
      '+\t2\t髙﨑製作所\t-\tCODE',
      '+\t3\t𠮷田食堂\t-\tCODE',
      '=\t3 new, 0 there already, 0 problems',
    ]);
    expect(
      (await firms()).map(({ number, state, business, sites }) => [
        number,
        state,
        business.name,
        business.industryCode,
        business.employees,
        sites.map(({ name }) => name).join(),
      ]),
    ).toEqual([
      [1, 'joining', '株式会社青木商店', '58', 12, '本店,倉庫'],
      [2, 'joining', '髙﨑製作所', '24', 45, '本店'],
      [3, 'joining', '𠮷田食堂', null, null, '本店'],
    ]);
  });

  it('that are there already stay as they are; what contradicts is named with its place, and nothing is written', async () => {
    const path = await workbook('more.xlsx', [
      firmHeads,
      ['1', '(株)青木商店', null, null, null, null, null],
      ['2', '井上工業', null, null, null, null, null],
      ['', '', '58', null, null, null, null],
      ['9', '上田旅館', '何かの店', '-3', null, '特別', null],
      ['10', '江口印刷', null, null, null, null, null],
      ['11', '江口印刷', null, null, null, null, null],
    ]);
    const ran = await commands.run('business', 'import', ...on, path, '--confirm');
    expect(ran.code).toBe(1);
    expect(ran.out).toEqual([
      '!\t3行 [number-taken] 「2 井上工業」の番号は別の事業者のものです。番号を確かめてください。',
      '!\t4行B列 [name-missing] 事業所名がありません。名前を書いてください。',
      '!\t5行C列 [industry-unknown] 業種「何かの店」が1つに決まりません。日本標準産業分類の番号で書いてください。',
      '!\t5行D列 [employees-invalid] 「-3」は人数になりません。整数で書くか、空欄にしてください。',
      '!\t5行F列 [route-unknown] 区分「特別」がわかりません。「システム」か「相談」と書いてください。',
      '!\t6行 [firm-twice] 「10 江口印刷」が表に2回あります。1行にまとめてください。',
      '!\t7行 [firm-twice] 「11 江口印刷」が表に2回あります。1行にまとめてください。',
      '=\t0 new, 1 there already, 7 problems',
    ]);
    expect(await firms()).toHaveLength(3);
  });
});

describe('months from a table', () => {
  const wide = [
    [
      null,
      null,
      null,
      null,
      { span: 3, text: '電気使用量（kWh）' },
      null,
      null,
      { span: 3, text: '灯油（L）' },
      null,
      null,
    ],
    [
      '番号',
      '事業所名',
      '拠点',
      '担当',
      '令和7年4月',
      '令和7年5月',
      new Date('2025-06-01'),
      'R7.4',
      '2025/05',
      '2025-06',
    ],
  ] satisfies Cell[][];

  it('are taken over with their origin; sums and blanks are not, zero is', async () => {
    const path = await workbook('months.xlsx', [
      ...wide,
      ['1', '青木商店', '倉庫', '田中', 1200, '１，１００', 1000, 0, null, '-'],
      ['2', '髙﨑製作所', null, '', { formula: '1000+1' }, 9100, 9300, null, null, null],
      ['合計', null, null, null, 2200, 10200, 10300, 0, null, null],
    ]);
    const shown = await commands.run('readings', 'import', ...on, path);
    expect(shown.out).toEqual([
      '+\t1\t倉庫\telectricity\t2025-04..2025-06\t3',
      '+\t1\t倉庫\tkerosene\t2025-04..2025-04\t1',
      '+\t2\t本店\telectricity\t2025-05..2025-06\t2',
      expect.stringMatching(/^-\t/),
      '=\t6 new, 0 there already, 0 problems, 0 rows skipped',
    ]);
    expect(await ledger()).toEqual([]);
    expect((await commands.run('readings', 'import', ...on, path, '--confirm')).code).toBe(0);
    expect(await ledger()).toEqual([
      '1 electricity 2025-04 1200 kWh import',
      '1 electricity 2025-05 1100 kWh import',
      '1 electricity 2025-06 1000 kWh import',
      '1 kerosene 2025-04 0 L import',
      '2 electricity 2025-05 9100 kWh import',
      '2 electricity 2025-06 9300 kWh import',
    ]);
    const known = (await firms()).flatMap(({ number, sites }) =>
      sites.flatMap(({ energy }) => energy.map(({ kind }) => `${number} ${kind}`)),
    );
    expect(known.toSorted()).toEqual(['1 electricity', '1 kerosene', '2 electricity']);
  });

  it('are never overwritten, never another firm’s, and never half taken over', async () => {
    const path = await workbook('conflict.xlsx', [
      ...wide,
      ['1', '青木商店', '倉庫', '', 1200, 1150, null, null, null, null],
      ['2', '青木商店', '倉庫', '', 5, 5, 5, null, null, null],
      ['7', null, null, '', 5, null, null, null, null, null],
      ['1', '青木商店', null, '', 5, null, null, null, null, null],
      ['2', '髙﨑製作所', null, '', 9200, null, null, null, null, null],
    ]);
    const before = await ledger();
    const ran = await commands.run('readings', 'import', ...on, path, '--confirm');
    expect(ran.code).toBe(1);
    expect(
      ran.out.filter((line) => line.startsWith('!')).map((line) => line.replace(/^!\t(\S+ \[[a-z-]+\]).*$/, '$1')),
    ).toEqual(['3行F列 [conflict]', '4行 [firm-mismatch]', '5行 [firm-unknown]', '6行 [site-missing]']);
    expect(await ledger()).toEqual(before);
    const skipped = await commands.run('readings', 'import', ...on, path, '--confirm', '--skip', '3-6');
    expect(skipped).toMatchObject({ code: 0 });
    expect(await ledger()).toEqual([...before, '2 electricity 2025-04 9200 kWh import'].toSorted());
  });

  const nextYear = new Date().getFullYear() + 1;

  it('that look like a slip are asked about, and pass only by name of their row', async () => {
    const path = await workbook('slip.xlsx', [
      ['番号', '事業所名', '拠点', '年月', '電気(kWh)'],
      ...Array.from({ length: 12 }, (_, at): Cell[] => ['1', '青木商店', '本店', `2024/${at + 1}`, 1000 + at * 3]),
      ['1', '青木商店', '本店', '2025/01', 10_020],
      ['1', '青木商店', '本店', `${nextYear}/12`, 1000],
    ]);
    const ran = await commands.run('readings', 'import', ...on, path, '--confirm', '--lang', 'en');
    expect(ran.out.filter((line) => line.startsWith('!'))).toEqual([
      '!\trow 14, column E [unusual] 10020 kWh is far from the other months. Check it; if it is right, let it pass with --accept.',
      `!\trow 15, column E [future] ${nextYear}-12 is still to come. Check year and month.`,
    ]);
    const passed = await commands.run(
      'readings',
      'import',
      ...on,
      path,
      '--confirm',
      '--accept',
      '14:E',
      '--skip',
      '15',
    );
    expect(passed.out).toContain('=\t13 new, 0 there already, 0 problems, 1 rows skipped');
  });
});

describe('an import', () => {
  const idOf = (out: readonly string[]): string => out.at(-1)?.split('\t')[1] ?? '';

  it('is taken back whole, unless somebody has built on it', async () => {
    const before = await ledger();
    const path = await workbook('undo.xlsx', [
      ['番号', '事業所名', '種類', '単位', '2024年4月', '2024年5月'],
      ['3', '𠮷田食堂', '都市ガス', '㎥', 30, 28],
    ]);
    const done = await commands.run('readings', 'import', ...on, path, '--confirm');
    const id = idOf(done.out);
    expect(await ledger()).toHaveLength(before.length + 2);
    expect(await commands.run('import', 'undo', id, ...on)).toMatchObject({ code: 0, out: [`${id}\t2 taken back`] });
    expect(await ledger()).toEqual(before);
    expect((await firms())[2]?.sites[0]?.energy).toEqual([]);
    expect((await commands.run('import', 'undo', id, ...on)).err[0]).toMatch(/^error: import-undone/);
    const again = await commands.run('readings', 'import', ...on, path, '--confirm');
    const second = idOf(again.out);
    await commands.storage.database.scoped(programmeId, (db) =>
      db.execute(sql`insert into reading_withdrawals (reading_id, programme_id, reason, at)
        select id, programme_id, 'removed-by-owner', now() from readings where recorded_by = ${second}::uuid limit 1`),
    );
    expect(await commands.run('import', 'undo', second, ...on)).toMatchObject({ code: 1 });
    expect((await commands.run('import', 'list', ...on)).out).toHaveLength(6);
  });

  it('of firms is taken back with their keys and codes, while nothing was done with them', async () => {
    const path = await workbook('new.xlsx', [firmHeads, ['20', '小川木材', '12', 9, '所沢市', '', '製材所']]);
    const done = await commands.run('business', 'import', ...on, path, '--confirm');
    expect(await firms()).toHaveLength(4);
    expect(await commands.run('import', 'undo', idOf(done.out), ...on)).toMatchObject({ code: 0 });
    expect(await firms()).toHaveLength(3);
    const [first] = (await commands.run('import', 'list', ...on)).out;
    const used = await commands.run('import', 'undo', first?.split('\t')[0] ?? '', ...on);
    expect(used.err[0]).toMatch(/^error: import-used/);
  });
});

describe('a file that is no table', () => {
  it('is refused with a code: too large, packed, empty, of something else', async () => {
    const file = (name: string, content: Buffer | string): string => {
      writeFileSync(join(commands.folder, name), content);
      return join(commands.folder, name);
    };
    const zip = Buffer.concat([
      Buffer.from([0x50, 0x4b, 3, 4]),
      Buffer.alloc(60),
      Buffer.from([0x50, 0x4b, 5, 6]),
      Buffer.alloc(18),
    ]);
    const tried = {
      [file('large.csv', Buffer.alloc(20_000_000, '1,2\n'))]: /content-too-large/,
      [file('packed.zip', zip)]: /content-not-a-table/,
      [file('empty.xlsx', '')]: /content-not-a-table/,
      [file('other.csv', 'こんにちは\nさようなら\n')]: /import-no-table/,
    };
    for (const [path, said] of Object.entries(tried)) {
      const ran = await commands.run('readings', 'import', ...on, path);
      expect(ran).toMatchObject({ code: 1, out: [] });
      expect(ran.err[0]).toMatch(said);
    }
  });

  it('reads back its own form', async () => {
    const path = join(commands.folder, 'form.xlsx');
    expect((await commands.run('readings', 'template', '--out', path, '--months', '3')).code).toBe(0);
    const ran = await commands.run('readings', 'import', ...on, path);
    expect(ran.out.at(-1)).toBe('=\t0 new, 0 there already, 0 problems, 0 rows skipped');
    const firmForm = join(commands.folder, 'firm-form.xlsx');
    expect((await commands.run('business', 'template', '--out', firmForm)).code).toBe(0);
    expect((await commands.run('business', 'import', ...on, firmForm)).out.at(-1)).toMatch(/problems$/);
  });
});
