import { textIn } from '../../../engine/knowledge/text.ts';
import type { Advised } from '../../../engine/measure/advise.ts';
import type { LeftOut } from '../../../engine/measure/filter.ts';
import { combinedText } from '../../advice/combined.ts';
import { listedEquipment } from '../../advice/equipment.ts';
import { knownOn } from '../../advice/known.ts';
import { proposedFor } from '../../advice/measure-advice.ts';
import { lackRows } from '../../advice/measure-months.ts';
import { isSettled, stepOf, stepRecord } from '../../advice/measure-steps.ts';
import { effectText } from '../../advice/measure-texts.ts';
import { wishesOf } from '../../advice/wishes.ts';
import type { RecordEffect } from '../../effect.ts';
import type { Facts, Locale } from '../../facts.ts';
import type { CardRow, MessageView, Param, Text, Words } from '../../message.ts';
import { writeText } from '../../text/write.ts';
import { line, sayText } from '../talk.ts';
import { type Aside, asideChoice } from './aside.ts';
import { equipmentChoice } from './equipment.ts';
import { wishesChoice, wishTexts } from './wishes.ts';

const most = 3;

/** The way to the three measures. */
export const measuresChoice = asideChoice(line('measures.see'), 'measures');

/** The way to what was decided about measures. */
export const statusChoice = asideChoice(line('measures.status'), 'measures-status');

/** The measures that fit the firm best by its own figures, each to be pressed; what is new of them is recorded. */
export function measureList(facts: Facts): Aside {
  if (facts.programme === null || facts.business === null) return { views: sayText(line('measures.not-joined')) };
  const { advice, combined, left } = proposedFor(facts, most);
  const lacking = lackRows(facts);
  if (advice.length === 0) return { views: [noneCard(facts, { lacking, left })] };
  const { locale } = facts;
  const rows = advice.map((one): CardRow => {
    const title = { words: textIn(one.measure.title, locale) };
    return { label: title, value: effectText(one), choice: asideChoice(title, 'item', 'measure', one.measure.id) };
  });
  const ids = advice.map(({ measure }) => measure.id);
  const card: MessageView = {
    view: 'card',
    title: line('measures.title', { count: ids.length }),
    lead: line('measures.lead'),
    rows,
    hint: line('measures.press'),
    ...notesOf(
      [
        combinedText(combined, ids.length),
        advice.some(({ estimate }) => estimate !== null) ? line('measures.note') : null,
        wishedText(facts, left),
      ],
      locale,
    ),
    choices: [...(listedEquipment(facts) === null ? [equipmentChoice] : []), wishesChoice(facts), statusChoice],
    even: true,
    aside: true,
  };
  const shown: RecordEffect = {
    do: 'save-shown',
    edition: knownOn(facts).edition.id,
    items: ids.map((id) => ({ type: 'measure', id })),
  };
  return {
    views: lacking.length === 0 ? [card] : [card, lackCard(lacking)],
    effects: [...ids.flatMap((id) => proposed(facts, id)), shown],
  };
}

function notesOf(texts: readonly (Text | null)[], locale: Locale): { readonly note?: Words } {
  const words = texts.flatMap((text) => (text === null ? [] : [writeText(text, locale)]));
  return words.length === 0 ? {} : { note: { words: words.join('\n') } };
}

const byWish: readonly string[] = ['over-budget', 'needs-downtime', 'building-not-own'] satisfies readonly LeftOut[];

/** What was left out because the firm wishes so: it can be changed, and is not silently gone. */
function wishedText(facts: Facts, left: Advised['left']): Text | null {
  const texts = wishTexts(wishesOf(facts));
  if (texts.length === 0) return null;
  const items = texts.map((text): Param => ({ as: 'text', text }));
  const count = left.filter(({ why }) => byWish.includes(why)).length;
  return line('measures.wish-used', { wishes: { as: 'list', items }, count });
}

/** A measure is recorded as proposed once, and again when it was put off long ago. */
function proposed({ advice, today }: Facts, id: string): readonly RecordEffect[] {
  const step = stepOf(advice, id);
  const isKnown = step !== null && (step.step === 'proposed' || isSettled(step, today));
  return isKnown ? [] : [{ do: 'save-advice', record: stepRecord(id, 'proposed') }];
}

function lackCard(rows: readonly CardRow[]): MessageView {
  return { view: 'card', title: line('measures.lack-title'), lead: line('measures.lack-lead'), rows, aside: true };
}

type Nothing = { readonly lacking: readonly CardRow[]; readonly left: Advised['left'] };

/** Nothing to propose: no figures yet, or everything is decided. */
function noneCard(facts: Facts, { lacking, left }: Nothing): MessageView {
  const title: Text = line(facts.readings.length === 0 ? 'measures.none-yet' : 'measures.none-left');
  return {
    view: 'card',
    title,
    ...(facts.readings.length === 0 ? { lead: line('measures.lack-lead') } : {}),
    rows: facts.readings.length === 0 ? lacking : [],
    ...notesOf([wishedText(facts, left)], facts.locale),
    choices: [wishesChoice(facts), statusChoice],
    even: true,
    aside: true,
  };
}
