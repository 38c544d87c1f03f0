import { fill } from '../../../engine/knowledge/fill.ts';
import { textIn } from '../../../engine/knowledge/text.ts';
import { knownOn } from '../../advice/known.ts';
import type { ShownItem } from '../../advice/shown.ts';
import { isOld, sourceText } from '../../advice/source-text.ts';
import type { Facts } from '../../facts.ts';
import type { MessageView } from '../../message.ts';
import { writeText } from '../../text/write.ts';
import { line } from '../talk.ts';
import { personChoice } from './person.ts';
import { whyChoice } from './why.ts';

/** An edited answer or story with its documents, its day and edition; null where it may not be shown. */
export function knowledgeCard(item: ShownItem, facts: Facts, because: readonly string[] = []): MessageView | null {
  const words = wordsOf(item, facts);
  if (words === null) return null;
  const { edition, sources } = knownOn(facts);
  const notes = [line('advice.edition', { edition: edition.id })];
  const old = isOld(words.asOf, facts.today) ? [line('scheme.old')] : [];
  return {
    view: 'card',
    title: { words: words.title },
    lead: { words: words.lead },
    rows: [{ label: line('scheme.label-source'), value: sourceText(words, sources) }],
    note: { words: [...[...notes, ...old].map((text) => writeText(text, facts.locale)), ...words.more].join('\n') },
    choices: [whyChoice(item, because), personChoice],
    even: true,
    aside: true,
  };
}

type Worded = {
  readonly title: string;
  readonly lead: string;
  readonly more: readonly string[];
  readonly sources: readonly { readonly source: string }[];
  readonly asOf: string;
};

function wordsOf({ type, id }: ShownItem, facts: Facts): Worded | null {
  const { faq, stories } = knownOn(facts);
  const { locale } = facts;
  if (type === 'story') {
    const story = stories.find((one) => one.id === id);
    if (story === undefined) return null;
    return { ...story, title: textIn(story.title, locale), lead: textIn(story.text, locale), more: [] };
  }
  const found = type === 'faq' ? faq.find((one) => one.id === id) : undefined;
  if (found === undefined) return null;
  const more = found.escalate === null ? [] : [textIn(found.escalate, locale)];
  const lead = fill(found.answer, found.figures, locale);
  return { title: textIn(found.question, locale), lead, more, sources: found.sources, asOf: found.asOf };
}
