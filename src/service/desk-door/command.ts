import { randomUUID } from 'node:crypto';
import { escapeWords, plainText } from '../../adapters/slack/plain-text.ts';
import { type Numbered, readCommand, type StaffCommand } from '../../bot/desk/staff/commands.ts';
import type { Text } from '../../bot/message.ts';
import type { SlackAnswer } from '../../bot/slack/happening.ts';
import { writeText } from '../../bot/text/write.ts';
import { conversationOfFirm } from '../../db/desk/board.ts';
import { takeStep } from '../../db/desk/step.ts';
import { inCase } from './act.ts';
import { type Answer, answerOf, answerText, said } from './answers.ts';
import { setAway } from './away.ts';
import { makeDraft } from './draft.ts';
import { firmPage } from './firm.ts';
import { firmByNumber } from './firm-facts.ts';
import { refreshHome } from './home.ts';
import { officeAnswer } from './office/command.ts';
import { showForm } from './open.ts';
import type { Scene, SceneOf } from './options.ts';
import { reportAnswer } from './report.ts';
import { text, writeBoth } from './say.ts';
import { actorOf, consultantsOf, type Member } from './who.ts';

/** `/hakaru`, answered to the one who gave it. Whoever is not of the staff hears where to report. */
export async function commanded(scene: SceneOf<'command'>): Promise<SlackAnswer> {
  const actor = await actorOf(scene);
  if ('refused' in actor) return words(actor.stranger ? stranger() : writeBoth(actor.refused));
  const command = readCommand(plainText(scene.happening.text));
  if (command.ask === 'programme') return shown(await officeAnswer(scene, command, actor));
  if (command.ask === 'report') return shownOrNothing(reportAnswer(scene, actor, command.programme));
  const members = consultantsOf(actor);
  if (members.length === 0) return words(`${writeBoth(text('door.refused-role'))}\n${writeBoth(text('office.use'))}`);
  const answer = await carriedOut(scene, command, members);
  return shownOrNothing(answer);
}

function shownOrNothing(answer: Answer | null): SlackAnswer {
  return answer === null ? { answer: 'nothing' } : shown(answer);
}

function shown(answer: Answer): SlackAnswer {
  return { answer: 'text', text: escapeWords(answerText(answer)), blocks: answer.blocks };
}

function words(shown: string): SlackAnswer {
  return { answer: 'text', text: escapeWords(shown) };
}

function stranger(): string {
  return writeText({ key: 'common.slack-command' }, 'ja');
}

type DeskCommand = Exclude<StaffCommand, { ask: 'programme' | 'report' }>;

/** Null: what was asked for stands on a page of its own. */
async function carriedOut(scene: Scene, command: DeskCommand, members: readonly Member[]): Promise<Answer | null> {
  switch (command.ask) {
    case 'away':
      return said(await setAway(scene, members, command));
    case 'firm':
      return firm(scene, command, members);
    case 'start':
      return said(await start(scene, command, members));
    case 'send':
      return said(await send(scene, command, members));
    default:
      return answerOf(scene, command.ask, members);
  }
}

/** The programmes that are meant: of a number alone, all in which the person holds cases. */
function meant({ programme }: Numbered, members: readonly Member[]): readonly Member[] {
  return programme === null ? members : members.filter((one) => one.programme.code === programme);
}

type Found<T> = { readonly member: Member; readonly value: T };

/** What is called by this number, in one programme; a number of several is nobody's. */
async function only<T>(
  numbered: Numbered,
  members: readonly Member[],
  find: (member: Member) => Promise<T | null>,
): Promise<Found<T> | Text> {
  const all = await Promise.all(
    meant(numbered, members).map(async (member) => ({ member, value: await find(member) })),
  );
  const found = all.flatMap(({ member, value }) => (value === null ? [] : [{ member, value }]));
  const [first, second] = found;
  if (first === undefined) return text('door.no-number', { number: String(numbered.number) });
  if (second === undefined) return first;
  return text('door.several', { codes: found.map(({ member }) => member.programme.code).join('、') });
}

async function firm(scene: Scene, command: Numbered, members: readonly Member[]): Promise<Answer | null> {
  const found = await only(command, members, (member) => firmByNumber(member, command.number));
  if (!('member' in found)) return said(found);
  showForm(scene, () => firmPage(scene, found.member, { businessId: found.value, number: command.number }));
  return null;
}

/** Begins a case with a firm: whoever begins it holds it as soon as its card stands. */
async function start(scene: Scene, command: Numbered, members: readonly Member[]): Promise<Text> {
  const found = await only(command, members, (member) => firmByNumber(member, command.number));
  if (!('member' in found)) return found;
  const { member, value: businessId } = found;
  if (member.away) return text('door.refused-away');
  const conversationId = await conversationOfFirm(member.book, businessId);
  if (conversationId === null) return text('door.start-unreachable');
  const { options, happening } = scene;
  const event = { kind: 'requested', reason: 'staff', position: null, by: member.id } as const;
  const stepped = await takeStep(options.desk, {
    ...{ programmeId: member.programme.id, conversationId, eventId: happening.keys[0] },
    event: { ...event, consultationId: randomUUID() },
  });
  if ('refused' in stepped) return text('door.start-refused');
  options.onStep?.();
  scene.later(() => refreshHome(scene));
  const isNew = stepped.effects.some((effect) => effect.do === 'post-card');
  return text(isNew ? 'door.started' : 'door.start-open');
}

type Sending = Extract<StaffCommand, { ask: 'send' }>;

async function send(scene: Scene, command: Sending, members: readonly Member[]): Promise<Text> {
  const found = await only(command, members, async (member) => {
    const one = await inCase(member, { number: command.number });
    return 'refused' in one && one.refused.key === 'desk.refused-over' ? null : one;
  });
  if (!('member' in found)) return found;
  if ('refused' in found.value) return found.value.refused;
  const drafted = await makeDraft(scene, found.value, { words: command.words, asks: false });
  return 'refused' in drafted ? drafted.refused : text('door.drafted');
}
