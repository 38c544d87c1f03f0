import { type ProgrammeDocument, programmeFacts } from '../../bot/programme/document.ts';
import { pushesForReminders, remindersAhead } from '../../bot/reminder/schedule.ts';
import type { Database } from '../../db/connection.ts';
import { remindedOnLine } from '../../db/notices.ts';
import { pushesUsed } from '../../db/reminders.ts';
import { japanTime } from '../../engine/business-time/hours.ts';

/** Pushes of this month: those that are counted or wait, and those that a message to many may use; null: no limit. */
export type PlanNow = { readonly used: number; readonly room: number | null };

/** What the plan of LINE still has for a message to many: what reminders of this month may need is not taken from them. */
export async function planNow(
  database: Database,
  { id: programmeId, document }: { readonly id: string; readonly document: ProgrammeDocument },
  now: Date,
): Promise<PlanNow> {
  const { day } = japanTime(now.toISOString());
  const used = await pushesUsed(database, programmeId, day.slice(0, 7));
  const left = pushesForReminders(document.line.monthlyPushes, used);
  if (left === null) return { used, room: null };
  const ahead = remindersAhead(programmeFacts(programmeId, document), day);
  return { used, room: Math.max(0, left - ahead * (await remindedOnLine(database, programmeId))) };
}
