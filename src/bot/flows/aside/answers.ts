import { industryPath } from '../../../engine/knowledge/industry-code.ts';
import { textIn } from '../../../engine/knowledge/text.ts';
import { knownOn } from '../../advice/known.ts';
import { placesOf } from '../../advice/place.ts';
import type { ShownItem } from '../../advice/shown.ts';
import { nextStepOf } from '../../advice/step-facts.ts';
import { ask } from '../../ask/ask.ts';
import type { AskAnswer, AskItem } from '../../ask/contract.ts';
import { indexOf } from '../../ask/index-of.ts';
import type { Facts } from '../../facts.ts';
import type { MessageView } from '../../message.ts';
import { writeText } from '../../text/write.ts';
import { line, type Moment, sayText } from '../talk.ts';
import { type Aside, type AsideSubject, asideChoice } from './aside.ts';
import { knowledgeCard } from './knowledge-card.ts';
import { measureItem } from './measure-item.ts';
import { schemeItem } from './scheme-item.ts';
import { schemesAside } from './schemes.ts';
import { whyView } from './why.ts';

/** Finds what the knowledge has for a question in the owner's own words. */
export function askKnowledge(text: string, facts: Facts): AskAnswer {
  const { business, locale, today, knowledge } = facts;
  const code = business?.industryCode ?? null;
  return ask(indexOf(knowledge), {
    ...{ id: null, text: text.slice(0, 2000), locale, today },
    region: placesOf(facts)[0] ?? null,
    industry: code === null ? null : industryPath(code),
    employees: business?.employees ?? null,
  });
}

/** An answer, or a choice of likely questions; null where a person has to answer, or nobody here. */
export function hearAnswer({ decision, items, because }: AskAnswer, moment: Moment): Aside | null {
  const [first] = items;
  if (first === undefined) return null;
  if (decision !== 'choose' && decision !== 'answer') return null;
  const subsidies = items.filter(({ type }) => type === 'subsidy').map(({ id }) => id);
  const isOfSchemes = first.type === 'subsidy' && (decision === 'answer' || subsidies.length === items.length);
  // Which of several schemes is meant is shown by their state and place, not by the likeness of words.
  if (isOfSchemes && subsidies.length > 1) return schemesAside(moment.facts, subsidies);
  return decision === 'choose' && items.length > 1
    ? { views: [choiceOf(items, moment.facts)] }
    : showItem(first, moment, because);
}

/** One item as it is shown, with what is kept of its having been shown. */
export function showItem({ type, id }: ShownItem, moment: Moment, because: readonly string[] = []): Aside | null {
  const { facts } = moment;
  const knowledge = knownOn(facts);
  const views = viewsOf({ type, id }, moment, because);
  if (views === null) return null;
  return { views, effects: [{ do: 'save-shown', edition: knowledge.edition.id, items: [{ type, id }] }] };
}

function viewsOf({ type, id }: ShownItem, moment: Moment, because: readonly string[]): readonly MessageView[] | null {
  if (type === 'measure') return measureItem(id, moment);
  if (type === 'subsidy') return schemeItem(id, moment);
  const card = knowledgeCard({ type, id }, moment.facts, because);
  return card === null ? null : [type === 'faq' ? withNextStep(card, moment.facts) : card];
}

/** An answer ends with what to do next. */
function withNextStep(card: MessageView, facts: Facts): MessageView {
  const next = nextStepOf(facts);
  if (next === null || card.view !== 'card') return card;
  const lines = [card.note, next].flatMap((text) => (text === undefined ? [] : [writeText(text, facts.locale)]));
  return { ...card, note: { words: lines.join('\n') } };
}

/** Two or three likely questions; none of them is the likelier one to be pressed. */
function choiceOf(items: readonly AskItem[], facts: Facts): MessageView {
  const choices = items
    .slice(0, 3)
    .map(({ type, id }) => asideChoice({ words: titleOf({ type, id }, facts) }, 'item', type, id));
  return {
    view: 'card',
    title: line('advice.which'),
    rows: choices.map((choice) => ({ label: { words: '' }, value: choice.label, choice })),
    choices: [asideChoice(line('advice.none-of-these'), 'person')],
    even: true,
    aside: true,
  };
}

/** The title under which an item is offered; its id where it is no longer shown. */
export function titleOf({ type, id }: ShownItem, facts: Facts): string {
  const { faq, measures, schemes, stories } = knownOn(facts);
  const text = {
    faq: () => faq.find((one) => one.id === id)?.question,
    measure: () => measures.find((one) => one.id === id)?.title,
    subsidy: () => schemes.find((one) => one.id === id)?.name,
    story: () => stories.find((one) => one.id === id)?.title,
  }[type]();
  return text === undefined ? id : textIn(text, facts.locale);
}

function readItem([type, id]: readonly string[]): ShownItem | null {
  const known = (['faq', 'measure', 'subsidy', 'story'] as const).find((one) => one === type);
  return known === undefined || id === undefined ? null : { type: known, id };
}

/** Items of the knowledge by their buttons, and why an answer was given. */
export const answers: AsideSubject = {
  presses: {
    item: (args, moment) => {
      const item = readItem(args);
      return item === null ? null : (showItem(item, moment) ?? { views: sayText(line('advice.gone')) });
    },
    'why-answer': (args, { facts }) => {
      const item = readItem(args);
      return item === null ? null : { views: whyView(item, args.slice(2), facts) };
    },
  },
};
