import type { BusinessHours } from '../../engine/business-time/hours.ts';
import { addDays } from '../../engine/period.ts';
import { type Forecast, forecastOf } from '../desk/record/forecast.ts';
import { dueDay } from '../flows/report/gaps.ts';
import type { ProgrammeDocument } from '../programme/document.ts';
import { pushesForReminders } from '../reminder/schedule.ts';
import { phaseOn } from './calendar.ts';
import type { FirmRoute, MonthCount, Standing } from './figures.ts';

/** Against a target: how many there are, and how many there will be if it goes on so; null: too early, or over. */
export type Outlook = { readonly count: number; readonly target: number | null; readonly forecast: Forecast | null };

/** What decides about a programme's figures. `today` is a day in Japan. */
export type Ground = {
  readonly document: ProgrammeDocument;
  readonly today: string;
  readonly hours: BusinessHours;
};

/** How many are counted towards a target, with the forecast until the end of the term. */
export function outlookOf({ document, today, hours }: Ground, count: number, target: number | null): Outlook {
  const { term } = document;
  return { count, target, forecast: forecastOf({ since: count, term, today }, hours) };
}

/**
 * The active firms of a route against what the programme's document asks for. A forecast only while firms are looked for:
 * once they report, hardly any more join, and a rate of the months before would promise them.
 */
export function routeOutlook(ground: Ground, { firms }: Pick<Standing, 'firms'>, route: FirmRoute): Outlook {
  const count = firms.reduce((sum, one) => sum + (one.state === 'active' && one.route === route ? one.firms : 0), 0);
  const target = ground.document.routes.find((one) => one.route === route)?.target ?? null;
  const isOpen = phaseOn(ground.document, ground.today) === 'recruiting';
  return isOpen ? outlookOf(ground, count, target) : { count, target, forecast: null };
}

/** After so many days a month that is not complete is late: the last reminder is over. */
const lateAfterDays = 14;

/** Whether what is missing of a month is late on this day. */
export function isLate(month: string, { document, today }: Pick<Ground, 'document' | 'today'>): boolean {
  return addDays(dueDay(month, document), lateAfterDays) < today;
}

/** The months that are asked for on this day, the newest last. */
export function monthsDue({ document, today }: Pick<Ground, 'document' | 'today'>): readonly string[] {
  return document.supportMonths.filter((month) => dueDay(month, document) <= today).toSorted();
}

/** Firms that are late, and months that they lack in all. */
export function lateFirms(
  { months }: Pick<Standing, 'months'>,
  ground: Pick<Ground, 'document' | 'today'>,
): { readonly firms: number; readonly months: number } {
  const late = months.filter(({ month }) => isLate(month, ground)).flatMap(({ open }) => open);
  return { firms: new Set(late.map(({ number }) => number)).size, months: late.length };
}

/** One month over all routes. */
export function overRoutes(months: readonly MonthCount[], month: string): Omit<MonthCount, 'route'> {
  const own = months.filter((one) => one.month === month);
  const sum = (of: (one: MonthCount) => number): number => own.reduce((total, one) => total + of(one), 0);
  return {
    month,
    reported: sum((one) => one.reported),
    partly: sum((one) => one.partly),
    nothing: sum((one) => one.nothing),
    open: own.flatMap(({ open }) => open).toSorted((one, other) => one.number - other.number),
  };
}

/** What the plan still holds for messages that nobody has asked for; null: no limit. */
export function roomOf({ document }: Pick<Ground, 'document'>, { pushes }: Pick<Standing, 'pushes'>): number | null {
  return pushesForReminders(document.line.monthlyPushes, pushes.used);
}
