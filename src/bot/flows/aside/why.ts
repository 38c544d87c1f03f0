import { itemsOf } from '../../../engine/knowledge/items.ts';
import type { Source } from '../../../engine/knowledge/provenance.ts';
import { knownOn } from '../../advice/known.ts';
import type { ShownItem } from '../../advice/shown.ts';
import { explain } from '../../ask/explain.ts';
import type { Facts } from '../../facts.ts';
import type { CardRow, Choice, MessageView, Text } from '../../message.ts';
import { writeText } from '../../text/write.ts';
import { line, sayText } from '../talk.ts';
import { asideChoice } from './aside.ts';

const mostCodes = 6;
const mostSources = 4;

/** なぜこの答え？, with what the question was recognised by. */
export function whyChoice({ type, id }: ShownItem, because: readonly string[]): Choice {
  const words = because.filter((code) => /^(?:word|rule):[a-z0-9-]+$/.test(code)).slice(0, mostCodes);
  return asideChoice(line('advice.why'), 'why-answer', type, id, ...words.map((code) => code.replace(':', '=')));
}

/** What stands behind an answer: its documents one by one, its edition, who looked at it and when. */
export function whyView({ id }: ShownItem, codes: readonly string[], facts: Facts): readonly MessageView[] {
  const knowledge = knownOn(facts);
  const found = itemsOf(knowledge).find(({ item }) => item.id === id);
  if (found === undefined) return sayText(line('advice.gone'));
  const { sources, asOf, reviewer, reviewedOn, confidence } = found.item;
  const rows: readonly CardRow[] = [
    ...understoodRows(codes, facts),
    ...sources.slice(0, mostSources).flatMap(({ source, page }) => sourceRows(knowledge.sources, source, page)),
    { label: line('advice.why-as-of'), value: line('advice.day', { day: { as: 'day', day: asOf } }) },
    { label: line('advice.why-edition'), value: { words: `${knowledge.edition.id} / ${id}` } },
    {
      label: line('advice.why-checked'),
      value: line('advice.checked', { reviewer, day: { as: 'day', day: reviewedOn } }),
    },
    { label: line('advice.why-confidence'), value: line(confidenceKeys[confidence]) },
  ];
  return [{ view: 'card', title: line('advice.why'), rows, note: line('advice.why-note'), aside: true }];
}

/** How the question was read, where its codes came along and say something to a person. */
function understoodRows(codes: readonly string[], { locale }: Facts): readonly CardRow[] {
  const read = explain(
    codes.map((code) => code.replace('=', ':')),
    locale,
  );
  if (read.length === 0) return [];
  const words = read.map((one) => writeText(one, locale)).join(locale === 'en' ? ', ' : '、');
  return [{ label: line('ask.understood'), value: { words } }];
}

const confidenceKeys = {
  high: 'advice.confidence-high',
  medium: 'advice.confidence-medium',
  low: 'advice.confidence-low',
} as const;

function sourceRows(sources: readonly Source[], id: string, page: string | null): readonly CardRow[] {
  const found = sources.find((one) => one.id === id);
  if (found === undefined) return [];
  const { title, publisher, version, url, seenOn } = found;
  const about: readonly (string | null)[] = [publisher, version, page, url];
  const seen: readonly Text[] = seenOn === null ? [] : [line('advice.seen', { day: { as: 'day', day: seenOn } })];
  return [
    {
      label: line('scheme.label-source'),
      value: { words: [title, ...about.filter((one) => one !== null)].join('\n') },
    },
    ...seen.map((value): CardRow => ({ label: line('advice.why-seen'), value })),
  ];
}
