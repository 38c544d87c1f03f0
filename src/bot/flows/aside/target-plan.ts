import { fiscalYearOf } from '../../../engine/period.ts';
import { knownOn } from '../../advice/known.ts';
import { type KnownYear, startMonthOf } from '../../advice/target-facts.ts';
import type { Facts } from '../../facts.ts';
import type { CardRow, Choice, MessageView, Text } from '../../message.ts';
import { line } from '../talk.ts';
import { asideChoice } from './aside.ts';
import { isYear, targetArgs, targetText } from './target-words.ts';

/** What was said of a target so far; null: not said. */
export type Wanted = { readonly year: number | null; readonly percent: number | null };

const percents = [10, 20, 30, 50] as const;
const years = [2030, 2035, 2040, 2050] as const;
const sbtItem = 'sbt-target';
const nothing = '-';

/** What was said, in a button. */
export function wantedArgs({ year, percent }: Wanted): readonly string[] {
  return [`${year ?? nothing}`, `${percent ?? nothing}`];
}

/** What a button says of it. */
export function readWanted([year = nothing, percent = nothing]: readonly string[]): Wanted {
  const number = (said: string): number | null => (said === nothing ? null : Number(said));
  return { year: number(year), percent: number(percent) };
}

/** Which year is the base, where several are known. */
export function basesCard(known: readonly KnownYear[], wanted: Wanted): MessageView {
  const rows = known.map(({ year, kgCo2 }): CardRow => {
    const label = line('target.base-year', { year: `${year}` });
    const choice = asideChoice(label, 'target-plan', `${year}`, ...wantedArgs(wanted));
    return { label, value: line('target.co2', { co2: { as: 'kgCo2', value: kgCo2 } }), choice };
  });
  return card(line('target.ask-base'), { rows, note: line('target.ask-base-note') }, []);
}

/** The next thing to say of a target: the year, the part, or the confirmation. */
export function planCard(base: KnownYear, wanted: Wanted, facts: Facts): MessageView {
  const now = fiscalYearOf(facts.today, startMonthOf(facts));
  const { year, percent } = wanted;
  if (year !== null && !(isYear(year) && year > base.year && year >= now)) return askYear(base, { year, percent }, now);
  if (percent !== null && !(percent > 0 && percent <= 100)) return askPercent(base, year ?? null, facts);
  if (year === null) return askYear(base, wanted, now);
  return percent === null ? askPercent(base, year, facts) : confirmCard(base, year, percent);
}

function askYear(base: KnownYear, { year, percent }: Wanted, now: number): MessageView {
  const later = years.filter((one) => one > base.year && one >= now);
  const rows = later.map((one): CardRow => {
    const choice = asideChoice(
      line('target.until', { year: `${one}` }),
      'target-plan',
      `${base.year}`,
      ...wantedArgs({ year: one, percent }),
    );
    return { label: { words: '' }, value: choice.label, choice };
  });
  const title = line(year === null ? 'target.ask-year' : 'target.year-wrong');
  return card(title, { rows, note: line('target.typed-note') }, []);
}

/** The parts to choose from; that of SBT only while the knowledge has it, and with its source. */
function askPercent(base: KnownYear, year: number | null, facts: Facts): MessageView {
  const button = (label: Text, percent: number): CardRow => {
    const choice = asideChoice(label, 'target-plan', `${base.year}`, ...wantedArgs({ year, percent }));
    return { label: { words: '' }, value: choice.label, choice };
  };
  const rows = percents.map((percent) =>
    button(line('target.percent', { percent: { as: 'percent', value: percent } }), percent),
  );
  const rate = year === null ? null : sbtRate(facts);
  const yearly = rate === null || year === null ? null : Math.round(rate * (year - base.year) * 10) / 10;
  if (rate === null || yearly === null || yearly > 100)
    return card(line('target.ask-percent'), { rows, note: line('target.typed-note') }, []);
  const params = { rate: { as: 'percent', value: rate }, percent: { as: 'percent', value: yearly } } as const;
  return card(
    line('target.ask-percent'),
    { rows: [...rows, button(line('target.percent-sbt', params), yearly)], note: line('target.sbt-note') },
    [asideChoice(line('target.sbt-source'), 'item', 'faq', sbtItem)],
  );
}

function sbtRate(facts: Facts): number | null {
  const rate = knownOn(facts).faq.find(({ id }) => id === sbtItem)?.figures['rate'];
  return rate?.unit === '%' && typeof rate.value === 'number' ? rate.value : null;
}

/** What would be set, in figures, before it is stored. */
function confirmCard(base: KnownYear, year: number, percent: number): MessageView {
  const said = { baseYear: base.year, year, percent };
  const co2 = (value: number) => ({ co2: { as: 'kgCo2', value } }) as const;
  const rows: readonly CardRow[] = [
    { label: line('target.base-year', { year: `${base.year}` }), value: line('target.co2', co2(base.kgCo2)) },
    {
      label: line('target.aim-year', { year: `${year}` }),
      value: line('target.co2', co2(base.kgCo2 * (1 - percent / 100))),
      strong: true,
    },
  ];
  return card(line('target.confirm'), { lead: targetText(said), rows, note: line('target.note') }, [
    asideChoice(line('target.set'), 'target-set', ...targetArgs(said)),
    asideChoice(line('target.other'), 'target-base'),
  ]);
}

type Parts = { readonly lead?: Text; readonly rows: readonly CardRow[]; readonly note: Text };

function card(title: Text, parts: Parts, choices: readonly Choice[]): MessageView {
  return { view: 'card', title, ...parts, choices, even: true, aside: true };
}
