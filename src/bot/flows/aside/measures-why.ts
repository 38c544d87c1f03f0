import type { Measure } from '../../../engine/knowledge/measure.ts';
import { textIn } from '../../../engine/knowledge/text.ts';
import type { Advice } from '../../../engine/measure/advise.ts';
import type { EstimatePart, UsedInput } from '../../../engine/measure/estimate-part.ts';
import { knownOn } from '../../advice/known.ts';
import { adviceOf } from '../../advice/measure-advice.ts';
import { assumedKeys, reasonText } from '../../advice/measure-reasons.ts';
import { effectText, formulaText, rangeParam } from '../../advice/measure-texts.ts';
import type { Facts } from '../../facts.ts';
import type { CardRow, MessageView, Text } from '../../message.ts';
import { writeText } from '../../text/write.ts';
import { line, type Moment, sayText } from '../talk.ts';
import { type Aside, asideChoice } from './aside.ts';
import { whyView } from './why.ts';

/** なぜ？: why this firm is shown the measure, what the figure was made from, and the documents one by one. */
export function whyMeasure([id]: readonly string[], { facts }: Moment): Aside {
  const measure = knownOn(facts).measures.find((one) => one.id === id);
  if (measure === undefined) return { views: sayText(line('advice.gone')) };
  return { views: [reasonCard(measure, facts), ...whyView({ type: 'measure', id: measure.id }, [], facts)] };
}

function reasonCard(measure: Measure, facts: Facts): MessageView {
  const advice = adviceOf(facts, measure.id);
  const title = { words: textIn(measure.title, facts.locale) };
  const assumed = (advice?.estimate?.assumptions ?? []).map((one) => line(assumedKeys[one]));
  return {
    view: 'card',
    title: line('measures.why-title'),
    lead: title,
    rows: [...reasonRows(advice, facts), ...(advice === null ? [] : figureRows(advice, measure, facts))],
    ...(assumed.length === 0 ? {} : { note: joined(assumed, facts) }),
    choices: [asideChoice(line('measures.this-one'), 'item', 'measure', measure.id)],
    even: true,
    aside: true,
  };
}

function joined(texts: readonly Text[], { locale }: Facts) {
  return { words: texts.map((text) => writeText(text, locale)).join('\n') };
}

function reasonRows(advice: Advice | null, facts: Facts): readonly CardRow[] {
  if (advice === null) return [{ label: line('measures.label-reason'), value: line('measures.because-none') }];
  const reasons = advice.because.flatMap((one) => reasonText(one) ?? []);
  return reasons.length === 0 ? [] : [{ label: line('measures.label-reason'), value: joined(reasons, facts) }];
}

function figureRows(advice: Advice, measure: Measure, facts: Facts): readonly CardRow[] {
  const { estimate } = advice;
  const result: CardRow = { label: line('measures.label-effect'), value: effectText(advice), strong: true };
  if (estimate === null) return [result];
  const formula = formulaText(estimate, measure.saving.basis.name, facts.locale);
  return [
    ...estimate.parts.flatMap((part) => inputRows(part, estimate.inputs, { measure, facts })),
    ...(formula === null ? [] : [{ label: line('measures.label-formula'), value: formula }]),
    result,
  ];
}

type Of = { readonly measure: Measure; readonly facts: Facts };

/** What a part of the figure was made from, and where each value comes from. */
function inputRows(
  { kind, unit, basis }: EstimatePart,
  inputs: readonly UsedInput[],
  { measure, facts }: Of,
): readonly CardRow[] {
  const year = inputs.find(({ id }) => id === `${kind}.year`);
  const name = { as: 'kind', kind } as const;
  const whole: readonly CardRow[] =
    year?.period == null
      ? []
      : [
          {
            label: line('measures.input-year', { kind: name }),
            value: line('measures.from-ledger', {
              amount: rangeParam({ low: year.value, high: year.value }, unit),
              from: { as: 'month', month: year.period.from },
              to: { as: 'month', month: year.period.to },
            }),
          },
        ];
  const use = textIn(measure.saving.basis.name, facts.locale);
  const part: CardRow = {
    label: line('measures.input-use', { use }),
    value: line('measures.from-year', { amount: rangeParam(basis, unit) }),
  };
  return [...whole, part];
}
