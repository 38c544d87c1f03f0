import type { MonitoringState } from '../../../engine/jcredit/monitoring.ts';
import { isMonth } from '../../../engine/period.ts';
import { creditProjectOf, itemOf, monitoredMonths, monitoringOf, recordedItems } from '../../advice/credit-facts.ts';
import { itemKeys } from '../../advice/credit-keys.ts';
import { monitoringView } from '../../advice/credit-views.ts';
import type { Facts } from '../../facts.ts';
import type { CardRow, MessageView } from '../../message.ts';
import { line, sayText } from '../talk.ts';
import { type Aside, asideChoice, type Press } from './aside.ts';
import { personChoice } from './person.ts';

const monitorChoice = asideChoice(line('jcredit.see-monitoring'), 'credit-monitor');

/** What is recorded every month and what lacks; with a registered project its own records can be marked as kept. */
function monitorCard(facts: Facts): MessageView {
  const states = monitoringOf(facts);
  const view = monitoringView(states);
  const project = creditProjectOf(facts);
  if (view.view !== 'card') return view;
  const rows = view.rows.map((row, at) => (project === null ? before(row, states[at]) : withButton(row, states[at])));
  const note = line(project === null ? 'jcredit.monitoring-before' : 'jcredit.monitoring-note');
  return { ...view, rows, note, choices: [personChoice], even: true, aside: true };
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

type Item = NonNullable<ReturnType<typeof itemOf>>;

/** Only for months of the project that was told of. */
function recordOf(
  [id, month]: readonly string[],
  facts: Facts,
): { readonly item: Item; readonly month: string } | null {
  const item = itemOf(id);
  if (item === null || month === undefined || !isMonth(month)) return null;
  if (creditProjectOf(facts) === null || !monitoredMonths(facts).includes(month)) return null;
  return { item, month };
}

const paramsOf = (record: { readonly item: Item; readonly month: string }) =>
  ({ item: { as: 'text', text: line(itemKeys[record.item]) }, month: { as: 'month', month: record.month } }) as const;

/** Asked once more before it counts, as it cannot be taken back. */
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
        choices: [monitorChoice],
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
};
