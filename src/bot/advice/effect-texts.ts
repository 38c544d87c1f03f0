import { textIn } from '../../engine/knowledge/text.ts';
import type { Facts } from '../facts.ts';
import type { CardRow, Param, Text, Words } from '../message.ts';
import { knownOn } from './known.ts';
import type { MeasureEffect } from './measure-effect.ts';
import { rangeParam } from './measure-texts.ts';

/** The name of the measure whose months are compared. */
export function effectTitle({ measureId }: MeasureEffect, facts: Facts): Words {
  const measure = knownOn(facts).measures.find(({ id }) => id === measureId);
  return { words: measure === undefined ? measureId : textIn(measure.title, facts.locale) };
}

/** How the months after differ from the same months a year before, in one sentence. */
export function changeText({ kind, count, answer: { before, quantityChange } }: MeasureEffect): Text {
  const params = { kind: { as: 'kind', kind }, count } as const;
  if (before.quantity <= 0) return { key: 'measures.effect-none-before', params };
  const percent = Math.round((Math.abs(quantityChange) / before.quantity) * 1000) / 10;
  if (percent === 0) return { key: 'measures.effect-same', params };
  const key = quantityChange < 0 ? 'measures.effect-less' : 'measures.effect-more';
  return { key, params: { ...params, percent: { as: 'percent', value: percent } } };
}

/** Both sides, the change of CO2 and its two parts, with the months they are of. */
export function effectRows(effect: MeasureEffect): readonly CardRow[] {
  const { answer } = effect;
  return [
    sideRow({ key: 'measures.effect-before' }, answer.before, effect),
    sideRow({ key: 'measures.effect-after' }, answer.after, effect),
    ...co2Rows(answer.co2Change),
  ];
}

type Side = MeasureEffect['answer']['before'];

function sideRow(label: Text, { months, quantity, kgCo2 }: Side, { unit }: MeasureEffect): CardRow {
  const month = (at: string | undefined): Param => ({ as: 'month', month: at ?? '' });
  const params = {
    amount: rangeParam({ low: quantity, high: quantity }, unit),
    from: month(months[0]),
    to: month(months.at(-1)),
  };
  if (kgCo2 === null) return { label, value: { key: 'measures.effect-side-without', params } };
  return { label, value: { key: 'measures.effect-side', params: { ...params, co2: { as: 'kgCo2', value: kgCo2 } } } };
}

function co2Rows(change: MeasureEffect['answer']['co2Change']): readonly CardRow[] {
  if (change === null)
    return [{ label: { key: 'measures.effect-co2' }, value: { key: 'measures.effect-co2-unknown' } }];
  return [
    { label: { key: 'measures.effect-co2' }, value: differenceText(change.total), strong: true },
    { label: { key: 'measures.effect-by-use' }, value: differenceText(change.activity) },
    { label: { key: 'measures.effect-by-factor' }, value: differenceText(change.factor) },
  ];
}

/** Less or more, never a bare sign. Below half a tenth of a kilogram there is no difference to speak of. */
function differenceText(value: number): Text {
  if (Math.abs(value) < 0.05) return { key: 'measures.effect-no-change' };
  const co2: Param = { as: 'kgCo2', value: Math.abs(value) };
  return { key: value < 0 ? 'measures.effect-down' : 'measures.effect-up', params: { co2 } };
}
