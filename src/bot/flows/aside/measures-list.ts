import { textIn } from '../../../engine/knowledge/text.ts';
import { listedEquipment } from '../../advice/equipment.ts';
import { knownOn } from '../../advice/known.ts';
import { proposedFor } from '../../advice/measure-advice.ts';
import { lackRows } from '../../advice/measure-months.ts';
import { isSettled, stepOf, stepRecord } from '../../advice/measure-steps.ts';
import { effectText } from '../../advice/measure-texts.ts';
import type { RecordEffect } from '../../effect.ts';
import type { Facts } from '../../facts.ts';
import type { CardRow, MessageView, Text } from '../../message.ts';
import { line, sayText } from '../talk.ts';
import { type Aside, asideChoice } from './aside.ts';
import { equipmentChoice } from './equipment.ts';

const most = 3;

/** The way to the three measures. */
export const measuresChoice = asideChoice(line('measures.see'), 'measures');

/** The way to what was decided about measures. */
export const statusChoice = asideChoice(line('measures.status'), 'measures-status');

/** The measures that fit the firm best by its own figures, each to be pressed; what is new of them is recorded. */
export function measureList(facts: Facts): Aside {
  if (facts.programme === null || facts.business === null) return { views: sayText(line('measures.not-joined')) };
  const { advice } = proposedFor(facts, most);
  const lacking = lackRows(facts);
  if (advice.length === 0) return { views: [noneCard(facts, lacking)] };
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
    ...(advice.some(({ estimate }) => estimate !== null) ? { note: line('measures.note') } : {}),
    choices: [...(listedEquipment(facts) === null ? [equipmentChoice] : []), statusChoice],
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

/** A measure is recorded as proposed once, and again when it was put off long ago. */
function proposed({ advice, today }: Facts, id: string): readonly RecordEffect[] {
  const step = stepOf(advice, id);
  const isKnown = step !== null && (step.step === 'proposed' || isSettled(step, today));
  return isKnown ? [] : [{ do: 'save-advice', record: stepRecord(id, 'proposed') }];
}

function lackCard(rows: readonly CardRow[]): MessageView {
  return { view: 'card', title: line('measures.lack-title'), lead: line('measures.lack-lead'), rows, aside: true };
}

/** Nothing to propose: no figures yet, or everything is decided. */
function noneCard(facts: Facts, lacking: readonly CardRow[]): MessageView {
  const title: Text = line(facts.readings.length === 0 ? 'measures.none-yet' : 'measures.none-left');
  return {
    view: 'card',
    title,
    ...(facts.readings.length === 0 ? { lead: line('measures.lack-lead') } : {}),
    rows: facts.readings.length === 0 ? lacking : [],
    choices: [statusChoice],
    even: true,
    aside: true,
  };
}
