import type { StaffCommand } from '../../../bot/desk/staff/commands.ts';
import type { Answer } from '../answers.ts';
import { said } from '../answers.ts';
import { refreshHome } from '../home.ts';
import type { Scene } from '../options.ts';
import { text } from '../say.ts';
import type { Actor, Member } from '../who.ts';
import { keepAgreed } from './agreed.ts';
import { belowOffice } from './buttons.ts';
import { officePage } from './page.ts';
import { officeOf } from './who.ts';

type Asked = Extract<StaffCommand, { ask: 'programme' }>;

/** `/hakaru 事業`: the programme as it stands, or a note of what was agreed. */
export async function officeAnswer(scene: Scene, { words }: Asked, actor: Actor): Promise<Answer> {
  const members = officeOf(actor);
  const [first, second] = members;
  if (first === undefined) return said(text('office.refused-role'));
  if (words === null) return pages(scene, members);
  if (second !== undefined) return said(text('office.one-only'));
  const wrong = await keepAgreed(scene, first, { words, day: null, sure: false });
  if (wrong === null) scene.later(() => refreshHome(scene));
  return said(wrong ?? text('office.kept'));
}

async function pages(scene: Scene, members: readonly Member[]): Promise<Answer> {
  const all = await Promise.all(
    members.map(async (member, at) => [
      ...(await officePage(scene, member)),
      ...(await belowOffice(member, at * 20 + 1)),
    ]),
  );
  return { text: text('office.title'), blocks: all.flat().slice(0, 50) };
}
