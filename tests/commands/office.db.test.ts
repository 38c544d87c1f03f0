import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addProgramme } from '../../src/db/repositories/programmes.ts';
import { demoProgramme } from '../../src/service/demo-programme.ts';
import { type Commands, openCommands } from '../support/commands.ts';
import { openTestDesk } from '../support/desk.ts';

let commands: Commands;
let programmeId: string;
let folder: string;

beforeAll(async () => {
  commands = await openCommands();
  folder = await mkdtemp(join(tmpdir(), 'briefing-'));
  ({ id: programmeId } = await addProgramme(commands.storage.database, {
    ...demoProgramme('2026-11-25'),
    code: 'one',
  }));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await commands.close();
});

const query = (text: ReturnType<typeof sql>) => commands.storage.database.scoped(programmeId, (db) => db.execute(text));

describe('business route', () => {
  it('sets the one route of a firm, and asks before it is moved', async () => {
    await openTestDesk(commands.storage).firm(programmeId);
    const route = (...more: string[]) =>
      commands.run('business', 'route', '--programme', 'one', '--number', '1', ...more);
    expect((await route('--route', 'system')).out).toEqual(['1\tsystem\tset']);
    expect((await route('--route', 'system')).out).toEqual(['1\tsystem\tsame']);
    const refused = await route('--route', 'consulting');
    expect(refused.code).toBe(1);
    expect(refused.err[0]).toMatch(/route-taken[\s\S]*--sure/);
    expect((await route('--route', 'consulting', '--sure')).code).toBe(0);
    expect((await commands.run('business', 'list', '--programme', 'one')).out[0]).toMatch(/\tconsulting$/);
    expect(await query(sql`select code, staff_id from programme_log order by seq`)).toEqual([
      { code: 'none>system', staff_id: null },
      { code: 'system>consulting', staff_id: null },
    ]);
    expect((await route('--route', 'sideways')).code).toBe(2);
    expect(
      (await commands.run('business', 'route', '--programme', 'one', '--number', '9', '--route', 'none')).err[0],
    ).toContain('business-unknown');
  });
});

describe('invite', () => {
  it('gives a route, or the place of a firm that nobody has come into', async () => {
    expect((await commands.run('invite', '--programme', 'one', '--route', 'consulting')).code).toBe(0);
    const occupied = await commands.run('invite', '--programme', 'one', '--number', '1');
    expect([occupied.code, occupied.err.join()]).toEqual([1, expect.stringContaining('business-occupied')]);
    await query(sql`update conversations set business_id = null`);
    expect((await commands.run('invite', '--programme', 'one', '--number', '1', '--places', '3')).code).toBe(2);
    expect((await commands.run('invite', '--programme', 'one', '--number', '1')).code).toBe(0);
    expect(await query(sql`select route, business_id is not null as bound from invites order by created_at`)).toEqual([
      { route: 'consulting', bound: false },
      { route: null, bound: true },
    ]);
  });
});

describe('briefing', () => {
  it('writes PDF, Markdown and the picture of a code that lets new firms in, never of one for a firm', async () => {
    const { code, out } = await commands.run('briefing', '--programme', 'one', '--out', folder);
    expect(code).toBe(0);
    const [open] = await query(sql`select code from invites where business_id is null`);
    const [bound] = await query(sql`select code from invites where business_id is not null`);
    expect(out).toEqual(['briefing-one-ja.pdf', 'briefing-one-ja.md', `invite-${open?.['code']}.png`]);
    expect((await readdir(folder)).toSorted()).toEqual(out.toSorted());
    expect((await readFile(join(folder, 'briefing-one-ja.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await readFile(join(folder, 'briefing-one-ja.md'), 'utf8')).toContain(`招待コード：${open?.['code']}`);
    const named = (given: string) => commands.run('briefing', '--programme', 'one', '--out', folder, '--invite', given);
    expect((await named(String(bound?.['code']))).err.join()).toContain('invite-refused');
    expect((await named('nonsense!')).code).toBe(2);
    const made = await commands.run(
      'briefing',
      '--programme',
      'one',
      '--out',
      folder,
      '--places',
      '30',
      '--lang',
      'en',
    );
    expect(made.out[0]).toBe('briefing-one-en.pdf');
    expect(await query(sql`select count(*)::int as codes, max(places_left) as places from invites`)).toEqual([
      { codes: 3, places: 30 },
    ]);
  });
});
