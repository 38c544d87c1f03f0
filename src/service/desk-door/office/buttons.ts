import { type OfficeAct, writeOfficeAct } from '../../../bot/office/acts.ts';
import type { SlackJson } from '../../../bot/slack/desk.ts';
import { buttons } from '../blocks.ts';
import { text } from '../say.ts';
import type { Member } from '../who.ts';
import { noticeBlocks } from './notice-page.ts';

type Shown = readonly (readonly [act: OfficeAct['act'], key: string])[];

const forOperators: Shown = [
  ['notice-write', 'office.notice-write'],
  ['invite', 'office.invite'],
  ['invited', 'office.invited-title'],
  ['route', 'office.route'],
  ['briefing', 'office.briefing'],
  ['proxy', 'office.proxy'],
  ['log', 'office.log'],
  ['page', 'office.again'],
];
const forOfficials: Shown = [
  ['notice-write', 'office.notice-propose'],
  ['log', 'office.log'],
  ['page', 'office.again'],
];

/** What stands below the page of a programme: the last messages to many, and what can be pressed; `from` numbers the buttons. */
export async function belowOffice(member: Member, from: number): Promise<readonly SlackJson[]> {
  const { programmeId } = member.book;
  const shown = member.role === 'operator' ? forOperators : forOfficials;
  const acts = shown.map(([act, key]) => ({
    label: text(key),
    value: writeOfficeAct({ act, programmeId, argument: '' }),
  }));
  return [...buttons(acts, from), ...(await noticeBlocks(member, from + acts.length))];
}
