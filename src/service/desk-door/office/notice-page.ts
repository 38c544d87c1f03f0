import { writeOfficeAct } from '../../../bot/office/acts.ts';
import { type Broadcast, peopleIn } from '../../../bot/office/broadcast.ts';
import { audienceText, broadcastStateText, progressText, remainderTexts } from '../../../bot/office/broadcast-text.ts';
import type { SlackJson } from '../../../bot/slack/desk.ts';
import { listStaff } from '../../../db/desk/staff.ts';
import { listBroadcasts } from '../../../db/office/broadcasts.ts';
import { japanTime } from '../../../engine/business-time/hours.ts';
import { type Button, buttons, heading, line, modal } from '../blocks.ts';
import { text } from '../say.ts';
import type { Member } from '../who.ts';
import { preview } from './notice-form.ts';

/** So many are shown on the page of a programme. */
const shown = 5;

/** The last messages to many, each with what can be done; `from` numbers the buttons. */
export async function noticeBlocks(member: Member, from: number): Promise<readonly SlackJson[]> {
  const all = await listBroadcasts(member.book, shown);
  if (all.length === 0) return [];
  return [
    heading(text('office.notices')),
    ...all.flatMap((one, at) => [line(noticeLine(one)), ...buttons([seeButton(one)], from + at)]),
  ];
}

function seeButton({ id, programmeId }: Broadcast): Button {
  return { label: text('office.notice-see'), value: writeOfficeAct({ act: 'notice-see', programmeId, argument: id }) };
}

function noticeLine(one: Broadcast) {
  const day = { as: 'day', day: japanTime(one.sentAt ?? one.writtenAt).day } as const;
  const audience = { as: 'text', text: audienceText(one.audience) } as const;
  if (one.state === 'proposed') return text('office.notice-line-proposed', { day, audience });
  return text('office.notice-line', { day, audience, progress: { as: 'text', text: progressText(one) } });
}

/** One of them whole: the words, who wrote and sent it, how far it has come, and what can be done about it. */
export async function noticePage(member: Member, one: Broadcast, now: Date): Promise<SlackJson> {
  const names = new Map((await listStaff(member.book, now)).map(({ id, name }) => [id, name]));
  const author = names.get(one.writtenBy) ?? '–';
  const people =
    one.sentBy === null
      ? text('office.notice-written-by', { author })
      : text('office.notice-sent-by', { author, sender: names.get(one.sentBy) ?? '–' });
  const progress =
    one.sentAt === null ? [broadcastStateText(one.state)] : [progressText(one), ...remainderTexts(one.counts)];
  return modal({
    title: text('office.notices'),
    metadata: '',
    blocks: [
      ...(one.words === null ? [line(text('office.log-erased'))] : preview(one.words, member)),
      line(audienceText(one.audience)),
      line(people),
      ...progress.map(line),
      ...buttons(actsFor(member, one), 1),
    ],
  });
}

/** Operators send and stop; what nobody has sent yet its author can drop, too. */
function actsFor({ role, id: staffId }: Member, one: Broadcast): readonly Button[] {
  const { id: argument, programmeId, state } = one;
  const isOperator = role === 'operator';
  const button = (
    act: 'notice-send' | 'notice-end' | 'notice-see',
    key: string,
    style?: 'primary' | 'danger',
  ): Button => ({
    label: text(key),
    value: writeOfficeAct({ act, programmeId, argument }),
    ...(style === undefined ? {} : { style }),
  });
  switch (state) {
    case 'draft':
    case 'proposed':
      return [
        ...(isOperator ? [button('notice-send', 'office.notice-to-confirm', 'primary')] : []),
        ...(isOperator || one.writtenBy === staffId ? [button('notice-end', 'office.notice-drop')] : []),
      ];
    case 'sending':
      return [
        button('notice-see', 'office.again'),
        ...(isOperator ? [button('notice-end', 'office.notice-stop', 'danger')] : []),
      ];
    default:
      return peopleIn(one.counts, 'queued') > 0 ? [button('notice-see', 'office.again')] : [];
  }
}
