import type { MonitoringState } from '../../../engine/jcredit/monitoring.ts';
import { type CreditReminder, creditReminder } from '../../../engine/jcredit/reminders.ts';
import { isMonth } from '../../../engine/period.ts';
import {
  creditProjectOf,
  itemOf,
  monitoredMonths,
  monitoringOf,
  openItems,
  type RecordedItem,
  recordedItems,
} from '../../advice/credit-facts.ts';
import { creditReminderText, monitoringView } from '../../advice/credit-views.ts';
import type { Facts } from '../../facts.ts';
import type { CardRow, Choice, MessageView } from '../../message.ts';
import { line, sayText } from '../talk.ts';
import { type Aside, asideChoice, type Press } from './aside.ts';
import { creditKept, keptChoice, monitorChoice, paramsOf, undoChoice } from './credit-kept.ts';
import { personChoice } from './person.ts';

/** What is recorded every month and what lacks; with a registered project its own records can be marked as kept. */
function monitorCard(facts: Facts): MessageView {
  const states = monitoringOf(facts);
  const view = monitoringView(states);
  const project = creditProjectOf(facts);
  if (view.view !== 'card') return view;
  const rows = view.rows.map((row, at) => (project === null ? before(row, states[at]) : withButton(row, states[at])));
  const note = line(project === null ? 'jcredit.monitoring-before' : 'jcredit.monitoring-note');
  const due = project === null ? null : creditReminder(project, facts.today);
  const said = project === null || due === null || due === 'record' ? {} : { lead: creditReminderText(due, project) };
  const kept = recordedItems(facts).length === 0 ? [] : [keptChoice];
  return {
    ...view,
    ...said,
    rows,
    note,
    choices: [...kept, ...reportChoices(due), personChoice],
    even: true,
    aside: true,
  };
}

/** Towards the end of the period: what the report is, and after it the next period. */
function reportChoices(due: CreditReminder | null): readonly Choice[] {
  if (due === 'report') return [asideChoice(line('jcredit.report-how'), 'item', 'faq', reportAnswer)];
  return due === 'over' ? [asideChoice(line('jcredit.project-change'), 'credit-registered')] : [];
}

/** The answer that says what a monitoring report is. */
const reportAnswer = 'jc-monitor';

/** Beside a monthly reminder: what else is to be recorded, for holders of a registered project; null: nothing. */
export function creditReminderCard(facts: Facts): MessageView | null {
  const project = creditProjectOf(facts);
  const due = project === null ? null : creditReminder(project, facts.today);
  if (project === null || due === null) return null;
  const states = openItems(facts);
  if (due === 'record' && states.length === 0) return null;
  const view = monitoringView(states);
  if (view.view !== 'card') return null;
  return {
    ...view,
    title: creditReminderText(due, project),
    rows: view.rows.map((row, at) => withButton(row, states[at])),
    choices: [monitorChoice, ...reportChoices(due)],
    even: true,
    aside: true,
  };
}

/** Before a registration nothing of the firm's own records is missing. */
function before(row: CardRow, state: MonitoringState | undefined): CardRow {
  return state?.energy === null ? { ...row, value: line('jcredit.record-later') } : row;
}

/** The newest month without a record is the one to mark. */
function withButton(row: CardRow, state: MonitoringState | undefined): CardRow {
  const month = state?.missing.at(-1);
  if (state === undefined || state.energy !== null || month === undefined) return row;
  return { ...row, choice: asideChoice(row.label, 'credit-record', state.item, month) };
}

/** Only for months of the project that was told of. */
function recordOf([id, month]: readonly string[], facts: Facts): RecordedItem | null {
  const item = itemOf(id);
  if (item === null || month === undefined || !isMonth(month)) return null;
  if (creditProjectOf(facts) === null || !monitoredMonths(facts).includes(month)) return null;
  return { item, month };
}

/** Asked once more before it counts: the figures themselves have to be in the firm's own records. */
const ask: Press = (args, { facts }) => {
  const record = recordOf(args, facts);
  if (record === null) return { views: [monitorCard(facts)] };
  return {
    views: [
      {
        view: 'card',
        title: line('jcredit.record-ask', paramsOf(record)),
        rows: [],
        note: line('jcredit.record-note'),
        choices: [asideChoice(line('jcredit.record-yes'), 'credit-recorded', record.item, record.month), monitorChoice],
        even: true,
        aside: true,
      },
    ],
  };
};

const recorded: Press = (args, { facts }): Aside => {
  const record = recordOf(args, facts);
  if (record === null) return { views: [monitorCard(facts)] };
  const isKnown = recordedItems(facts).some(({ item, month }) => item === record.item && month === record.month);
  return {
    views: [
      {
        view: 'card',
        title: line(isKnown ? 'jcredit.recorded-already' : 'jcredit.recorded', paramsOf(record)),
        rows: [],
        choices: [undoChoice(record), monitorChoice],
        even: true,
        aside: true,
      },
    ],
    effects: isKnown ? [] : [{ do: 'save-advice', record: { about: 'credit-record', ...record } }],
  };
};

const joined =
  (press: Press): Press =>
  (args, moment) =>
    moment.facts.business === null ? { views: sayText(line('jcredit.not-joined')) } : press(args, moment);

/** What the buttons of the monthly records do. */
export const creditMonitoring: Readonly<Record<string, Press>> = {
  'credit-monitor': joined((_, { facts }) => ({ views: [monitorCard(facts)] })),
  'credit-record': joined(ask),
  'credit-recorded': joined(recorded),
  'credit-kept': joined(creditKept['credit-kept']),
  'credit-unrecord': joined(creditKept['credit-unrecord']),
};
