import { textIn } from '../../../engine/knowledge/text.ts';
import { addMonths, isMonth, monthOf } from '../../../engine/period.ts';
import { knownOn } from '../../advice/known.ts';
import { stepOf, stepRecord } from '../../advice/measure-steps.ts';
import { declineReasons } from '../../advice/record.ts';
import { wishBehind, wishesOf } from '../../advice/wishes.ts';
import type { CardRow, Choice, MessageView, Text, Words } from '../../message.ts';
import { line, type Moment } from '../talk.ts';
import { type Aside, asideChoice, type Press } from './aside.ts';
import { measuresChoice } from './measures-list.ts';
import { doneChoice, reasonKeys, stepText, undoChoice } from './measures-words.ts';
import { wishQuestion } from './wishes.ts';

/** Months that are offered first, and all that are offered. */
const near = 3;
const far = 9;

type Of = { readonly id: string; readonly title: Words; readonly first: string | null };

/** The measure of a button, as long as it may be shown. */
function measureOf(id: string | undefined, { facts }: Moment): Of | null {
  const found = knownOn(facts).measures.find((one) => one.id === id);
  if (found === undefined) return null;
  const [first] = found.prerequisites;
  return {
    id: found.id,
    title: { words: textIn(found.title, facts.locale) },
    first: first === undefined ? null : textIn(first, facts.locale),
  };
}

type Pressed = (measure: Of, args: readonly string[], moment: Moment) => Aside | null;

const gone: Aside = { views: [{ view: 'text', text: line('advice.gone') }] };

/** A button that names a measure. */
function withMeasure(press: Pressed): Press {
  return ([id, ...args], moment) => {
    const measure = measureOf(id, moment);
    return measure === null ? gone : press(measure, args, moment);
  };
}

function card(title: Text, { lead, note, rows = [] }: Parts, choices: readonly Choice[]): MessageView {
  const notes = note === undefined ? {} : { note };
  return { view: 'card', title, lead, rows, ...notes, choices, even: true, aside: true };
}

type Parts = { readonly lead: Text | Words; readonly note?: Text; readonly rows?: readonly CardRow[] };

/** やってみる: what to do first, and that the effect will be looked at. Twice pressed, it is recorded once. */
const accept: Pressed = ({ id, title, first }, _, { facts }) => {
  const now = stepOf(facts.advice, id);
  if (now?.step === 'done') return already(title, stepText(now), [undoChoice(id, now), measuresChoice]);
  const isNew = now?.step !== 'accepted';
  const start = line('measures.start-first', { first: first ?? title.words });
  return {
    views: [
      card(
        line(isNew ? 'measures.accepted' : 'measures.accepted-already'),
        { lead: title, rows: [firstRow(start)], note: line('measures.accepted-note') },
        [doneChoice(id), undoChoice(id, { step: 'accepted', month: null })],
      ),
    ],
    effects: isNew ? [{ do: 'save-advice', record: stepRecord(id, 'accepted') }] : [],
  };
};

const firstRow = (value: Text): CardRow => ({ label: line('measures.label-first'), value });

function already(lead: Words, note: Text, choices: readonly Choice[]): Aside {
  return { views: [card(line('measures.already'), { lead, note }, choices)] };
}

/** もうやった: since which month; nothing is recorded before it is known. */
const askMonth: Pressed = ({ id, title }, args, { facts }) => {
  const earlier = args[0] === 'earlier';
  const months = monthsBack(facts.today, earlier ? near : 0, earlier ? far : near);
  const choices = months.map((month) => asideChoice(monthText(month), 'measure-done-in', id, month));
  const rest = earlier
    ? asideChoice(line('measures.done-long-ago'), 'measure-done-in', id, 'long-ago')
    : asideChoice(line('measures.done-earlier'), 'measure-done', id, 'earlier');
  const lead = title;
  if (!earlier) return { views: [card(line('measures.ask-month'), { lead }, [...choices, rest])] };
  const rows = choices.map((choice): CardRow => ({ label: { words: '' }, value: choice.label, choice }));
  return { views: [card(line('measures.ask-month'), { lead, rows }, [rest])] };
};

