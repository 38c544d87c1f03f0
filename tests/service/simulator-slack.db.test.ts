import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SlackTwin, startSlackTwin } from '../../src/adapters/twin/slack-twin.ts';
import { endStaff, listStaff, type StaffBook, staffOf } from '../../src/db/desk/staff.ts';
import { addProgramme, type ProgrammeRow } from '../../src/db/repositories/programmes.ts';
import { demoProgramme } from '../../src/service/demo-programme.ts';
import { furnishSlack, hasMadeUpStaff } from '../../src/service/simulator-slack.ts';
import { openSeeded } from '../support/seeded.ts';
import { openTestStorage, type TestStorage } from '../support/storage.ts';

const now = new Date('2026-11-24T01:00:00Z');
let storage: TestStorage;
let slack: SlackTwin;
let programme: ProgrammeRow;
let book: StaffBook;
const furnish = () => furnishSlack(slack, { storage: { ...storage, where: 'test', isOwn: false }, programme, now });

beforeAll(async () => {
  storage = await openTestStorage();
  slack = await startSlackTwin({ now: () => now.getTime() });
  programme = await addProgramme(storage.database, demoProgramme('2026-11-24'));
  book = { database: storage.database, vault: storage.vault, programmeId: programme.id };
  await furnish();
});
afterAll(async () => {
  await slack.close();
  await storage.close();
});

it('two consultants may act at once and still when the clock is a year ahead; a guest may not', async () => {
  const later = new Date('2027-11-24T01:00:00Z');
  const standing = async (name: string, at: Date): Promise<unknown> => {
    const slackUser = slack.users().find((one) => one.name === name)?.id ?? '';
    const found = await staffOf(book, { slackTeam: slack.teamId, slackUser }, at);
    return found.refused ?? found.role;
  };
  expect(await Promise.all(['sato', 'suzuki', 'takahashi', 'guest'].map((name) => standing(name, now)))).toEqual([
    'consultant',
    'consultant',
    'official',
    'staff-unknown',
  ]);
  expect(await standing('suzuki', later)).toBe('consultant');
});

it("the programme's channels are there, with the app and everybody in them", () => {
  const rooms = slack
    .channels()
    .map((one) => [one.name, one.members().includes(slack.botUserId), one.members().length]);
  expect(rooms).toEqual([
    ['soudan', true, 5],
    ['houkoku', true, 5],
  ]);
});

it('another start adds nobody, and brings nobody back who has left', async () => {
  const [first] = await listStaff(book, now);
  await endStaff(book, String(first?.id), now);
  await furnish();
  expect((await listStaff(book, now)).map(({ refused }) => refused)).toEqual(['staff-ended', null, null]);
  expect(slack.users()).toHaveLength(4);
  expect(slack.channels()).toHaveLength(2);
});

it('a seeded programme can be played: its made-up staff keep nobody out', async () => {
  const seeded = await openSeeded(storage, { firms: 2, months: 3 });
  const own = { ...book, programmeId: seeded.programme.id };
  expect(await hasMadeUpStaff(own, now)).toBe(true);
  expect(await hasMadeUpStaff(book, now)).toBe(false);
  const room = { storage: { ...storage, where: 'test', isOwn: false }, programme: seeded.programme, now };
  await furnishSlack(slack, room);
  await furnishSlack(slack, room);
  expect((await listStaff(own, now)).map(({ role }) => role).toSorted()).toEqual([
    ...['consultant', 'consultant', 'consultant', 'consultant', 'official', 'official'],
  ]);
});
