import { addMonths, firstDay, isMonth, lastDay, monthOf, monthsFrom } from '../../../engine/period.ts';
import { creditProjectOf } from '../../advice/credit-facts.ts';
import type { CardRow, Choice, MessageView, Text } from '../../message.ts';
import { line, sayText } from '../talk.ts';
import { asideChoice, type Press } from './aside.ts';

const yearsBack = 8;
const yearsAhead = 4;
const unknown = 'unknown';

/** Years first, then months: a registration may be years ago. */
const registered: Press = ([year], { facts }) => {
  const now = Number(facts.today.slice(0, 4));
  if (year === undefined) {
    const years = Array.from({ length: yearsBack }, (_, at) => `${now - at}`);
    return {
      views: [
        card(
          'jcredit.ask-registered',
          years.map((one) => pick(yearText(one), 'credit-registered', one)),
        ),
      ],
    };
  }
  const months = monthsOf(year).filter((month) => month <= monthOf(facts.today));
  if (months.length === 0) return null;
  return {
    views: [
      card(
        'jcredit.ask-registered',
        months.map((month) => pick(monthText(month), 'credit-end', month)),
      ),
    ],
  };
};

function monthsOf(year: string): readonly string[] {
  return /^20\d{2}$/.test(year) ? monthsFrom(`${year}-01`, `${year}-12`) : [];
}

/** The month in which the monitoring period ends; it need not be known. */
const end: Press = ([from, year], { facts }) => {
  if (from === undefined || !isMonth(from) || from > monthOf(facts.today)) return null;
  const notKnown = asideChoice(line('jcredit.end-unknown'), 'credit-save', from, unknown);
  if (year === undefined) {
    const now = Number(facts.today.slice(0, 4));
    const years = Array.from({ length: yearsAhead }, (_, at) => `${now + at}`);
    return {
      views: [
        card(
          'jcredit.ask-end',
          years.map((one) => pick(yearText(one), 'credit-end', from, one)),
          [notKnown],
        ),
      ],
    };
  }
  const months = monthsOf(year).filter((month) => month >= from);
  if (months.length === 0) return null;
  return {
    views: [
      card(
        'jcredit.ask-end',
        months.map((month) => pick(monthText(month), 'credit-save', from, month)),
        [notKnown],
      ),
    ],
  };
};

function isEnd(last: string | null, from: string, now: string): boolean {
  return last === null || (isMonth(last) && last >= from && last <= addMonths(now, yearsAhead * 12));
}

/** Kept by its months, as they were told; pressed again, it is there already. */
const save: Press = ([from, until], { facts }) => {
  const last = until === unknown ? null : (until ?? '');
  const now = monthOf(facts.today);
  if (from === undefined || !isMonth(from) || from > now || !isEnd(last, from, now)) return null;
  const project = { registeredOn: firstDay(from), periodEnd: last === null ? null : lastDay(last) };
  const before = creditProjectOf(facts);
  const isKnown = before?.registeredOn === project.registeredOn && before.periodEnd === project.periodEnd;
  const rows: readonly CardRow[] = [
    { label: line('jcredit.label-registered'), value: monthText(from) },
    { label: line('jcredit.label-end'), value: last === null ? line('jcredit.end-unknown') : monthText(last) },
  ];
  const choices = [
    asideChoice(line('jcredit.see-monitoring'), 'credit-monitor'),
    asideChoice(line('jcredit.project-change'), 'credit-registered'),
  ];
  return {
    views: [card(isKnown ? 'jcredit.project-already' : 'jcredit.project-saved', rows, choices)],
    effects: isKnown ? [] : [{ do: 'save-advice', record: { about: 'credit-project', ...project } }],
  };
};

const monthText = (month: string): Text => line('jcredit.month', { month: { as: 'month', month } });
const yearText = (year: string): Text => line('jcredit.year', { year });

function pick(label: Text, verb: string, ...args: readonly string[]): CardRow {
  return { label: { words: '' }, value: label, choice: asideChoice(label, verb, ...args) };
}

function card(title: string, rows: readonly CardRow[], choices: readonly Choice[] = []): MessageView {
  return { view: 'card', title: line(title), rows, choices, even: true, aside: true };
}

const joined =
  (press: Press): Press =>
  (args, moment) =>
    moment.facts.business === null ? { views: sayText(line('jcredit.not-joined')) } : press(args, moment);

/** What is told of a registered project. */
export const creditProject: Readonly<Record<string, Press>> = {
  'credit-registered': joined(registered),
  'credit-end': joined(end),
  'credit-save': joined(save),
};
