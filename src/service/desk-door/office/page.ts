import { hoursOf } from '../../../bot/desk/timers/hours.ts';
import type { Text } from '../../../bot/message.ts';
import { calendarTexts } from '../../../bot/office/calendar-text.ts';
import type { Standing } from '../../../bot/office/figures.ts';
import { consultationTexts, firmTexts } from '../../../bot/office/firms-text.ts';
import { monthTexts, overdueTexts } from '../../../bot/office/months-text.ts';
import { type Ground, monthsDue } from '../../../bot/office/outlook.ts';
import { reminderTexts } from '../../../bot/office/reminders-text.ts';
import { remindersFrom } from '../../../bot/reminder/schedule.ts';
import type { SlackJson } from '../../../bot/slack/desk.ts';
import { openCases } from '../../../db/desk/board.ts';
import { countCases } from '../../../db/desk/record.ts';
import { loadStanding } from '../../../db/office/standing.ts';
import { businessMinutesBetween } from '../../../engine/business-time/between.ts';
import { japanTime } from '../../../engine/business-time/hours.ts';
import { heading, paragraphs } from '../blocks.ts';
import type { Scene } from '../options.ts';
import { text, write } from '../say.ts';
import type { Member } from '../who.ts';

/** So many reminders that are to come are shown. */
const remindersShown = 3;

/** A programme as a whole, in numbers, for the people of its client and those who run it. Firms are numbers here. */
export async function officePage(scene: Scene, member: Member): Promise<readonly SlackJson[]> {
  const { options, now } = scene;
  const { document } = member.programme;
  const { day: today } = japanTime(now.toISOString());
  const ground: Ground = { document, today, hours: hoursOf(document.consultation, options.desk.holidays) };
  const standing = await loadStanding(options.desk.database, {
    programmeId: member.programme.id,
    months: monthsDue(ground),
    reminders: remindersFrom(document, today).slice(0, remindersShown),
    now,
    month: today.slice(0, 7),
  });
  return [
    heading({ words: document.name }),
    ...section(calendarTexts(document, today)),
    ...section([text('office.firms-title'), ...firmTexts(ground, standing)]),
    ...section([
      text('office.months-title'),
      ...monthTexts(ground, standing, { isClient: member.role === 'official' }),
    ]),
    ...section([text('office.consultations-title'), ...(await caseTexts(ground, member))]),
    ...section([text('office.overdue-title'), ...overdueTexts(ground, standing, lateCases(ground, standing, now))]),
    ...section([text('office.reminders-title'), ...reminderTexts(ground, standing)]),
  ];
}

function section(texts: readonly Text[]): readonly SlackJson[] {
  const [first, ...rest] = texts.map(write);
  return first === undefined ? [] : paragraphs([first, ...rest].join('\n'));
}

async function caseTexts(ground: Ground, { book }: Member): Promise<readonly Text[]> {
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
