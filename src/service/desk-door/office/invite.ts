import type { Text } from '../../../bot/message.ts';
import { writeOfficeAct } from '../../../bot/office/acts.ts';
import type { SlackJson } from '../../../bot/slack/desk.ts';
import type { SlackAnswer, SlackValues } from '../../../bot/slack/happening.ts';
import { placeOfFirm } from '../../../db/office/invites.ts';
import { createInvites, type NewInvites } from '../../../db/repositories/invites.ts';
import { japanTime } from '../../../engine/business-time/hours.ts';
import { isDay } from '../../../engine/period.ts';
import { invitationAddress, invitationFile, invitationQr } from '../../invitation.ts';
import { choiceField, line, modal, paragraphs, timeField, wordsField } from '../blocks.ts';
import { refreshHome } from '../home.ts';
import type { Scene } from '../options.ts';
import { text, write } from '../say.ts';
import type { Member } from '../who.ts';
import { readNumber, readRoute, routeOptions } from './route.ts';
import { first } from './values.ts';

/** So many codes at once, and so many firms by one code. */
const [mostCodes, mostPlaces] = [20, 200];

/** The form for invitations. */
export function inviteForm(member: Member): SlackJson {
  const { programmeId } = member.book;
  const short = { short: true, most: 3 } as const;
  return modal({
    title: text('office.invite'),
    metadata: writeOfficeAct({ act: 'invite', programmeId, argument: '' }),
    submit: text('office.invite-submit'),
    blocks: [
      wordsField('count', { label: text('office.invite-count', { most: mostCodes }), initial: '1', ...short }),
      wordsField('places', { label: text('office.invite-places', { most: mostPlaces }), initial: '1', ...short }),
      choiceField('route', {
        label: text('office.route'),
        options: routeOptions(member),
        as: 'radio_buttons',
        initial: 'none',
      }),
      wordsField('number', {
        label: text('office.invite-number'),
        hint: text('office.invite-number-hint'),
        optional: true,
        most: 6,
        short: true,
      }),
      timeField('until', { label: text('office.invite-until'), optional: true, as: 'datepicker' }),
      wordsField('line', {
        label: text('office.invite-line'),
        hint: text('office.invite-line-hint'),
        optional: true,
        most: 40,
        short: true,
      }),
    ],
  });
}

type Wrong = { readonly at: string; readonly text: Text };

/** Codes are made; they stand on the page that answers, and as pictures in the person's own conversation with the app. */
export async function madeInvites(scene: Scene, member: Member, values: SlackValues): Promise<SlackAnswer> {
  const wanted = await wantedOf(scene, member, values);
  if ('at' in wanted) return { answer: 'errors', errors: { [wanted.at]: write(wanted.text) } };
  const lineId = first(values, 'line');
  if (lineId !== null && !/^@[a-z0-9_.-]{2,30}$/i.test(lineId))
    return { answer: 'errors', errors: { line: write(text('office.invite-line-wrong')) } };
  const codes = await createInvites(scene.options.desk.database, member.book.programmeId, wanted);
  const made = codes.map((code) => ({ code, url: invitationAddress(code, lineId) }));
  sendPictures(scene, made);
  scene.later(() => refreshHome(scene));
  const rows = made.map(({ code, url }) => `${code}\n${url}`);
  const blocks = [line(text('office.invite-made')), ...paragraphs(rows.join('\n\n'))];
  return { answer: 'update', view: modal({ title: text('office.invite'), metadata: '', blocks }) };
}

async function wantedOf(scene: Scene, member: Member, values: SlackValues): Promise<NewInvites | Wrong> {
  const [count, places] = [whole(first(values, 'count')), whole(first(values, 'places'))];
  if (count === null || count > mostCodes)
    return { at: 'count', text: text('office.invite-whole', { most: mostCodes }) };
  if (places === null || places > mostPlaces)
    return { at: 'places', text: text('office.invite-whole', { most: mostPlaces }) };
  const until = first(values, 'until');
  const today = japanTime(scene.now.toISOString()).day;
  if (until !== null && (!isDay(until) || until < today)) return { at: 'until', text: text('office.invite-past') };
  const route = readRoute(member, first(values, 'route')) ?? null;
  const expiresAt = until === null ? null : new Date(`${until}T23:59:59.999+09:00`);
  const common = { count, places, expiresAt, route, now: scene.now };
  const named = first(values, 'number');
  return named === null ? common : forFirm(member, common, named);
}

/** The place of a firm is for one alone. */
async function forFirm(member: Member, common: NewInvites, named: string): Promise<NewInvites | Wrong> {
  const number = readNumber(named);
  if (number === null) return { at: 'number', text: text('office.firm-unknown') };
  if (common.count !== 1 || common.places !== 1) return { at: 'number', text: text('office.invite-one') };
  const place = await placeOfFirm(member.book, number);
  if ('businessId' in place) return { ...common, businessId: place.businessId };
  return { at: 'number', text: text(refusals[place.refused]) };
}

const refusals = {
  'business-unknown': 'office.firm-unknown',
  'business-gone': 'office.firm-gone',
  'business-occupied': 'office.firm-occupied',
} as const;

function whole(words: string | null): number | null {
  const folded = (words ?? '').normalize('NFKC');
  return /^[1-9]\d{0,2}$/.test(folded) ? Number(folded) : null;
}

function sendPictures(
  { options, happening, by, later }: Scene,
  made: readonly { readonly code: string; readonly url: string }[],
): void {
  later(async () => {
    const there = await options.slack.directWith(happening.account, by.user);
    if (there.result !== 'sent') return;
    for (const { code, url } of made)
      await options.slack.upload(happening.account, {
        channel: there.conversation,
        thread: null,
        name: invitationFile(code),
        bytes: await invitationQr(url),
        comment: code,
      });
  });
}
