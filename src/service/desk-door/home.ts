import type { SlackJson } from '../../bot/slack/desk.ts';
import { absenceFrom } from '../../db/desk/absence.ts';
import { listStaff } from '../../db/desk/staff.ts';
import { japanTime } from '../../engine/business-time/hours.ts';
import { heading, line } from './blocks.ts';
import { boardOf, caseBlocks } from './board.ts';
import { deskActs } from './home-acts.ts';
import { hoursText } from './hours.ts';
import { belowOffice } from './office/buttons.ts';
import { officePage } from './office/page.ts';
import type { Scene } from './options.ts';
import { text, writeBoth } from './say.ts';
import { actorOf, type Member } from './who.ts';

/** Slack takes so many blocks on a page. */
const mostBlocks = 100;

/** Shows somebody their home page anew. What it shows is looked up now, not remembered. */
export async function refreshHome(scene: Scene): Promise<void> {
  const { options, happening, by } = scene;
  const actor = await actorOf(scene);
  const blocks =
    'refused' in actor ? [line({ words: writeBoth(text('door.home-stranger')) })] : await pages(scene, actor.members);
  const view = { type: 'home', blocks: blocks.slice(0, mostBlocks) };
  await options.slack.publishHome(happening.account, { user: by.user, view });
}

async function pages(scene: Scene, members: readonly Member[]): Promise<readonly SlackJson[]> {
  const all = await Promise.all(members.map((member, at) => pageOf(scene, member, at * 100)));
  return all.flat();
}

function pageOf(scene: Scene, member: Member, from: number): Promise<readonly SlackJson[]> {
  return member.role === 'consultant' ? consultantPage(scene, member, from) : officeHome(scene, member, from);
}

async function consultantPage(scene: Scene, member: Member, from: number): Promise<readonly SlackJson[]> {
  const { now } = scene;
  const { mine, queue } = await boardOf(member);
  return [
    heading({ words: member.programme.document.name }),
    line(hoursText(scene, member)),
    ...(await standing(scene, member)),
    ...deskActs(member, { from: from + 1, away: member.away }),
    heading(text('door.mine', { count: mine.length })),
    ...caseBlocks(mine, { isMine: true, from: from + 10, now }),
    heading(text('door.queue', { count: queue.length })),
    ...caseBlocks(queue, { isMine: false, from: from + 60, now }),
  ];
}

/** Until when the person may act, and whether the person is away. */
async function standing({ now }: Scene, { book, id }: Member): Promise<readonly SlackJson[]> {
  const today = japanTime(now.toISOString()).day;
  const until = (await listStaff(book, now)).find((one) => one.id === id)?.trainedUntil ?? null;
  const absence = await absenceFrom({ ...book, staffId: id }, today);
  return [
    ...(until === null ? [] : [line(text('door.trained-until', { day: { as: 'day', day: until } }))]),
    ...(absence === null ? [] : [line(text('door.away-days', { days: { as: 'period', ...absence } }))]),
  ];
}

/** Officials and operators: the programme as a whole, and nothing of any firm but its number. */
async function officeHome(scene: Scene, member: Member, from: number): Promise<readonly SlackJson[]> {
  return [...(await officePage(scene, member)), ...(await belowOffice(member, from + 1))];
}
