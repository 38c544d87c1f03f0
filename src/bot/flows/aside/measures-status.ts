import { textIn } from '../../../engine/knowledge/text.ts';
import { acceptedIds, acceptedTogether, combinedText } from '../../advice/combined.ts';
import { changeText, effectRows, effectTitle } from '../../advice/effect-texts.ts';
import { knownOn } from '../../advice/known.ts';
import { effectsOf } from '../../advice/measure-effect.ts';
import { type MeasureStep, measureSteps } from '../../advice/measure-steps.ts';
import type { Facts } from '../../facts.ts';
import type { CardRow, MessageView, Text } from '../../message.ts';
import { writeText } from '../../text/write.ts';
import { line, type Moment, sayText } from '../talk.ts';
import { type Aside, asideChoice } from './aside.ts';
import { measuresChoice } from './measures-list.ts';
import { stepText } from './measures-words.ts';

const most = 10;
const order: readonly MeasureStep['step'][] = ['accepted', 'done', 'proposed', 'declined'];

/** Where every measure stands, those under way first, with what the months after show. */
export function measureStatus(facts: Facts): Aside {
  const effects = effectsOf(facts);
  const standing = [...measureSteps(facts.advice ?? [])].flatMap(([id, steps]) => {
    const measure = knownOn(facts).measures.find((one) => one.id === id);
    const step = steps.at(-1);
    return measure === undefined || step === undefined ? [] : [{ id, measure, step }];
  });
  if (standing.length === 0) return { views: [emptyCard] };
  const sorted = standing.toSorted((a, b) => order.indexOf(a.step.step) - order.indexOf(b.step.step));
  const rows = sorted.slice(0, most).map(({ id, measure, step }): CardRow => {
    const title = { words: textIn(measure.title, facts.locale) };
    const effect = effects.find(({ measureId }) => measureId === id);
    const texts: readonly Text[] = [stepText(step), ...(effect === undefined ? [] : [changeText(effect)])];
    const value = { words: texts.map((text) => writeText(text, facts.locale)).join('\n') };
    const choice =
      effect === undefined ? asideChoice(title, 'item', 'measure', id) : asideChoice(title, 'measure-effect', id);
    return { label: title, value, choice };
  });
  const together = combinedText(acceptedTogether(facts), acceptedIds(facts).length);
  const views: readonly MessageView[] = [
    {
      view: 'card',
      title: line('measures.status'),
      rows,
      ...(together === null ? {} : { note: together }),
      hint: line(effects.length === 0 ? 'measures.status-note' : 'measures.status-note-effect'),
      choices: [measuresChoice],
      even: true,
      aside: true,
    },
  ];
  return { views };
}

const emptyCard: MessageView = {
  view: 'card',
  title: line('measures.status'),
  lead: line('measures.status-none'),
  rows: [],
  choices: [measuresChoice],
  even: true,
  aside: true,
};

/** The months after a measure against those a year before, in full, and what is not told apart from it. */
export function measureEffect([id]: readonly string[], { facts }: Moment): Aside {
  const effect = effectsOf(facts).find(({ measureId }) => measureId === id);
  if (effect === undefined) return { views: sayText(line('measures.effect-not-yet')) };
  return {
    views: [
      {
        view: 'card',
        title: line('measures.effect-title'),
        lead: effectTitle(effect, facts),
        rows: [
          { label: line('measures.effect-label'), value: changeText(effect), strong: true },
          ...effectRows(effect),
        ],
        note: line('measures.effect-note'),
        choices: [asideChoice(line('measures.this-one'), 'item', 'measure', effect.measureId)],
        even: true,
        aside: true,
      },
    ],
  };
}
