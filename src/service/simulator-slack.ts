import type { NewSlackUser, SlackTwin, SlackUser } from '../adapters/twin/slack-twin.ts';
import type { StaffRole } from '../bot/desk/staff/standing.ts';
import { addStaff, listStaff, type StaffBook, slackOf } from '../db/desk/staff.ts';
import type { ProgrammeRow } from '../db/repositories/programmes.ts';
import { dayInJapan } from './day.ts';
import { seedTeam } from './seed/staff.ts';
import type { Storage } from './storage.ts';

/** Whom the workspace has. A guest, and whoever is not named as staff, is there to be refused. */
const people: readonly (NewSlackUser & { readonly name: string; readonly realName: string; role: StaffRole | null })[] =
  [
    { name: 'sato', realName: '佐藤 花子', role: 'consultant' },
    { name: 'suzuki', realName: '鈴木 一郎', role: 'consultant' },
    { name: 'takahashi', realName: '高橋 恵（市役所）', role: 'official' },
    { name: 'guest', realName: '山本（ゲスト）', isRestricted: true, role: null },
  ];

const approver = 'はかる相談室（架空）';
/** The clock of the page can be put months ahead: a training of the usual length would have ended by then. */
const trainedYears = 10;

export type Furnished = { readonly storage: Storage; readonly programme: ProgrammeRow; readonly now: Date };

/** The rooms and people of a programme's Slack, and its staff. What is there already stays as it is. */
export async function furnishSlack(slack: SlackTwin, { storage, programme, now }: Furnished): Promise<void> {
  const members = people.map(({ role: _role, ...person }) => personIn(slack, person));
  const { consultantChannel, officialsChannel } = programme.document;
  for (const name of [consultantChannel, officialsChannel]) furnishRoom(slack, name, members);
  const book: StaffBook = { database: storage.database, vault: storage.vault, programmeId: programme.id };
  // Who was named by hand, or has left again, is not put in anybody's place; made-up staff of a seed are nobody.
  if (!(await standings(book, now)).every((one) => one === 'made-up')) return;
  for (const [at, { role, realName }] of people.entries()) {
    const slackUser = members[at]?.id;
    if (role === null || slackUser === undefined) continue;
    const added = { slackTeam: slack.teamId, slackUser, name: realName, role, approvedBy: approver };
    await addStaff(book, { ...added, ...standingFrom(programme, now) }, now);
  }
}

/** Whether a programme has made-up staff: its Slack can be played too. */
export async function hasMadeUpStaff(book: StaffBook, now: Date): Promise<boolean> {
  return (await standings(book, now)).includes('made-up');
}

async function standings(book: StaffBook, now: Date): Promise<readonly ('made-up' | 'named')[]> {
  const staff = await listStaff(book, now);
  const found = await Promise.all(staff.map(({ id }) => slackOf(book, id)));
  return found.map((one) => (one?.slackTeam === seedTeam ? 'made-up' : 'named'));
}

function personIn(slack: SlackTwin, person: NewSlackUser): SlackUser {
  return slack.users().find(({ name }) => name === person.name) ?? slack.addUser(person);
}

/** A programme names its channel by name, or by an id that is of another workspace and can't be made here. */
function furnishRoom(slack: SlackTwin, name: string, members: readonly SlackUser[]): void {
  if (/^[CG][A-Z0-9]{6,}$/.test(name) || slack.channels().some((one) => one.name === name)) return;
  slack.addChannel({ name, members: members.map(({ id }) => id) });
}

/** Approved since the programme began, unless it has not begun. */
function standingFrom({ document }: ProgrammeRow, now: Date) {
  const today = dayInJapan(now);
  const approvedOn = document.term.from < today ? document.term.from : today;
  return { approvedOn, trainedUntil: `${Number(today.slice(0, 4)) + trainedYears}-12-31` };
}
