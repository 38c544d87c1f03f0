import { isGenerativeAiHost } from '../../adapters/outbound/generative-ai.ts';
import { knownOn } from '../../bot/advice/known.ts';
import { forecastOf } from '../../bot/desk/record/forecast.ts';
import { hoursOf } from '../../bot/desk/timers/hours.ts';
import type { ProgrammeFacts } from '../../bot/facts.ts';
import { dueDay } from '../../bot/flows/report/gaps.ts';
import { programmeFacts } from '../../bot/programme/document.ts';
import { datesIn, endingSoon, lateAfterDays } from '../../bot/week/dates.ts';
import type { Db } from '../../db/connection.ts';
import { countCases } from '../../db/desk/record.ts';
import { knowledgeInForce } from '../../db/repositories/editions.ts';
import type { ProgrammeRow } from '../../db/repositories/programmes.ts';
import { findWeekOpinions, loadHosts, loadMeasureWays, loadPushes, loadWeekCases } from '../../db/week/around.ts';
import { loadQuality, loadRestated } from '../../db/week/changes.ts';
import { loadWeekDue, loadWeekFirms } from '../../db/week/firms.ts';
import { loadWeekLedger } from '../../db/week/ledger.ts';
import { readingMuch, type WeekScope } from '../../db/week/parts.ts';
import type { BusinessHours } from '../../engine/business-time/hours.ts';
import { addDays, addMonths } from '../../engine/period.ts';
import { addWeeks, daysOf, endOf } from '../../engine/week/calendar.ts';
import { type WeekData, type WeekQuestion, weekOf } from '../../engine/week/week.ts';
import type { Week } from '../../engine/week/week-shape.ts';
import { allHolidays } from '../desk-options.ts';
import type { Storage } from '../storage.ts';

export type WeekStorage = Pick<Storage, 'database' | 'vault'>;

/** Which week of which programme; `missed` are earlier weeks of which nothing was posted. */
export type AskedWeek = { readonly row: ProgrammeRow; readonly week: string; readonly missed: readonly string[] };

/**
 * The summary of a week, as things stood when the week was over: whenever it is asked for, its figures are the same,
 * unless a firm has left the figures since. Consents are those of now, always.
 */
export async function loadWeek(storage: WeekStorage, { row, week, missed }: AskedWeek): Promise<Week> {
  const { id: programmeId, document } = row;
  const scope: WeekScope = { programmeId, since: endOf(addWeeks(week, -1)), until: endOf(week) };
  const facts = programmeFacts(programmeId, document);
  const hours = hoursOf(document.consultation, allHolidays());
  const { from, to } = daysOf(week);
  const question = await storage.database.scoped(programmeId, async (db) => ({
    ...(await aroundOf(db, { row, facts, hours, week })),
    missed,
  }));
  const counted = await countedCases(storage, row, { to, hours });
  const hosts = await loadHosts(storage.database, { from, to });
  const data = await storage.database.scoped(programmeId, (db) => readWeek(db, scope, { facts, to, question }));
  return weekOf({ ...question, counted, since: scope.since }, { ...data, hosts });
}

type Around = Omit<WeekQuestion, 'counted' | 'since' | 'missed'>;
type Place = {
  readonly row: ProgrammeRow;
  readonly facts: ProgrammeFacts;
  readonly hours: BusinessHours;
  readonly week: string;
};

async function aroundOf(db: Db, { row, facts, hours, week }: Place): Promise<Around> {
  const { id, document } = row;
  const { code, name, client, operator, term, cohortMinimum } = document;
  const { to } = daysOf(week);
  const knowledge = knownOn({ knowledge: await knowledgeInForce(db), today: to });
  const calendar = { programme: facts, hours, knowledge };
  const months = dueBy(facts, to);
  const newest = months.at(-1);
  const dueOn = newest === undefined ? null : dueDay(newest, facts);
  const next = facts.supportMonths.find((month) => dueDay(month, facts) > to);
  const next7 = daysOf(addWeeks(week, 1));
  return {
    programme: { code, name, client, operator },
    ...{ week, term, fewest: cohortMinimum, targets: document.routes, months, hours },
    nextDue: next === undefined ? null : { month: next, day: dueDay(next, facts) },
    due: dueOn === null ? null : { dueDay: dueOn, lateFrom: addDays(dueOn, lateAfterDays) },
    dates: datesIn(next7, calendar),
    ending: endingSoon(to, calendar),
    pushes: {
      month: to.slice(0, 7),
      used: await loadPushes(db, id, to.slice(0, 7)),
      plan: document.line.monthlyPushes,
    },
    isGenerativeAi: isGenerativeAiHost,
  };
}

function dueBy(facts: ProgrammeFacts, day: string): readonly string[] {
  return facts.supportMonths.filter((month) => dueDay(month, facts) <= day).toSorted();
}

async function countedCases(
  storage: WeekStorage,
  { id: programmeId, document }: ProgrammeRow,
  { to, hours }: { readonly to: string; readonly hours: BusinessHours },
): Promise<WeekQuestion['counted']> {
  const { term, consultation } = document;
  const since = await countCases({ ...storage, programmeId }, { from: term.from, to });
  const forecast = forecastOf({ since, term, today: to }, hours)?.cases ?? null;
  return { since, target: consultation.target, forecast };
}

type Reading = { readonly facts: ProgrammeFacts; readonly to: string; readonly question: Around };

async function readWeek(db: Db, scope: WeekScope, { facts, to, question }: Reading): Promise<Omit<WeekData, 'hosts'>> {
  await readingMuch(db);
  const { months, due } = question;
  const newest = months.at(-1) ?? null;
  const told = dueBy(facts, addDays(to, -7));
  return {
    firms: await loadWeekFirms(db, scope),
    ledger: await loadWeekLedger(db, scope, months),
    due:
      newest === null || due === null ? null : await loadWeekDue(db, scope, { month: newest, lateFrom: due.lateFrom }),
    cases: await loadWeekCases(db, scope),
    ways: await loadMeasureWays(db, scope),
    opinions: await findWeekOpinions(db, scope),
    quality: await loadQuality(db, scope, newest),
    restated: await loadRestated(db, scope, [...told.map((month) => addMonths(month, -12)), ...told]),
  };
}
