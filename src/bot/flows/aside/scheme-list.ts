import type { Knowledge } from '../../../engine/knowledge/edition.ts';
import type { Scheme } from '../../../engine/knowledge/scheme.ts';
import { textIn } from '../../../engine/knowledge/text.ts';
import type { SchemeConflict, SchemeMatch, SchemeMatches } from '../../../engine/scheme/match.ts';
import { statusTexts } from '../../advice/scheme-status.ts';
import type { Locale } from '../../facts.ts';
import type { CardRow, Choice, MessageView, Text, Words } from '../../message.ts';
import { writeText } from '../../text/write.ts';
import { line } from '../talk.ts';
import { asideChoice } from './aside.ts';
import { groupsOf, type SchemeGroup } from './scheme-groups.ts';

/** What a list is made of. `only`: these were asked about, not all there are. */
export type SchemeList = {
  readonly matches: SchemeMatches;
  /** Asked about, but for another place than the firm's. */
  readonly elsewhere: readonly Scheme[];
  readonly only: boolean;
  readonly placeKnown: boolean;
  readonly today: string;
  readonly locale: Locale;
  readonly knowledge: Pick<Knowledge, 'measures'>;
};

/** The parts of a list that can be looked at alone. */
export type ListPart = 'later' | 'closed' | 'unfit';

const shownRows = { open: 8, later: 8, closed: 4 } as const;
const pageRows = 12;

/** Open schemes first, then those that come or that nobody can confirm, at last what has ended, in three cards at most. */
export function schemeListViews(list: SchemeList): readonly MessageView[] {
  return [openCard(list), ...laterCard(list), ...closedCard(list)];
}

/** One page of a part. */
export function schemePartView(list: SchemeList, part: ListPart, page: number): MessageView {
  const rows = rowsOf(list, part);
  const from = page * pageRows;
  const rest = rows.length - from - pageRows;
  const more = rest > 0 ? [moreRow(part, rest, page + 1)] : [];
  return card(partTitles[part], [...rows.slice(from, from + pageRows), ...more]);
}

const partTitles = {
  later: 'scheme.later-title',
  closed: 'scheme.closed-title',
  unfit: 'scheme.unfit-title',
} as const satisfies Record<ListPart, string>;

function openCard(list: SchemeList): MessageView {
  const { matches, only, today, placeKnown } = list;
  const groups = groupsOf(matches.recommended.slice(0, shownRows.open), matches.conflicts);
  const none = line(only ? 'scheme.none-of-these' : 'scheme.none');
  const check = matches.next === null ? [] : [asideChoice(line('scheme.check'), 'scheme-check', 'all')];
  const all = only ? [asideChoice(line('scheme.all'), 'schemes')] : [];
  return {
    view: 'card',
    title: line('scheme.list-title', { day: { as: 'day', day: today } }),
    lead: groups.length === 0 ? none : line('scheme.open-lead'),
    rows: groups.flatMap((group) => groupRows(group, list)),
    ...(placeKnown ? {} : { note: line('scheme.place-unknown') }),
    choices: [...(groups.length === 0 ? [] : check), ...all, confirmChoice],
    even: true,
    aside: true,
  };
}

/** The way to a person who finds out what the data do not say. */
export const confirmChoice: Choice = asideChoice(line('scheme.ask-person'), 'person');

/** The way to the list. */
export const schemesChoice: Choice = asideChoice(line('scheme.topic'), 'schemes');

function groupRows({ matches, shared, conflicts }: SchemeGroup, list: SchemeList): readonly CardRow[] {
  const titles = list.knowledge.measures.flatMap(({ id, title }) =>
    shared.includes(id) ? [textIn(title, list.locale)] : [],
  );
  const head: readonly CardRow[] =
    titles.length === 0 ? [] : [{ label: line('scheme.same-thing'), value: { words: titles.slice(0, 3).join('\n') } }];
  const named = [...list.matches.recommended, ...list.matches.upcoming, ...list.matches.unverified];
  return [
    ...head,
    ...matches.map((match) => pressable(match.scheme, statusTexts(match.status), list.locale)),
    ...conflicts.map((one) => conflictRow(one, named, list.locale)),
  ];
}

function conflictRow(conflict: SchemeConflict, named: readonly SchemeMatch[], locale: Locale): CardRow {
  const [one = '', other = ''] = conflict.schemes.map((id) => {
    const found = named.find(({ scheme }) => scheme.id === id);
    return found === undefined ? id : textIn(found.scheme.name, locale);
  });
  const key = conflict.reason === 'stated' ? 'scheme.conflict-stated' : 'scheme.conflict-national';
  return { label: line('scheme.label-together'), value: line(key, { one, other }) };
}

/** A line that leads to the scheme's card. */
function pressable(scheme: Scheme, texts: readonly (Text | Words)[], locale: Locale): CardRow {
  const name: Words = { words: textIn(scheme.name, locale) };
  const words = texts.map((text) => writeText(text, locale)).join('\n');
  return { label: name, value: { words }, choice: asideChoice(name, 'item', 'subsidy', scheme.id) };
}

function laterCard(list: SchemeList): readonly MessageView[] {
  const rows = rowsOf(list, 'later');
  const away = list.elsewhere.map((scheme) => pressable(scheme, [line('scheme.elsewhere')], list.locale));
  const unfit = list.matches.unfit.length === 0 ? [] : [countRow('unfit', list.matches.unfit.length)];
  const shown = [...firstOf(rows, 'later'), ...away, ...unfit];
  return shown.length === 0 ? [] : [card(partTitles.later, shown)];
}

function closedCard(list: SchemeList): readonly MessageView[] {
  const rows = rowsOf(list, 'closed');
  return rows.length === 0 ? [] : [card(partTitles.closed, firstOf(rows, 'closed'))];
}

function firstOf(rows: readonly CardRow[], part: 'later' | 'closed'): readonly CardRow[] {
  const rest = rows.length - shownRows[part];
  return rest <= 0 ? rows : [...rows.slice(0, shownRows[part]), moreRow(part, rest, 0)];
}

function rowsOf({ matches, locale }: SchemeList, part: ListPart): readonly CardRow[] {
  const ordered = (all: readonly SchemeMatch[]) => groupsOf(all, matches.conflicts).flatMap((group) => group.matches);
  if (part === 'closed')
    return matches.closed.map(({ scheme, status }) => pressable(scheme, statusTexts(status).slice(0, 1), locale));
  if (part === 'unfit')
    return matches.unfit.map(({ scheme, status }) =>
      pressable(scheme, [...statusTexts(status), line('scheme.fit-no')], locale),
    );
  return [...ordered(matches.upcoming), ...ordered(matches.unverified)].map(({ scheme, status }) =>
    pressable(scheme, statusTexts(status), locale),
  );
}

function card(title: string, rows: readonly CardRow[]): MessageView {
  return {
    view: 'card',
    title: line(title),
    rows,
    hint: line('scheme.press'),
    even: true,
    aside: true,
  };
}

function moreRow(part: ListPart, count: number, page: number): CardRow {
  const label = line('scheme.more', { count });
  return { label: { words: '' }, value: label, choice: asideChoice(label, 'schemes-more', part, String(page)) };
}

function countRow(part: 'unfit', count: number): CardRow {
  const label = line('scheme.unfit-count', { count });
  return { label: { words: '' }, value: label, choice: asideChoice(label, 'schemes-more', part, '0') };
}
