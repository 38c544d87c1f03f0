import { type CreditKind, creditKinds } from '../../../engine/jcredit/methodology.ts';
import type { RegisteredProject } from '../../../engine/jcredit/reminders.ts';
import { addMonths, firstDay, isMonth, lastDay, monthOf, monthsFrom } from '../../../engine/period.ts';
import { creditProjectOf } from '../../advice/credit-facts.ts';
import type { Facts } from '../../facts.ts';
import type { CardRow, Choice, MessageView, Text } from '../../message.ts';
import { line, sayText } from '../talk.ts';
import { asideChoice, type Press } from './aside.ts';

const yearsBack = 8;
const yearsAhead = 4;
const unknown = 'unknown';

const kindKeys: Readonly<Record<CreditKind, string>> = {
  boiler: 'jcredit.kind-boiler',
  'heat-pump': 'jcredit.kind-heat-pump',
  'air-conditioning': 'jcredit.kind-air-conditioning',
  lighting: 'jcredit.kind-lighting',
  solar: 'jcredit.kind-solar',
  biomass: 'jcredit.kind-biomass',
  cogeneration: 'jcredit.kind-cogeneration',
  vehicle: 'jcredit.kind-vehicle',
  other: 'jcredit.kind-other',
};

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
  const notKnown = asideChoice(line('jcredit.end-unknown'), 'credit-kind', from, unknown);
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
        months.map((month) => pick(monthText(month), 'credit-kind', from, month)),
        [notKnown],
      ),
    ],
  };
};

/** What the project is of, as what is recorded every month depends on it. */
const askKind: Press = ([from, until], { facts }) => {
  if (from === undefined || until === undefined || projectOf([from, until], facts) === null) return null;
  const rows = creditKinds.map((one) => pick(line(kindKeys[one]), 'credit-save', from, until, one));
  return {
    views: [card('jcredit.ask-kind', rows, [asideChoice(line('jcredit.kind-unknown'), 'credit-save', from, until)])],
  };
};

function isEnd(last: string | null, from: string, now: string): boolean {
  return last === null || (isMonth(last) && last >= from && last <= addMonths(now, yearsAhead * 12));
}

/** Kept by its months, as they were told; pressed again, it is there already. */
const save: Press = (args, { facts }) => {
  const project = projectOf(args, facts);
  if (project === null) return null;
  const before = creditProjectOf(facts);
  const kind = creditKinds.find((one) => one === args[2]) ?? before?.kind ?? null;
  const now: RegisteredProject = { registeredOn: project.registeredOn, periodEnd: project.periodEnd, kind };
  const isKnown = before !== null && isSame(before, now);
  const choices = [
    asideChoice(line('jcredit.see-monitoring'), 'credit-monitor'),
    asideChoice(line('jcredit.project-change'), 'credit-registered'),
  ];
  return {
    views: [card(isKnown ? 'jcredit.project-already' : 'jcredit.project-saved', rowsOf(now), choices)],
    effects: isKnown ? [] : [{ do: 'save-advice', record: { ...project, ...(kind === null ? {} : { kind }) } }],
  };
};

function isSame(a: RegisteredProject, b: RegisteredProject): boolean {
  return a.registeredOn === b.registeredOn && a.periodEnd === b.periodEnd && a.kind === b.kind;
}

function rowsOf({ registeredOn, periodEnd, kind }: RegisteredProject): readonly CardRow[] {
  const ends = periodEnd === null ? line('jcredit.end-unknown') : monthText(monthOf(periodEnd));
  return [
    { label: line('jcredit.label-registered'), value: monthText(monthOf(registeredOn)) },
    { label: line('jcredit.label-end'), value: ends },
    { label: line('jcredit.label-kind'), value: line(kind === null ? 'jcredit.kind-unknown' : kindKeys[kind]) },
  ];
}

/** The months that were chosen, as a record; null where they cannot be those of a project. */
function projectOf([from, until]: readonly string[], { today }: Facts) {
  const last = until === unknown ? null : (until ?? '');
  const now = monthOf(today);
  if (from === undefined || !isMonth(from) || from > now || !isEnd(last, from, now)) return null;
  return {
    about: 'credit-project',
    registeredOn: firstDay(from),
    periodEnd: last === null ? null : lastDay(last),
  } as const;
}

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
  'credit-kind': joined(askKind),
  'credit-save': joined(save),
};
