import { hoursOf } from '../../../bot/desk/timers/hours.ts';
import type { Text } from '../../../bot/message.ts';
import { calendarTexts } from '../../../bot/office/calendar-text.ts';
import type { Standing } from '../../../bot/office/figures.ts';
import { consultationTexts, firmTexts } from '../../../bot/office/firms-text.ts';
import type { OfficeSection } from '../../../bot/office/link.ts';
import { monthTexts, overdueTexts } from '../../../bot/office/months-text.ts';
import { type Ground, monthsDue } from '../../../bot/office/outlook.ts';
import { reminderTexts } from '../../../bot/office/reminders-text.ts';
import { remindersFrom } from '../../../bot/reminder/schedule.ts';
import { openCases } from '../../../db/desk/board.ts';
import type { DeskOptions } from '../../../db/desk/options.ts';
import { countCases } from '../../../db/desk/record.ts';
import { loadStanding } from '../../../db/office/standing.ts';
import { businessMinutesBetween } from '../../../engine/business-time/between.ts';
import { japanTime } from '../../../engine/business-time/hours.ts';
import { text } from '../say.ts';
import type { Member } from '../who.ts';

/** So many reminders that are to come are shown. */
const remindersShown = 3;

/** Who looks at a programme as a whole. */
export type OfficeReader = Pick<Member, 'programme' | 'book' | 'role'>;

/** What a programme looks like on a day: how it stands, and what decides about its figures. */
export type OfficeView = {
  readonly ground: Ground;
  readonly standing: Standing;
  readonly sections: readonly OfficeSection[];
};

/** A programme as a whole, in numbers, for the people of its client and those who run it. Firms are numbers here. */
export async function officeView(
  desk: Pick<DeskOptions, 'database' | 'holidays'>,
  reader: OfficeReader,
  now: Date,
): Promise<OfficeView> {
  const { programme, role } = reader;
  const { document } = programme;
  const { day: today } = japanTime(now.toISOString());
  const ground: Ground = { document, today, hours: hoursOf(document.consultation, desk.holidays) };
  const standing = await loadStanding(desk.database, {
    programmeId: programme.id,
    months: monthsDue(ground),
    reminders: remindersFrom(document, today).slice(0, remindersShown),
    now,
    month: today.slice(0, 7),
  });
  const isClient = role === 'official';
  const sections = [
    { title: null, texts: calendarTexts(document, today) },
    { title: text('office.firms-title'), texts: firmTexts(ground, standing) },
    { title: text('office.months-title'), texts: monthTexts(ground, standing, { isClient }) },
    { title: text('office.consultations-title'), texts: await caseTexts(ground, reader) },
    { title: text('office.overdue-title'), texts: overdueTexts(ground, standing, lateCases(ground, standing, now)) },
    { title: text('office.reminders-title'), texts: reminderTexts(ground, standing) },
  ];
  return { ground, standing, sections };
}

async function caseTexts(ground: Ground, { book }: OfficeReader): Promise<readonly Text[]> {
  const { term, consultation } = ground.document;
  const since = await countCases(book, { from: term.from, to: ground.today });
  const open = await openCases(book);
  const waiting = open.filter(({ state }) => state === 'queued' || state === 'requested').length;
  const sums = text('door.sums', { since, target: consultation.target, open: open.length, waiting });
  return [sums, ...consultationTexts(ground, since)];
}

/** Cases without an answer for longer than owners are promised. */
function lateCases({ document, hours }: Ground, { unanswered }: Standing, now: Date): number {
  const { answer } = document.consultation.times;
  return unanswered.filter((at) => businessMinutesBetween(at, now.toISOString(), hours) > answer).length;
}
