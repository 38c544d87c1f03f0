import { standingIn, type Target } from '../../../engine/target/target.ts';
import { monthCo2Of } from '../../advice/month-co2.ts';
import { knownYears, lackingYear, standingMonth, targetOf } from '../../advice/target-facts.ts';
import { readTypedTarget } from '../../advice/target-said.ts';
import type { Facts } from '../../facts.ts';
import type { CardRow, Choice, MessageView, Text } from '../../message.ts';
import { line, type Moment, sayText } from '../talk.ts';
import { type Aside, type AsideSubject, asideChoice } from './aside.ts';
import { targetDecisions } from './target-decide.ts';
import { basesCard, planCard, type Wanted } from './target-plan.ts';
import { standingText, targetText } from './target-words.ts';

const wholeYear = 12;

/** The way to the firm's target. */
export const targetChoice: Choice = asideChoice(line('target.see'), 'target');

/** The target and whether the firm is on its line, or the way to set one. */
function targetCard(moment: Moment): Aside {
  const { facts } = moment;
  const target = targetOf(facts);
  if (facts.business === null) return { views: sayText(line('target.not-joined')) };
  if (target === null) return beginning(moment, { year: null, percent: null });
  const rows: readonly CardRow[] = [
    { label: line('target.label-target'), value: targetText(target) },
    ...standingRows(target, facts),
  ];
  const view: MessageView = {
    view: 'card',
    title: line('target.title'),
    rows,
    note: line('target.note'),
    choices: [
      asideChoice(line('target.change'), 'target-base'),
      asideChoice(line('target.drop'), 'target-drop', `${target.baseYear}`, `${target.year}`, `${target.percent}`),
    ],
    even: true,
    aside: true,
  };
  return { views: [view] };
}

/** By the last twelve months and by the newest one; in the base year itself there is nothing to compare. */
function standingRows(target: Target, facts: Facts): readonly CardRow[] {
  const month = standingMonth(facts, target);
  if (month === null) {
    const year = `${target.baseYear + 1}`;
    return [{ label: line('target.label-standing'), value: line('target.not-yet', { year }) }];
  }
  const { rolling, sameMonth } = standingIn(target, monthCo2Of(facts), month);
  const at = { month: { as: 'month', month } } as const;
  return [
    { label: line('target.label-rolling', at), value: standingText(rolling), strong: true },
    { label: line('target.label-month', at), value: standingText(sameMonth) },
  ];
}

/** A base is a year that is wholly known; where there is none, what lacks is said, and nothing is filled in. */
function beginning({ facts }: Moment, wanted: Wanted): Aside {
  const years = knownYears(facts);
  const [only, ...others] = years;
  if (only === undefined) return { views: [lackCard(lackingYear(facts))] };
  return { views: [others.length === 0 ? planCard(only, wanted, facts) : basesCard(years, wanted)] };
}

function lackCard({ year, months }: ReturnType<typeof lackingYear>): MessageView {
  return {
    view: 'card',
    title: line('target.lack-title'),
    lead: line('target.lack', { year: `${year}`, count: months.length }),
    rows: [{ label: line('target.lack-months'), value: missingText(months) }],
    note: line('target.lack-note'),
    choices: [asideChoice(line('steps.how'), 'step-how')],
    even: true,
    aside: true,
  };
}

/** Twelve months are said by their ends. */
function missingText(months: readonly string[]): Text {
  const items = months.map((month) => ({ as: 'month', month }) as const);
  const [from, to] = [items[0], items.at(-1)];
  if (items.length < wholeYear || from === undefined || to === undefined)
    return line('target.list', { items: { as: 'list', items } });
  return line('target.from-to', { from, to });
}

/** 「目標 2030年までに30%」; what is not wholly clear is asked back. */
function typed(text: string, moment: Moment): Aside | null {
  const said = readTypedTarget(text);
  if (said === null) return null;
  if (moment.facts.business === null) return { views: sayText(line('target.not-joined')) };
  return said === 'unclear' ? { views: sayText(line('target.unclear')) } : beginning(moment, said);
}

/** Targets (目標): set in two taps, followed month by month, changed and given up. */
export const target: AsideSubject = {
  presses: {
    target: (_, moment) => targetCard(moment),
    'target-base': (_, moment) =>
      moment.facts.business === null
        ? { views: sayText(line('target.not-joined')) }
        : beginning(moment, { year: null, percent: null }),
    ...targetDecisions,
  },
  says: { target: ['目標', 'もくひょう', '目標を見る', '目標を決める', '目標を決めたい', 'target', 'our target'] },
  hears: typed,
};
