import { businessMinutesBetween } from '../../../engine/business-time/between.ts';
import { type BusinessHours, clockTime, japanTime } from '../../../engine/business-time/hours.ts';
import type { Locale } from '../../facts.ts';
import type { Text, Words } from '../../message.ts';
import { writeText } from '../../text/write.ts';
import type { CaseRecord, Said } from './case.ts';
import { recordWords } from './words.ts';

/** A cell of a sheet; null = nothing is known. */
export type Cell = string | number | null;

type Column = { readonly head: string; readonly cell: (one: CaseRecord, as: Writing) => Cell };
type Writing = { readonly hours: BusinessHours; readonly write: (text: Text | Words) => string };

/** Excel holds 32,767 characters in a cell. */
const longest = 32_000;

const outcomes: Readonly<Record<NonNullable<CaseRecord['outcome']>, string>> = {
  asked: 'record.outcome-none',
  yes: 'record.outcome-yes',
  'not-yet': 'record.outcome-no',
};

const columns: readonly Column[] = [
  { head: 'record.head-number', cell: ({ number }) => number },
  { head: 'record.head-opened', cell: ({ openedAt }) => clock(openedAt) },
  { head: 'record.head-route', cell: ({ route }, { write }) => write(recordWords.route(route)) },
  { head: 'record.head-firm', cell: ({ firm }) => firm },
  { head: 'record.head-reason', cell: ({ reason }, { write }) => write(recordWords.reason(reason)) },
  { head: 'record.head-question', cell: ({ questions }, as) => saidCell(questions, as) },
  { head: 'record.head-answer', cell: ({ answers }, as) => saidCell(answers, as) },
  { head: 'record.head-knowledge', cell: ({ knowledge }) => knowledge.join('\n') || null },
  { head: 'record.head-state', cell: ({ state }, { write }) => write(recordWords.state(state)) },
  { head: 'record.head-handler', cell: ({ handler }) => handler },
  { head: 'record.head-closed', cell: ({ closedAt }) => (closedAt === null ? null : clock(closedAt)) },
  {
    head: 'record.head-resolution',
    cell: ({ resolution }, { write }) => (resolution === null ? null : write(recordWords.resolution(resolution))),
  },
  { head: 'record.head-minutes', cell: (one, { hours }) => minutesToAnswer(one, hours) },
  {
    head: 'record.head-complaint',
    cell: ({ complaint }, { write }) => write({ key: complaint ? 'record.yes' : 'record.no' }),
  },
  {
    head: 'record.head-outcome',
    cell: ({ outcome }, { write }) => (outcome === null ? null : write({ key: outcomes[outcome] })),
  },
];

/** The record of cases as rows, heads first. */
export function recordTable(
  cases: readonly CaseRecord[],
  hours: BusinessHours,
  locale: Locale,
): readonly (readonly Cell[])[] {
  const write = (text: Text | Words): string => writeText(text, locale);
  return [
    columns.map(({ head }) => write({ key: head })),
    ...cases.map((one) => columns.map(({ cell }) => cell(one, { hours, write }))),
  ];
}

/** Whole minutes of open time until the first answer arrived; null while there is none. */
export function minutesToAnswer({ openedAt, answers }: CaseRecord, hours: BusinessHours): number | null {
  const [first] = answers;
  return first === undefined ? null : Math.round(businessMinutesBetween(openedAt, first.at, hours));
}

function saidCell(said: readonly Said[], { write }: Writing): string | null {
  const lines = said.map(({ at, words, erased }) => {
    return `[${clock(at)}] ${words ?? write({ key: missing(erased) })}`;
  });
  const all = lines.join('\n');
  if (all.length > longest) return `${all.slice(0, longest)}${write({ key: 'record.cut' })}`;
  return all === '' ? null : all;
}

function missing(erased: Said['erased']): string {
  if (erased === 'taken-back') return 'record.taken-back';
  return erased ? 'record.erased' : 'record.wordless';
}

function clock(at: string): string {
  const { day, minute } = japanTime(at);
  return `${day} ${clockTime(minute)}`;
}
