import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Contact, logContact } from '../../src/db/desk/contact.ts';
import { fireTimers } from '../../src/db/desk/fire.ts';
import { keepLook } from '../../src/db/desk/looks.ts';
import type { StaffBook } from '../../src/db/desk/staff.ts';
import { type Commands, openCommands } from '../support/commands.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import type { TestStorage } from '../support/storage.ts';

let commands: Commands;
let storage: TestStorage;
let desk: TestDesk;
let programmeId: string;
let code: string;

const codeOf = async (id: string) => {
  const [row] = await storage.database.queues((db) =>
    db.execute<{ code: string }>(sql`select code from programmes where id = ${id}::uuid`),
  );
  return row?.code ?? '';
};

/** A case that is asked at 11:00 and answered at 11:31. */
async function answered(question: string, answer: string) {
  const at = await desk.firm(programmeId);
  const by = await desk.consultant(programmeId);
  const consultationId = await desk.open(at, 'no-answer', question);
  await desk.take(at, { kind: 'posted', consultationId, card: 'C1:1.1' });
  await desk.take(at, { kind: 'claim', by, consultationId, seen: 1 });
  desk.wait(30);
  const sendId = consultationId.replace(/^./, '0');
  await desk.take(at, { kind: 'send-asked', by, consultationId, sendId, asks: false, findings: [] }, answer);
  await desk.take(at, { kind: 'send-confirmed', by, consultationId, sendId, confirmed: [] });
  desk.wait(1);
  await fireTimers(desk.options, 100);
  await desk.take(at, { kind: 'sent', sendId });
  return { at, by };
}

beforeAll(async () => {
  commands = await openCommands();
  ({ storage } = commands);
  desk = openTestDesk(storage);
  programmeId = await desk.programme();
  code = await codeOf(programmeId);
});
afterAll(() => commands.close());
const run: Commands['run'] = (...words) => commands.run(...words);

describe('consultations', () => {
  it('writes what was asked and answered, by whom, how soon, and the sum against the target', async () => {
    const { at } = await answered('電気代が高いのは\nなぜですか', '契約を見直せます');
    const out = join(commands.folder, 'record.xlsx');
    expect((await run('consultations', '--programme', code, '--out', out)).code).toBe(0);
    expect(statSync(out).mode & 0o077).toBe(0);
    const [cases, sums, opinions] = await readXlsxFile(readFileSync(out));
    expect(cases?.sheet).toBe('相談記録');
    expect(cases?.data[1]).toEqual([
      ...[1, '2026-11-26 11:00', 'LINE', 1, '用意した答えにない'],
      ...['[2026-11-26 11:00] 電気代が高いのは\nなぜですか', '[2026-11-26 11:31] 契約を見直せます'],
      ...[null, '対応中', '相談 花子', null, null, 31, 'なし', null],
    ]);
    expect(sums?.data).toContainEqual(['相談の目標件数', 50]);
    expect(sums?.data).toContainEqual(['目標までの残り', 49]);
    expect(sums?.data).toContainEqual(['最初の回答までの分（受付時間内・中央値）', 31]);
    expect(opinions?.sheet).toBe('ご意見');

    const csv = join(commands.folder, 'record.csv');
    expect((await run('consultations', '--programme', code, '--out', csv, '--lang', 'en')).code).toBe(0);
    expect(readFileSync(csv, 'utf8')).toContain('\ufeffNo.,Opened,Received by');

    await storage.database.queues((db) =>
      db.execute(sql`update data_keys set wrapped = null where id = ${at.keyId}::uuid`),
    );
    const { out: printed } = await run('consultations', '--programme', code, '--json');
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({
      cases: [
        { number: 1, questions: [{ words: null, erased: true }], answers: [{ erased: true }], minutesToAnswer: 31 },
      ],
    });
  });

  it('counts days in Japan, and a programme shows its own cases only', async () => {
    const count = async (...words: string[]) =>
      JSON.parse((await run('consultations', ...words, '--json')).out[0] ?? '').sums;
    expect(await count('--programme', code, '--from', '2026-11-26', '--to', '2026-11-26')).toMatchObject({ period: 1 });
    expect(await count('--programme', code, '--from', '2026-11-27')).toMatchObject({ period: 0, since: 1, left: 49 });
    expect(await count('--programme', code, '--to', '2026-11-25')).toMatchObject({ period: 0, since: 0 });
    const other = await codeOf(await desk.programme());
    expect(await count('--programme', other)).toMatchObject({ period: 0, since: 0, left: 50 });
  });

  it.each([
    [[]],
    [['--programme', 'x']],
    [['--programme', 'x', '--out', 'record.pdf']],
    [['--programme', 'x', '--json', '--from', '2026-13-01']],
    [['--programme', 'x', '--json', '--lang', 'fr']],
  ])('says how it is used: %j', async (words) => {
    expect((await run('consultations', ...words)).code).toBe(2);
  });
});

describe('a contact outside the chat', () => {
  const book = (id: string): StaffBook => ({ ...storage, programmeId: id });
  const contact = (over: Partial<Contact>): Contact => ({
    ...{ route: 'telephone', businessId: null, reason: 'asked-directly', resolution: 'by-phone', complaint: false },
    ...{ by: '', question: '電話での質問', answer: '電話での答え', at: new Date('2026-11-26T03:00:00Z') },
    ...over,
  });

  it('is a case of the same record, under the next number', async () => {
    const id = await desk.programme();
    const firm = await desk.firm(id);
    const by = await desk.consultant(id);
    await desk.open(firm);
    expect(await logContact(book(id), contact({ by, businessId: firm.businessId, complaint: true }))).toBe(2);
    expect(await logContact(book(id), contact({ by, route: 'e-mail', answer: null }))).toBe(3);
    const { out } = await run('consultations', '--programme', await codeOf(id), '--json');
    expect(JSON.parse(out[0] ?? '').cases.slice(1)).toMatchObject([
      {
        ...{ number: 2, route: 'telephone', state: 'closed', resolution: 'by-phone', complaint: true, firm: 1 },
        ...{ questions: [{ words: '電話での質問' }], answers: [{ words: '電話での答え' }], minutesToAnswer: 0 },
      },
      { number: 3, route: 'e-mail', firm: null, answers: [], minutesToAnswer: null },
    ]);
  });

  it('is written by nobody who may not act, and about no firm of another programme', async () => {
    const [id, other] = [await desk.programme(), await desk.programme()];
    const by = await desk.consultant(id);
    const { businessId } = await desk.firm(other);
    expect(await logContact(book(id), contact({ by, businessId }))).toBeNull();
    expect(await logContact(book(other), contact({ by, businessId }))).toBeNull();
  });

  it('lists who has looked at which firm', async () => {
    const { businessId } = await desk.firm(programmeId);
    const staffId = await desk.consultant(programmeId);
    const now = desk.options.clock.now();
    await keepLook({ ...storage, programmeId }, { businessId, staffId, why: 'route' }, now);
    const listed = await run('consultations', 'looks', '--programme', code, '--business', businessId, '--json');
    expect(JSON.parse(listed.out.join(''))).toMatchObject([{ businessId, staffId, name: '相談 花子', why: 'route' }]);
    expect((await run('consultations', 'glances', '--programme', code)).code).toBe(2);
  });
});
