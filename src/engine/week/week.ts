import type { BusinessHours } from '../business-time/hours.ts';
import { addMonths } from '../period.ts';
import { isEnergy } from '../report/pairing.ts';
import { daysOf, endOf } from './calendar.ts';
import { casesOf, measuresOf } from './cases.ts';
import { duePart, firmsPart } from './due.ts';
import { energyMonths, energyPart } from './energy.ts';
import type {
  HostCount,
  MeasureWay,
  Restated,
  WeekCase,
  WeekDue,
  WeekFirms,
  WeekLedger,
  WeekOpinion,
  WeekQuality,
} from './input.ts';
import { countOf, sumOf } from './sums.ts';
import type { CasePart, RestatedMonth, Week } from './week-shape.ts';

/** What was read for a week of a programme. */
export type WeekData = {
  readonly firms: WeekFirms;
  readonly ledger: WeekLedger;
  readonly due: WeekDue | null;
  readonly cases: readonly WeekCase[];
  readonly ways: readonly MeasureWay[];
  readonly opinions: readonly WeekOpinion[];
  readonly quality: WeekQuality;
  readonly restated: readonly Restated[];
  readonly hosts: readonly HostCount[];
};

/** The programme and its week, as far as both are known without the ledger. */
export type WeekQuestion = Pick<
  Week,
  'programme' | 'week' | 'term' | 'fewest' | 'nextDue' | 'dates' | 'ending' | 'pushes' | 'missed'
> & {
  readonly targets: Parameters<typeof firmsPart>[1];
  /** The months of support that are due, oldest first; the newest with the days on which it is due and late. */
  readonly months: readonly string[];
  readonly due: { readonly dueDay: string; readonly lateFrom: string } | null;
  readonly hours: BusinessHours;
  readonly since: string;
  readonly counted: Pick<CasePart, 'since' | 'target' | 'forecast'>;
  readonly isGenerativeAi: (host: string) => boolean;
};

/** Makes the summary of a week. Nothing is rounded. */
export function weekOf(question: WeekQuestion, data: WeekData): Week {
  const { programme, week, term, fewest, nextDue, dates, ending, pushes, missed, months } = question;
  const { ledger, firms, quality, opinions } = data;
  const { members } = firms;
  const days = daysOf(week);
  const newest = months.slice(-1);
  const asOf = endOf(week);
  return {
    version: 1,
    ...{ programme, week, days, asOf, term, fewest, nextDue, dates, ending, pushes, missed },
    firms: firmsPart(firms, question.targets),
    due:
      data.due === null || question.due === null
        ? null
        : duePart(data.due, { ...question.due, lastDay: days.to }, fewest),
    month: energyPart(ledger, newest, { members, comparedFirms: comparedIn(ledger, newest) }),
    support: energyPart(ledger, months, { members, comparedFirms: ledger.comparedFirms }),
    months: energyMonths(ledger, months, members),
    cases: { ...casesOf(data.cases, { since: question.since, until: asOf }, question.hours), ...question.counted },
    measures: measuresOf(data.ways),
    ...{ opinions, quality },
    restated: data.restated.flatMap((one) => restatedMonth(one, ledger)),
    outbound: outboundOf(data.hosts, question.isGenerativeAi),
  };
}

/** In a single month each firm is compared once. */
function comparedIn(ledger: WeekLedger, months: readonly string[]): number {
  return countOf(
    ledger.months.filter(({ month }) => months.includes(month)),
    ({ compared }) => compared,
  );
}

/** What a month's figure was a week before; what ended up the same was not restated. */
function restatedMonth(one: Restated, ledger: WeekLedger): readonly RestatedMonth[] {
  const { month, difference, moreKnown, corrected, withdrawn, recomputed, added } = one;
  const sides = sidesOf(month, ledger);
  const known = countOf(sides, ({ rows, withoutCo2 }) => rows - withoutCo2);
  const texts = sides.map(({ kgCo2 }) => kgCo2);
  const now = sumOf(texts);
  const before = known - moreKnown <= 0 ? null : sumOf([...texts, negative(difference)]);
  if (now === before) return [];
  return [{ month, before, now, corrected, withdrawn, recomputed, added }];
}

/** A month is told as a month of support, or as the year before of one. */
function sidesOf(month: string, { kinds }: WeekLedger) {
  const own = kinds.filter(({ kind }) => isEnergy(kind));
  const now = own.filter((row) => row.month === month).map((row) => row.now);
  if (now.length > 0) return now;
  return own.filter((row) => addMonths(row.month, -12) === month).map((row) => row.before);
}

const negative = (text: string): string => (text.startsWith('-') ? text.slice(1) : `-${text}`);

function outboundOf(hosts: readonly HostCount[], isAi: (host: string) => boolean): Week['outbound'] {
  const ai = hosts.filter(({ host }) => isAi(host));
  return {
    hosts,
    generativeAi: {
      contacted: countOf(ai, ({ contacted }) => contacted),
      refused: countOf(ai, ({ refused }) => refused),
    },
  };
}
