import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StaffBook, staffOf } from '../../src/db/desk/staff.ts';
import { addProgramme } from '../../src/db/repositories/programmes.ts';
import { demoProgramme } from '../../src/service/demo-programme.ts';
import { type Commands, openCommands } from '../support/commands.ts';
import { openTestDesk } from '../support/desk.ts';
import type { TestStorage } from '../support/storage.ts';

let commands: Commands;
let storage: TestStorage;
let [one, other]: StaffBook[] = [];
const hanako = { slackTeam: 'T1', slackUser: 'U1' };

const named = (...more: string[]) => [
  ...['staff', 'add', '--programme', 'one', '--slack-team', 'T1', '--slack-user', 'U1', '--name', '相談 花子'],
  ...['--role', 'consultant', '--approved-by', '責任 太郎', '--approved-on', '2026-01-01', ...more],
];

beforeAll(async () => {
  commands = await openCommands();
  ({ storage } = commands);
  [one, other] = await Promise.all(
    ['one', 'other'].map(async (code) => {
      const { id } = await addProgramme(storage.database, { ...demoProgramme('2026-11-25'), code });
      return { database: storage.database, vault: storage.vault, programmeId: id };
    }),
  );
});
afterAll(() => commands.close());
const run: Commands['run'] = (...words) => commands.run(...words);

const who = (book: StaffBook | undefined, now = new Date('2026-11-26T02:00:00Z')) =>
  book === undefined ? expect.fail('no programme') : staffOf(book, hanako, now);

describe('staff', () => {
  it('is named, trained, listed and ended, and may act in between, in this programme only', async () => {
    expect(await who(one)).toEqual({ refused: 'staff-unknown' });
    const { code, out } = await run(...named());
    const [id = ''] = out;
    expect(code).toBe(0);
    expect(await who(one)).toEqual({ refused: 'staff-not-trained' });
    expect((await run('staff', 'train', '--programme', 'one', '--id', id, '--until', '2099-03-31')).code).toBe(0);
    expect(await who(one)).toEqual({ refused: null, id, role: 'consultant', name: '相談 花子' });
    expect(await who(one, new Date('2025-12-31T14:59:59Z'))).toEqual({ refused: 'staff-not-approved' });
    expect(await who(one, new Date('2025-12-31T15:00:00Z'))).toMatchObject({ refused: null });
    expect(await who(other)).toEqual({ refused: 'staff-unknown' });
    expect((await run('staff', 'list', '--programme', 'one')).out).toEqual([
      `相談 花子\tconsultant\tmay-act\t2026-01-01 責任 太郎\t2099-03-31\t${id}`,
    ]);
    expect((await run('staff', 'list', '--programme', 'other')).out).toEqual([]);

    expect((await run(...named())).err[0]).toContain('staff-exists');
    expect((await run('staff', 'end', '--programme', 'other', '--id', id)).code).toBe(1);
    expect((await run('staff', 'end', '--programme', 'one', '--id', id)).code).toBe(0);
    expect((await run('staff', 'end', '--programme', 'one', '--id', id)).code).toBe(1);
    expect((await run('staff', 'train', '--programme', 'one', '--id', id, '--until', '2099-03-31')).code).toBe(1);
    expect(await who(one)).toEqual({ refused: 'staff-ended' });
  });

  it('who comes back is named anew, and is the one who came back', async () => {
    const { out } = await run(...named('--training-until', '2099-03-31'));
    expect(await who(one)).toMatchObject({ refused: null, id: out[0] });
    const listed = JSON.parse((await run('staff', 'list', '--programme', 'one', '--json')).out[0] ?? '[]');
    expect(listed).toMatchObject([{ refused: 'staff-ended' }, { refused: null, id: out[0] }]);
  });

  it('whose work ends holds no case any more', async () => {
    const desk = openTestDesk(storage);
    const programmeId = other?.programmeId ?? '';
    const at = await desk.firm(programmeId);
    const by = await desk.consultant(programmeId, { trainedUntil: '2099-03-31' });
    const consultationId = await desk.open(at);
    await desk.take(at, { kind: 'posted', consultationId, card: 'C1:1.1' });
    expect(await desk.take(at, { kind: 'claim', by, consultationId, seen: 1 })).not.toHaveProperty('refused');
    expect((await run('staff', 'end', '--programme', 'other', '--id', by)).code).toBe(0);
    const cases = await storage.database.scoped(programmeId, (db) => db.execute(sql`select state from consultations`));
    expect(cases).toEqual([{ state: 'queued' }]);
  });

  it('is nowhere in plain words, and gone with its key', async () => {
    const [kept] = await storage.database.scoped(one?.programmeId ?? '', (db) =>
      db.execute<{ row: string }>(sql`
        select string_agg(encode(slack_enc || name_enc || approved_by_enc, 'hex'), '') as row from staff`),
    );
    const row = Buffer.from(kept?.row ?? '', 'hex');
    expect(row.length).toBeGreaterThan(100);
    for (const word of ['T1\0U1', '相談 花子', '責任 太郎']) expect(row.includes(word)).toBe(false);
    await storage.database.queues((db) =>
      db.execute(sql`update data_keys set wrapped = null where programme_id = ${one?.programmeId ?? ''}::uuid`),
    );
    const { out } = await run('staff', 'list', '--programme', 'one');
    expect(out[0]).toMatch(/^-\tconsultant\t/);
  });

  it.each([
    [['staff']],
    [['staff', 'add', '--programme', 'one']],
    [[...named().slice(0, -1), '2026-02-30']],
    [named().map((word) => (word === 'consultant' ? 'chief' : word))],
    [['staff', 'end', '--programme', 'one', '--id', 'x']],
    [['staff', 'list']],
  ])('says how it is used: %j', async (words) => {
    expect((await run(...words)).code).toBe(2);
  });
});
