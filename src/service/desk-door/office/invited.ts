import type { Param, Text } from '../../../bot/message.ts';
import { routeText } from '../../../bot/office/firms-text.ts';
import type { SlackJson } from '../../../bot/slack/desk.ts';
import { type InviteLine, listInvites } from '../../../db/office/invites.ts';
import { japanTime } from '../../../engine/business-time/hours.ts';
import { line, modal, paragraphs } from '../blocks.ts';
import { text, write } from '../say.ts';
import type { Member } from '../who.ts';

/** So many codes are listed. */
const most = 100;

/** The codes of the programme and how each stands. */
export async function invitedPage({ book }: Member, now: Date): Promise<SlackJson> {
  const rows = (await listInvites(book, most)).map((one) => write(inviteText(one, now)));
  const blocks = rows.length === 0 ? [line(text('office.invited-none'))] : paragraphs(rows.join('\n'));
  return modal({ title: text('office.invited-title'), metadata: '', blocks });
}

function inviteText(one: InviteLine, now: Date): Text {
  const whose: Param =
    one.firm === null
      ? { as: 'text', text: routeText(one.route) }
      : { as: 'text', text: text('office.invited-firm', { number: String(one.firm) }) };
  return text('office.invited-line', { code: one.code, state: { as: 'text', text: stateText(one, now) }, whose });
}

function stateText({ placesLeft, expiresAt }: InviteLine, now: Date): Text {
  if (placesLeft < 1) return text('office.invited-used');
  if (expiresAt === null) return text('office.invited-open', { places: placesLeft });
  const day = { as: 'day', day: japanTime(expiresAt).day } as const;
  if (Date.parse(expiresAt) <= now.getTime()) return text('office.invited-over', { day });
  return text('office.invited-until', { places: placesLeft, day });
}
