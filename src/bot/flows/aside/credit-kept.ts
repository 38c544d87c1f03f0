import { type RecordedItem, recordedItems } from '../../advice/credit-facts.ts';
import { itemKeys } from '../../advice/credit-keys.ts';
import type { Facts } from '../../facts.ts';
import type { CardRow, Choice, MessageView } from '../../message.ts';
import { line } from '../talk.ts';
import { type Aside, asideChoice, type Press } from './aside.ts';

/** The way to what is recorded every month. */
export const monitorChoice = asideChoice(line('jcredit.see-monitoring'), 'credit-monitor');

/** The way to what was said to be recorded. */
export const keptChoice = asideChoice(line('jcredit.see-kept'), 'credit-kept');

/** An item and its month, as sentences name them. */
export const paramsOf = (record: RecordedItem) =>
  ({ item: { as: 'text', text: line(itemKeys[record.item]) }, month: { as: 'month', month: record.month } }) as const;

/** Takes one record back. */
export const undoChoice = ({ item, month }: RecordedItem): Choice =>
  asideChoice(line('jcredit.unrecord'), 'credit-unrecord', item, month);

const mostKept = 10;

/** What is said to be recorded, the newest first, each to be taken back. */
function keptCard(facts: Facts): MessageView {
  const rows = recordedItems(facts)
    .toReversed()
    .slice(0, mostKept)
    .map((record): CardRow => {
      const value = line('jcredit.kept', paramsOf(record));
      return { label: { words: '' }, value, choice: asideChoice(value, 'credit-unrecord', record.item, record.month) };
    });
  const note = line(rows.length === 0 ? 'jcredit.kept-none' : 'jcredit.kept-note');
  return {
    view: 'card',
    title: line('jcredit.see-kept'),
    rows,
    note,
    choices: [monitorChoice],
    even: true,
    aside: true,
  };
}

/** Taken back: the month counts as missing again. */
const unrecord: Press = ([id, month], { facts }): Aside => {
  const record = recordedItems(facts).find((one) => one.item === id && one.month === month);
  if (record === undefined) return { views: [keptCard(facts)] };
  return {
    views: [
      {
        view: 'card',
        title: line('jcredit.unrecorded', paramsOf(record)),
        rows: [],
        choices: [monitorChoice],
        even: true,
        aside: true,
      },
    ],
    effects: [{ do: 'save-advice', record: { about: 'credit-record', ...record, undone: true } }],
  };
};

/** What the buttons of kept records do. */
export const creditKept = {
  'credit-kept': (_, { facts }) => ({ views: [keptCard(facts)] }),
  'credit-unrecord': unrecord,
} as const satisfies Readonly<Record<string, Press>>;
