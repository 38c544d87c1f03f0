import { weekdayOf } from '../../engine/business-time/hours.ts';
import { addDays } from '../../engine/period.ts';
import type { Dated, StepCounts, Waited, Week } from '../../engine/week/week-shape.ts';
import { formatDay } from '../text/dates.ts';
import { groupDigits } from '../text/numbers.ts';
import type { WeekPen, WeekSection } from './pen.ts';

/** Lists are cut here; the sheets hold the rest. */
const longestList = 8;

/** Items as a list of at most so many, and how many more there are. */
function cut({ say }: WeekPen, items: readonly string[]): readonly string[] {
  const more = items.length - longestList;
  return more > 0 ? [...items.slice(0, longestList), say('week.more', { count: more })] : items;
}

/** The cases of the week with waiting times, and all of the term against the target. */
export function casesSection({ say, locale }: WeekPen, { cases }: Week): WeekSection {
  const { opened, closed, open, unanswered, oldestUnanswered, toAnswer, toClaim, complaints } = cases;
  const lines = [
    say('week.cases', { opened, closed }),
    ...(open > 0 ? [say('week.cases-open', { open, unanswered })] : []),
    ...(oldestUnanswered === null
      ? []
      : [say('week.cases-oldest', { day: formatDay(japanDay(oldestUnanswered), locale) })]),
    ...(toClaim === null ? [] : [say('week.cases-claimed', waitedParams(toClaim))]),
    ...(toAnswer === null ? [] : [say('week.cases-answered', waitedParams(toAnswer))]),
    ...(complaints > 0 ? [say('week.cases-complaints', { count: complaints })] : []),
    say('week.cases-sum', { since: cases.since, target: cases.target }),
    ...(cases.forecast === null ? [] : [say('week.cases-forecast', { count: cases.forecast })]),
  ];
  return { title: say('week.s-cases'), lines };
}

function waitedParams({ cases, median, longest }: Waited) {
  return { cases, median: groupDigits(median), longest: groupDigits(longest) };
}

function japanDay(at: string): string {
  return new Date(Date.parse(at) + 9 * 3_600_000).toISOString().slice(0, 10);
}

/** What became of the measures. */
export function measuresSection({ say }: WeekPen, { measures }: Week): WeekSection {
  const counts = ({ proposed, accepted, done, declined }: StepCounts) => ({ proposed, accepted, done, declined });
  const lines = [say('week.measures-week', counts(measures.week)), say('week.measures', counts(measures.standing))];
  return { title: say('week.s-measures'), lines };
}

/** How many opinions there are; their words stand elsewhere, one by one. */
export function opinionsSection({ say }: WeekPen, { opinions }: Week): WeekSection {
  const line = opinions.length === 0 ? say('week.opinions-none') : say('week.opinions', { count: opinions.length });
  return { title: say('week.s-opinions'), lines: [line] };
}

/** What should be looked at before the figures are used. */
export function qualitySection(pen: WeekPen, { quality, support, cases }: Week): WeekSection {
  const { say } = pen;
  const { corrections, withdrawals, unusual } = quality;
  const counted = [
    ['week.q-provisional', support?.provisional ?? 0],
    ['week.q-gaps', support?.gaps ?? 0],
    ['week.q-without', support?.withoutCo2 ?? 0],
    ['week.q-flagged', cases.flagged],
  ] as const;
  const lines = [
    ...counted.flatMap(([key, count]) => (count > 0 ? [say(key, { count })] : [])),
    ...(corrections + withdrawals > 0 ? [say('week.q-changed', { corrections, withdrawals })] : []),
    ...(unusual.length > 0 ? [say('week.q-unusual'), ...unusualLines(pen, unusual)] : []),
  ];
  return { title: say('week.s-quality'), lines: lines.length > 0 ? lines : [say('week.q-none')] };
}

function unusualLines(pen: WeekPen, unusual: Week['quality']['unusual']): readonly string[] {
  const lines = unusual.map(({ firm, kind, percent }) =>
    pen.say('week.q-unusual-firm', {
      ...{ firm: String(firm), kind: { as: 'kind', kind } },
      percent: `${percent > 0 ? '+' : ''}${percent}%`,
    }),
  );
  return cut(pen, lines);
}

const dateKeys: Readonly<Record<Dated['what'], string>> = {
  asked: 'week.date-asked',
  reminder: 'week.date-reminder',
  closed: 'week.date-closed',
  'term-begins': 'week.date-term-begins',
  'term-ends': 'week.date-term-ends',
  'scheme-opens': 'week.date-opens',
  'scheme-closes': 'week.date-closes',
  'knowledge-ends': 'week.date-until',
};

const weekdayKeys = {
  mon: 'week.mon',
  tue: 'week.tue',
  wed: 'week.wed',
  thu: 'week.thu',
  fri: 'week.fri',
  sat: 'week.sat',
  sun: 'week.sun',
} as const;

/** What comes in the week after. */
export function datesSection(pen: WeekPen, { dates, days }: Week): WeekSection {
  const { say, locale } = pen;
  const span = { as: 'period', from: addDays(days.to, 1), to: addDays(days.to, 7) } as const;
  const lines = dates.map((one) =>
    say('week.date', {
      day: { as: 'day', day: one.day },
      ...{ weekday: say(weekdayKeys[weekdayOf(one.day)]), what: dateText({ say, locale }, one) },
    }),
  );
  return { title: say('week.s-dates', { span }), lines: lines.length > 0 ? cut(pen, lines) : [say('week.dates-none')] };
}

function dateText({ say, locale }: WeekPen, { what, about, name }: Dated): string {
  const key = dateKeys[what];
  if (name !== null) return say(key, { name: name[locale] });
  return about === null ? say(key) : say(key, { month: { as: 'month', month: about } });
}

/** Answers, measures and schemes that may be shown for a short time only. */
export function endingSection(pen: WeekPen, { ending }: Week): WeekSection | null {
  if (ending.length === 0) return null;
  const lines = ending.map(({ day, name, about }) =>
    pen.say('week.ending', { day: { as: 'day', day }, name: name?.[pen.locale] ?? about ?? '' }),
  );
  return { title: pen.say('week.s-ending'), lines: cut(pen, lines) };
}

/** Pushes against the plan, and where the program has connected to. */
export function operationSection(pen: WeekPen, { pushes, outbound, missed }: Week): WeekSection {
  const { say } = pen;
  const month = { as: 'month', month: pushes.month } as const;
  const { hosts, generativeAi } = outbound;
  const names = hosts
    .filter(({ contacted }) => contacted > 0)
    .map(({ host, contacted }) => say('week.host', { host, count: contacted }));
  const lines = [
    pushes.plan === null
      ? say('week.pushes-open', { month, used: pushes.used })
      : say('week.pushes', { month, used: pushes.used, plan: pushes.plan }),
    say('week.ai', { contacted: generativeAi.contacted, refused: generativeAi.refused }),
    names.length === 0
      ? say('week.hosts-none')
      : say('week.hosts', { hosts: cut(pen, names).join(pen.locale === 'en' ? ', ' : '、') }),
    ...(missed.length > 0 ? [say('week.missed', { weeks: cut(pen, missed).join(' ') })] : []),
  ];
  return { title: say('week.s-operation'), lines };
}
