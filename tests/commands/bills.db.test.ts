import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LayoutLesson } from '../../src/bot/effect.ts';
import { loadBillCounts, loadPlaces } from '../../src/db/repositories/bill-layouts.ts';
import { addProgramme } from '../../src/db/repositories/programmes.ts';
import { destroyedPictures } from '../../src/db/schema/ledger.ts';
import type { Decided } from '../../src/db/turns/records/decided.ts';
import { countBills, votePlaces } from '../../src/db/turns/records/layouts.ts';
import { demoProgramme } from '../../src/service/demo-programme.ts';
import { type Commands, openCommands } from '../support/commands.ts';
import type { TestStorage } from '../support/storage.ts';

const supplier = '東京電力エナジーパートナー(株)';
const lesson = (over: Partial<LayoutLesson> = {}): LayoutLesson => ({
  supplier,
  kind: 'electricity',
  month: '2026-11',
  counts: { asked: 1 },
  votes: [],
  ...over,
});

let commands: Commands;
let storage: TestStorage;
const programmes: string[] = [];

/** Writes lessons as turns do; who taught them is not even looked at. */
async function teach(programmeId: string, ...lessons: readonly LayoutLesson[]): Promise<void> {
  const decided = lessons.map((one) => ({ record: { do: 'learn-layout', ...one } }) as Decided<'learn-layout'>);
  const { database, vault } = storage;
  await database.scoped(programmeId, async (db) => {
    const context = { db, vault, now: new Date(), programmeId };
    await Promise.all([countBills(context, decided), votePlaces(context, decided)]);
  });
}

beforeAll(async () => {
  commands = await openCommands();
  ({ storage } = commands);
  for (const code of ['one', 'other'])
    programmes.push((await addProgramme(storage.database, { ...demoProgramme('2026-11-25'), code })).id);
});
afterAll(() => commands.close());
const run: Commands['run'] = (...words) => commands.run(...words);

describe('what the layouts of bills teach', () => {
  it('is added up, also when many teach at once, and can be taken back', async () => {
    const [one = ''] = programmes;
    const vote = (place: string, right: number, wrong = 0) => ({ place, right, wrong });
    const both = lesson({ counts: { chosen: 1 }, votes: [vote('1/2/label', 1), vote('3/4/none', 0, 1)] });
    const turned = lesson({ counts: { chosen: 1 }, votes: [vote('3/4/none', 1), vote('1/2/label', 0, 1)] });
    await Promise.all(Array.from({ length: 8 }, (_, at) => teach(one, ...(at % 2 ? [both, turned] : [turned, both]))));
    await teach(one, lesson({ counts: { chosen: -1 }, votes: [vote('1/2/label', -1), vote('3/4/none', 0, -1)] }));
    expect(await loadPlaces(storage.database, one, '2026-01')).toEqual(
      expect.arrayContaining([
        { supplier, kind: 'electricity', month: '2026-11', place: '1/2/label', right: 7, wrong: 8 },
        { supplier, kind: 'electricity', month: '2026-11', place: '3/4/none', right: 8, wrong: 7 },
      ]),
    );
    expect(await loadBillCounts(storage.database, one)).toMatchObject([{ chosen: 15, asked: 0 }]);
    expect(await loadPlaces(storage.database, one, '2026-12')).toEqual([]);
  });

  it('stays within its programme', async () => {
    const [one = '', other = ''] = programmes;
    expect(await loadPlaces(storage.database, other, '2026-01')).toEqual([]);
    expect(await loadBillCounts(storage.database, other)).toEqual([]);
    const crossing = storage.database.scoped(other, (db) =>
      countBills({ db, vault: storage.vault, now: new Date(), programmeId: one }, [
        { record: { do: 'learn-layout', ...lesson() } } as Decided<'learn-layout'>,
      ]),
    );
    await expect(crossing).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});

describe('bills', () => {
  beforeAll(async () => {
    const [, other = ''] = programmes;
    const asked = lesson({ month: '2026-12' });
    await teach(other, ...[1, 2, 3, 4, 5].map(() => asked), lesson({ month: '2026-12', counts: { ok: 1, asRead: 3 } }));
    await teach(other, lesson({ month: '2027-01', counts: { ok: 2, asRead: 1, typed: 1, notOnPaper: 1 } }));
    await teach(other, lesson({ supplier: null, kind: null, counts: { turnedAway: 1 } }));
  });

  it('prints counts and shares by month, and what is worth a look', async () => {
    const { code, out } = await run('bills', '--programme', 'other');
    expect(code).toBe(0);
    expect(out).toEqual([
      'supplier\tkind\tmonth\tpapers\tok\tasked\tturned away\tas read\tchosen\ttyped\tnot on paper\tcorrected',
      '-\t-\tall\t1\t0\t0\t1\t0\t0\t0\t0\t0',
      '-\t-\t2026-11\t1\t0\t0\t1\t0\t0\t0\t0\t0',
      `${supplier}\telectricity\tall\t8\t3 (38%)\t5 (63%)\t0 (0%)\t4 (80%)\t0 (0%)\t1 (20%)\t1 (20%)\t0 (0%)`,
      `${supplier}\telectricity\t2026-12\t6\t1 (17%)\t5 (83%)\t0 (0%)\t3 (100%)\t0 (0%)\t0 (0%)\t0 (0%)\t0 (0%)`,
      `${supplier}\telectricity\t2027-01\t2\t2\t0\t0\t1\t0\t1\t1\t0`,
      `worth a look: ${supplier} electricity: asked 5 of 8`,
    ]);
  });

  it('lists the pictures that are no more, of its programme only', async () => {
    const [one = '', other = ''] = programmes;
    const gone = [one, other].map((programmeId, at) => ({
      id: `00000000-0000-8000-8000-00000000000${at}`,
      programmeId,
      reason: 'expired' as const,
      at: new Date('2026-11-25T00:00:00Z'),
    }));
    for (const row of gone)
      await storage.database.scoped(row.programmeId, (db) => db.insert(destroyedPictures).values(row));
    const { out } = await run('bills', '--programme', 'other', '--destroyed');
    expect(out).toEqual([`2026-11-25T00:00:00.000Z\texpired\t${gone[1]?.id}`]);
    const json = await run('bills', '--programme', 'one', '--destroyed', '--json');
    expect(JSON.parse(json.out[0] ?? '')).toMatchObject([{ id: gone[0]?.id, reason: 'expired' }]);
  });

  it('prints JSON, and needs a programme', async () => {
    const { out } = await run('bills', '--programme', 'other', '--json');
    const [, layout] = JSON.parse(out[0] ?? '[]');
    expect(layout).toMatchObject({ supplier, worthALook: true, all: { asked: 5, read: { asked: 0.625 } } });
    expect((await run('bills')).code).toBe(2);
    expect((await run('bills', '--programme', 'none')).code).toBe(1);
  });
});