function monthsBack(today: string, from: number, to: number): readonly string[] {
  return Array.from({ length: to - from }, (_, at) => addMonths(monthOf(today), -from - at));
}

const monthText = (month: string): Text => line('measures.month', { month: { as: 'month', month } });

/** Done in a month, or before those that were offered: then nothing can be compared. */
const done: Pressed = ({ id, title }, [said = ''], { facts }) => {
  const month = said === 'long-ago' ? null : said;
  if (month !== null && (!isMonth(month) || month > monthOf(facts.today))) return null;
  const now = stepOf(facts.advice, id);
  const known = now?.step === 'done' && now.month === month;
  const step = { step: 'done', month, reason: null, day: facts.today } as const;
  const note = line(month === null ? 'measures.done-note-unknown' : 'measures.done-note');
  return {
    views: [
      card(
        line(known ? 'measures.done-already' : 'measures.done-saved'),
        { lead: title, rows: [stateRow(stepText(step))], note },
        [undoChoice(id, step), measuresChoice],
      ),
    ],
    effects: known ? [] : [{ do: 'save-advice', record: stepRecord(id, 'done', { month }) }],
  };
};

const stateRow = (value: Text): CardRow => ({ label: line('measures.label-state'), value });

/** 今はしない: why, so that it is not proposed in vain. */
const askReason: Pressed = ({ id, title }) => {
  const rows = declineReasons.map((reason): CardRow => {
    const choice = asideChoice(line(reasonKeys[reason]), 'measure-not-for', id, reason);
    return { label: { words: '' }, value: choice.label, choice };
  });
  return { views: [card(line('measures.ask-reason'), { lead: title, rows }, [])] };
};

const decline: Pressed = ({ id, title }, [said], { facts }) => {
  const reason = declineReasons.find((one) => one === said);
  if (reason === undefined) return null;
  const now = stepOf(facts.advice, id);
  // After half a year "later" is a new answer, of another day.
  const known = now?.step === 'declined' && now.reason === reason && (reason !== 'later' || now.day === facts.today);
  const note = line(reason === 'later' ? 'measures.declined-later' : 'measures.declined-note');
  const behind = wishBehind(reason, wishesOf(facts));
  return {
    views: [
      card(line(known ? 'measures.declined-already' : 'measures.declined'), { lead: title, note }, [
        undoChoice(id, { step: 'declined', month: null }),
        measuresChoice,
      ]),
      // What holds for one measure may hold for all: that is asked, not assumed.
      ...(behind === null ? [] : [wishQuestion(behind)]),
    ],
    effects: known ? [] : [{ do: 'save-advice', record: stepRecord(id, 'declined', { reason }) }],
  };
};

/** 取り消す takes back the step it stood under, once; what stood before stands again. */
const undo: Pressed = ({ id, title }, [step, month], { facts }) => {
  const now = stepOf(facts.advice, id);
  const isOpen = now !== null && now.step === step && now.month === (month ?? null);
  if (!isOpen) return { views: [card(line('measures.undone-already'), { lead: title }, [measuresChoice])] };
  return {
    views: [card(line('measures.undone'), { lead: title }, [itemChoice(id), measuresChoice])],
    effects: [{ do: 'save-advice', record: stepRecord(id, 'dropped') }],
  };
};

/** The way back to the measure itself. */
const itemChoice = (id: string): Choice => asideChoice(line('measures.this-one'), 'item', 'measure', id);

/** What the owner decides about a measure. Each answer can be taken back. */
export const decisions: Readonly<Record<string, Press>> = {
  'measure-yes': withMeasure(accept),
  'measure-done': withMeasure(askMonth),
  'measure-done-in': withMeasure(done),
  'measure-not': withMeasure(askReason),
  'measure-not-for': withMeasure(decline),
  'measure-undo': withMeasure(undo),
};
