import { isEnergyKind } from '../../../engine/energy/registry.ts';
import {
  type OffsetEstimate,
  type OffsetPrice,
  offsetAnswers,
  offsetOf,
  offsetOfTonnes,
  offsetPrice,
} from '../../../engine/jcredit/offset.ts';
import { offsetTexts } from '../../advice/credit-views.ts';
import { knownOn } from '../../advice/known.ts';
import { readTypedOffset } from '../../advice/offset-typed.ts';
import { isOld, sourceText } from '../../advice/source-text.ts';
import type { Facts } from '../../facts.ts';
import type { CardRow, MessageView, Text, Words } from '../../message.ts';
import { sensibleDigits } from '../../text/numbers.ts';
import { writeText } from '../../text/write.ts';
import { assumptionNotes } from '../report/assumptions.ts';
import { line, type Moment } from '../talk.ts';
import { titleOf } from './answers.ts';
import { type Aside, asideChoice, type Press } from './aside.ts';
import { personChoice } from './person.ts';

/** Sizes that are offered, t-CO2. */
const sizes = ['1', '3', '10', '30'] as const;
const mostTonnes = 100_000;

function joined(texts: readonly (Text | Words)[], { locale }: Facts): Words {
  return { words: texts.map((text) => writeText(text, locale)).join('\n') };
}

/** How much is to be offset: by its t-CO2, or by quantities that are typed. Nothing of it goes into the ledger. */
function askCard(facts: Facts): MessageView {
  const rows = sizes.map((tonnes): CardRow => {
    const choice = asideChoice(line('jcredit.offset-tonnes', { tonnes }), 'offset-of', tonnes);
    return { label: { words: '' }, value: choice.label, choice };
  });
  return {
    view: 'card',
    title: line('jcredit.offset-title'),
    lead: joined([line('jcredit.offset-how'), line('jcredit.offset-example')], facts),
    rows: [...rows, ...offsetAnswers.slice(0, 2).flatMap((id) => answerRow(id, facts))],
    note: line('jcredit.offset-order'),
    choices: [personChoice],
    even: true,
    aside: true,
  };
}

function answerRow(id: string, facts: Facts): readonly CardRow[] {
  if (!knownOn(facts).faq.some((one) => one.id === id)) return [];
  const value = { words: titleOf({ type: 'faq', id }, facts) };
  return [{ label: { words: '' }, value, choice: asideChoice(value, 'item', 'faq', id) }];
}

/** One answer: the tonnes with what they were made from, what is to be bought, what it cost, where, and the documents. */
function answer(estimate: OffsetEstimate, facts: Facts): Aside {
  const price = offsetPrice(knownOn(facts));
  // Nothing is stored that could be computed anew later: what is provisional is said by its factor alone.
  const notes = estimate.parts.flatMap(({ calculation }) =>
    calculation === null || calculation.assumptions.length === 0
      ? []
      : [assumptionNotes({ ...calculation, provisional: false })],
  );
  const written = new Set(notes.flatMap((text) => writeText(text, facts.locale).split('\n')));
  const view: MessageView = {
    view: 'card',
    title: line('jcredit.offset-title'),
    lead: joined(offsetTexts(estimate), facts),
    rows: [
      ...partRows(estimate),
      ...priceRows(estimate, price, facts),
      ...offsetAnswers.slice(2).flatMap((id) => answerRow(id, facts)),
    ],
    note: { words: [...written, writeText(line('jcredit.offset-not-kept'), facts.locale)].join('\n') },
    choices: [asideChoice(line('jcredit.offset-again'), 'event-offset'), personChoice],
    even: true,
    aside: true,
  };
  return { views: [view], effects: price === null ? [] : [shown(facts)] };
}

function shown(facts: Facts) {
  const edition = knownOn(facts).edition.id;
  return { do: 'save-shown', edition, items: [{ type: 'faq', id: 'jc-price' }] } as const;
}

/** Each quantity with its CO2; without a factor it stands there as not known. */
function partRows({ parts }: OffsetEstimate): readonly CardRow[] {
  return parts.map(({ input: { kind, quantity }, calculation }): CardRow => {
    const label = line('jcredit.offset-part', {
      kind: isEnergyKind(kind) ? { as: 'kind', kind } : kind,
      amount: { as: 'quantity', value: quantity.value, unit: quantity.unit },
    });
    if (calculation === null) return { label, value: line('jcredit.offset-part-unknown') };
    return { label, value: line('jcredit.offset-part-co2', { co2: { as: 'kgCo2', value: calculation.kgCo2 } }) };
  });
}

/** What the credits would have cost at the averages of a day; a price of today stands nowhere in the knowledge. */
function priceRows({ credits }: OffsetEstimate, price: OffsetPrice | null, facts: Facts): readonly CardRow[] {
  if (credits === null || price === null) return [];
  const yen = (value: number): string => sensibleDigits(value);
  const params = {
    ...{ credits, low: yen(price.low), high: yen(price.high), asOf: { as: 'day', day: price.asOf } as const },
    ...{ from: yen(price.low * credits), to: yen(price.high * credits) },
  };
  const source = sourceText({ sources: [{ source: price.source }], asOf: price.asOf }, knownOn(facts).sources);
  const old = isOld(price.asOf, facts.today) ? [line('scheme.old')] : [];
  return [
    { label: line('jcredit.offset-price-label'), value: joined([line('jcredit.offset-price', params), ...old], facts) },
    { label: line('scheme.label-source'), value: source },
  ];
}

const ofTonnes: Press = ([said], { facts }) => {
  const tonnes = Number(said ?? '');
  const isSize = Number.isFinite(tonnes) && tonnes > 0 && tonnes <= mostTonnes;
  return isSize ? answer(offsetOfTonnes(tonnes), facts) : { views: [askCard(facts)] };
};

/** What the buttons of an offset do. */
export const creditOffset: Readonly<Record<string, Press>> = {
  'event-offset': (_, { facts }) => ({ views: [askCard(facts)] }),
  'offset-of': ofTonnes,
};

/** 「オフセット 軽油50L」; what is not wholly clear is asked for anew. */
export function typedOffset(text: string, { facts }: Moment): Aside | null {
  const said = readTypedOffset(text, facts);
  if (said === null) return null;
  if (said === 'unclear') return { views: [{ view: 'text', text: line('jcredit.offset-unclear') }, askCard(facts)] };
  return answer(said.of === 'tonnes' ? offsetOfTonnes(said.tonnes) : offsetOf(said.inputs, facts.tables), facts);
}
