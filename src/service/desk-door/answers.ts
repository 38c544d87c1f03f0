import type { Text } from '../../bot/message.ts';
import type { SlackJson } from '../../bot/slack/desk.ts';
import { japanTime } from '../../engine/business-time/hours.ts';
import { setAway, setBack } from './away.ts';
import { heading, line, paragraphs } from './blocks.ts';
import { boardOf, caseBlocks } from './board.ts';
import { deskActs } from './home-acts.ts';
import { hoursText } from './hours.ts';
import type { Scene } from './options.ts';
import { text, write } from './say.ts';
import { plainTemplates } from './templates.ts';
import type { Member } from './who.ts';

/** What can be asked of the desk as a whole. */
export type DeskAsk = 'help' | 'queue' | 'mine' | 'templates' | 'hours' | 'back' | 'away';

/** An answer for one person: words that stand for the blocks, and the blocks. */
export type Answer = { readonly text: Text; readonly blocks: readonly SlackJson[] };

/** Answers what somebody asks of the programmes in which the person holds cases. */
export async function answerOf(scene: Scene, ask: DeskAsk, members: readonly Member[]): Promise<Answer> {
  switch (ask) {
    case 'back':
      return said(await setBack(scene, members));
    case 'away': {
      const { day } = japanTime(scene.now.toISOString());
      return said(await setAway(scene, members, { from: day, to: day }));
    }
    default: {
      const parts = await Promise.all(members.map((member, at) => partOf(scene, ask, { member, from: at * 100 + 1 })));
      return { text: text(titles[ask]), blocks: parts.flat().slice(0, 50) };
    }
  }
}

/** A sentence as an answer. */
export function said(one: Text): Answer {
  return { text: one, blocks: [line(one)] };
}

const titles = {
  help: 'door.help-title',
  queue: 'door.queue-label',
  mine: 'door.mine-label',
  templates: 'door.templates',
  hours: 'door.hours-label',
} as const;

type Part = { readonly member: Member; readonly from: number };

async function partOf(scene: Scene, ask: keyof typeof titles, { member, from }: Part): Promise<readonly SlackJson[]> {
  const name = heading({ words: member.programme.document.name });
  switch (ask) {
    case 'help':
      return [name, line(text('door.help')), ...deskActs(member, { from, away: member.away })];
    case 'templates':
      return [name, ...plainTemplates(member).flatMap((one) => paragraphs(one.text))];
    case 'hours':
      return [name, line(hoursText(scene, member))];
    default: {
      const board = await boardOf(member);
      return [name, ...caseBlocks(board[ask], { isMine: ask === 'mine', from, now: scene.now })];
    }
  }
}

/** The answer in the words of a message. */
export function answerText({ text: one }: Answer): string {
  return write(one);
}
