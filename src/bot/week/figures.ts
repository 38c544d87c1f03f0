import type { EnergyPart, KindAmounts, RestatedMonth, Week, WeekEffect } from '../../engine/week/week-shape.ts';
import type { ReportLocale } from '../report/words.ts';
import { formatDay, formatMonth } from '../text/dates.ts';
import { amountText, changeText, co2Unit, percentText, type WeekPen, type WeekSection, withUnit } from './pen.ts';

/** Who takes part, against the target. */
export function firmsSection({ say }: WeekPen, { firms }: Week): WeekSection {
  const { taking, target, joined, routes, members, withdrawn, withheld } = firms;
  const left = withdrawn + withheld;
  const lines = [
    say('week.firms', { firms: taking, target }),
    ...(joined > 0 ? [say('week.firms-joined', { count: joined })] : []),
    ...(routes.length > 1 ? routes.map((one) => routeLine({ say }, one)) : []),
    say('week.firms-figures', { members }),
    ...(left > 0 ? [say('week.firms-left-out', { count: left })] : []),
  ];
  return { title: say('week.s-firms'), lines };
}

function routeLine({ say }: Pick<WeekPen, 'say'>, { route, firms, target }: Week['firms']['routes'][number]): string {
  const name = say(routeNames[route ?? 'none']);
  return target === null
    ? say('week.firms-route-open', { route: name, firms })
    : say('week.firms-route', { route: name, firms, target });
}

const routeNames = {
  system: 'week.route-system',
  consulting: 'week.route-consulting',
  none: 'week.route-none',
} as const;

/** How far the month that is due has come. */
export function dueSection({ say, locale }: WeekPen, { due, nextDue }: Week): WeekSection {
  const next =
    nextDue === null
      ? []
      : [
          say('week.due-next', {
            month: { as: 'month', month: nextDue.month },
            day: { as: 'day', day: nextDue.day },
          }),
        ];
  if (due === null) return { title: say('week.s-due'), lines: [say('week.due-none'), ...next] };
  const { reported, reportedLate, partly, missing, others, isOverdue } = due;
  const month = formatMonth(due.month, locale);
  const lateFrom = formatDay(due.lateFrom, locale);
  const lines = [
    say('week.due', { month, all: due.firms.length, reported }),
    ...(partly + missing > 0 ? [say('week.due-open', { partly, missing })] : []),
    ...(isOverdue && partly + missing > 0 ? [say('week.due-overdue', { day: formatDay(due.dueDay, locale) })] : []),
    ...(reportedLate > 0 ? [say('week.due-late', { count: reportedLate, day: lateFrom })] : []),
    ...(others.firms > 0 ? [othersLine({ say }, others)] : []),
    ...next,
  ];
  return { title: say('week.s-due'), lines };
}

function othersLine(
  { say }: Pick<WeekPen, 'say'>,
  { firms, reported }: { readonly firms: number; readonly reported: number | null },
): string {
  if (reported === null) return say('week.due-others-hidden', { firms });
  return say('week.due-others', { firms, reported });
}

/** Energy and CO2 of the month that is due and of the months so far, beside the year before. */
export function energySections(pen: WeekPen, { month, support }: Week): readonly WeekSection[] {
  const title = pen.say('week.s-energy');
  if (month === null || support === null) return [{ title, lines: [pen.say('week.energy-none')] }];
  const parts = support.months.length > 1 ? [month, support] : [month];
  return parts.map((part) => ({
    title: pen.say('week.s-energy-of', { span: spanOf(pen.locale, part.months) }),
    lines: energyLines(pen, part),
  }));
}

/** The months of a part: the first and the last where there are several. */
export function spanOf(locale: ReportLocale, months: readonly string[]): string {
  const names = [...new Set([months.at(0), months.at(-1)])].flatMap((month) =>
    month === undefined ? [] : [formatMonth(month, locale)],
  );
  return names.join(locale === 'en' ? ' – ' : '〜');
}

function energyLines(pen: WeekPen, part: EnergyPart): readonly string[] {
  const { say } = pen;
  const now = amountText(pen, part.now, co2Unit);
  const before = amountText(pen, part.before, co2Unit);
  return [
    say('week.co2', { now, before }),
    ...effectLines(pen, part.effect),
    ...[...part.kinds, ...part.others].map((kind) => kindLine(pen, kind)),
  ];
}

function kindLine(pen: WeekPen, { kind, unit, use, useBefore, co2, co2Before }: KindAmounts): string {
  const name = { as: 'kind', kind } as const;
  const used = { use: amountText(pen, use, unit), before: amountText(pen, useBefore, unit) };
  // Water has no factor, so that nothing is missing.
  if (kind === 'water') return pen.say('week.kind-use', { kind: name, ...used });
  const co2Of = { co2: amountText(pen, co2, co2Unit), co2Before: amountText(pen, co2Before, co2Unit) };
  return pen.say('week.kind', { kind: name, ...used, ...co2Of });
}

function effectLines({ say, locale }: WeekPen, effect: WeekEffect): readonly string[] {
  const { firms, months, before, now, change, percent, parts } = effect;
  if (before === null || now === null || change === null) return [say('week.effect-none')];
  const over = say('week.effect', {
    ...{ firms, months },
    before: withUnit(before, co2Unit, locale),
    now: withUnit(now, co2Unit, locale),
    change: [changeText(change, co2Unit, locale), percentText(percent)]
      .filter((one) => one !== null)
      .join(locale === 'en' ? ', ' : '、'),
  });
  if (parts === null) return [over, say('week.effect-whole')];
  const activity = changeText(parts.activity, co2Unit, locale);
  const factor = changeText(parts.factor, co2Unit, locale);
  return [over, say('week.effect-parts', { activity, factor })];
}

const reasons = [
  ['corrected', 'week.why-corrected'],
  ['withdrawn', 'week.why-withdrawn'],
  ['recomputed', 'week.why-recomputed'],
  ['added', 'week.why-added'],
] as const;

/** Figures of earlier months that are others than a week before: the old one, the new one, and why. */
export function restatedSection({ say, locale }: WeekPen, { restated }: Week): WeekSection | null {
  if (restated.length === 0) return null;
  const figure = (value: number | null): string =>
    value === null ? say('reporting.unknown') : withUnit(value, co2Unit, locale);
  const why = (one: RestatedMonth): string =>
    reasons
      .flatMap(([name, key]) => (one[name] > 0 ? [say(key, { count: one[name] })] : []))
      .join(locale === 'en' ? ', ' : '、');
  const lines = restated.map((one) =>
    say('week.restated', {
      month: { as: 'month', month: one.month },
      ...{ before: figure(one.before), now: figure(one.now), why: why(one) },
    }),
  );
  return { title: say('week.s-restated'), lines };
}
