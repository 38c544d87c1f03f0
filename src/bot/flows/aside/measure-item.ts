import type { Measure } from '../../../engine/knowledge/measure.ts';
import { textIn } from '../../../engine/knowledge/text.ts';
import type { Estimate } from '../../../engine/measure/estimate-part.ts';
import { matcherOf, type SchemeMatch } from '../../../engine/scheme/match.ts';
import { knownOn } from '../../advice/known.ts';
import { adviceOf } from '../../advice/measure-advice.ts';
import { stepOf } from '../../advice/measure-steps.ts';
import { costText, effectText, energyText, formulaText, moneyText, monthsText } from '../../advice/measure-texts.ts';
import { profileOf } from '../../advice/profile.ts';
import { statusTexts } from '../../advice/scheme-status.ts';
import { isOld, sourceText } from '../../advice/source-text.ts';
import type { Facts } from '../../facts.ts';
import type { CardRow, MessageView, Text, Words } from '../../message.ts';
import { writeText } from '../../text/write.ts';
import { line, type Moment } from '../talk.ts';
import { asideChoice } from './aside.ts';
import { stepChoices, stepText } from './measures-words.ts';

const mostSchemes = 3;

/** A measure with what it would save at this firm, its costs, conditions, schemes and documents; null where it may not be shown. */
export function measureItem(id: string, { facts }: Moment): readonly MessageView[] | null {
  const { measures } = knownOn(facts);
  const measure = measures.find((one) => one.id === id);
  if (measure === undefined) return null;
  const note = measure.saving.note;
  return [
    {
      view: 'card',
      title: { words: textIn(measure.title, facts.locale) },
      ...(note === null ? {} : { lead: { words: textIn(note, facts.locale) } }),
      rows: [...estimateRows(measure, facts), ...otherRows(measure, facts)],
      ...noteOf(measure, facts),
      choices: stepChoices(id, stepOf(facts.advice, id)),
      even: true,
      aside: true,
    },
  ];
}

function estimateRows(measure: Measure, facts: Facts): readonly CardRow[] {
  const advice = adviceOf(facts, measure.id);
  const effect: CardRow = { label: line('measures.label-effect'), value: effectText(advice), strong: true };
  return [effect, ...(advice?.estimate == null ? [] : figureRows(advice.estimate, measure, facts))];
}

function figureRows(estimate: Estimate, { saving }: Measure, { locale }: Facts): readonly CardRow[] {
  const rows: readonly (readonly [string, Text | null])[] = [
    ['measures.label-energy', energyText(estimate)],
    ['measures.label-money', moneyText(estimate)],
    ['measures.label-months', monthsText(estimate)],
    ['measures.label-formula', formulaText(estimate, saving.basis.name, locale)],
  ];
  return rows.flatMap(([label, value]) => (value === null ? [] : [{ label: line(label), value }]));
}

function otherRows(measure: Measure, facts: Facts): readonly CardRow[] {
  const before = measure.prerequisites.map((one) => textIn(one, facts.locale)).join('\n');
  return [
    { label: line('measures.label-cost'), value: costText(measure) },
    ...(before === '' ? [] : [{ label: line('measures.label-before'), value: { words: before } }]),
    ...schemeRows(measure.id, facts),
    { label: line('scheme.label-source'), value: sourceText(measure, knownOn(facts).sources) },
  ];
}

/** The schemes for a measure, those first that take applications; what has ended is not named here. */
function schemeRows(id: string, facts: Facts): readonly CardRow[] {
  const { locale, today } = facts;
  const { recommended, upcoming, unverified } = matcherOf(knownOn(facts).schemes)([id], profileOf(facts), today);
  const rows = [...recommended, ...upcoming, ...unverified].slice(0, mostSchemes).map((match): CardRow => {
    const name = { words: textIn(match.scheme.name, locale) };
    return { label: name, value: stateOf(match, facts), choice: asideChoice(name, 'item', 'subsidy', match.scheme.id) };
  });
  return recommended.length > 0 ? rows : [...rows, noScheme];
}

const noScheme: CardRow = { label: line('measures.label-schemes'), value: line('measures.no-scheme') };

function stateOf({ status }: SchemeMatch, { locale }: Facts): Words {
  return {
    words: statusTexts(status)
      .map((text) => writeText(text, locale))
      .join('\n'),
  };
}

function noteOf({ id, asOf }: Measure, { advice, today, locale }: Facts): { readonly note?: Words } {
  const step = stepOf(advice, id);
  const notes = [
    ...(step === null || step.step === 'proposed' ? [] : [stepText(step)]),
    ...(isOld(asOf, today) ? [line('scheme.old')] : []),
  ];
  return notes.length === 0 ? {} : { note: { words: notes.map((text) => writeText(text, locale)).join('\n') } };
}
