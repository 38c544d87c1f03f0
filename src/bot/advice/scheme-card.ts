import type { Source } from '../../engine/knowledge/provenance.ts';
import { type KnowledgeText, textIn } from '../../engine/knowledge/text.ts';
import type { ConditionResult } from '../../engine/scheme/eligibility.ts';
import type { SchemeMatch } from '../../engine/scheme/match.ts';
import type { Locale } from '../facts.ts';
import type { CardRow, Choice, MessageView, Text, Words } from '../message.ts';
import { writeText } from '../text/write.ts';
import { statusTexts } from './scheme-status.ts';
import { sourceText } from './source-text.ts';

/** What cards of schemes are written with. `person` is the way to a consultant. */
export type SchemeVoice = {
  readonly locale: Locale;
  readonly sources: readonly Source[];
  readonly person: Choice;
  /** Further choices, which stand before it. */
  readonly choices?: readonly Choice[];
  /** The names of schemes, by id. */
  readonly nameOf?: (id: string) => string | null;
};

/** What a card shows of a match. */
type ShownMatch = Omit<SchemeMatch, 'measures'>;

/**
 * A scheme with its state, its conditions one by one, its link and its sources. Rate and cap are those of its round:
 * they are named only while it is open, as no other round may be promised the same.
 */
export function schemeCard(match: ShownMatch, voice: SchemeVoice): MessageView {
  const { scheme, status, eligibility } = match;
  const shown = (text: KnowledgeText): Words => ({ words: textIn(text, voice.locale) });
  const money = status.status === 'open' ? moneyRows(match, shown) : [];
  const rows: readonly CardRow[] = [
    { label: { key: 'scheme.label-status' }, value: joined(statusTexts(status), voice.locale), strong: true },
    { label: { key: 'scheme.label-operator' }, value: { words: scheme.operator } },
    { label: { key: 'scheme.label-who' }, value: shown(scheme.eligibility.who) },
    ...money,
    ...(status.status === 'closed' ? [] : eligibility.conditions.map((one) => conditionRow(one, shown))),
    ...notWithRows(match, voice),
    ...(scheme.link === null ? [] : [{ label: { key: 'scheme.label-link' }, value: { words: scheme.link } }]),
    { label: { key: 'scheme.label-source' }, value: sourceText(match.scheme, voice.sources) },
  ];
  return {
    view: 'card',
    title: shown(scheme.name),
    rows,
    note: fitText(match),
    choices: [...(voice.choices ?? []), voice.person],
  };
}

type Shown = (text: KnowledgeText) => Words;

function moneyRows({ scheme: { rate, cap } }: ShownMatch, shown: Shown): readonly CardRow[] {
  return [
    ...(rate === null ? [] : [{ label: { key: 'scheme.label-rate' }, value: shown(rate) }]),
    ...(cap === null ? [] : [{ label: { key: 'scheme.label-cap' }, value: shown(cap) }]),
  ];
}

/** What may not be taken for the same thing beside it. */
function notWithRows({ scheme }: ShownMatch, { nameOf = () => null }: SchemeVoice): readonly CardRow[] {
  return scheme.notWith
    .flatMap((id) => nameOf(id) ?? [])
    .map((words): CardRow => ({ label: { key: 'scheme.label-not-with' }, value: { words } }));
}

function conditionRow(one: ConditionResult, shown: Shown): CardRow {
  return { label: conditionLabel(one, shown), value: answerText(one) };
}

/** A condition in the words of the scheme, or by name where every scheme has it. */
export function conditionLabel(one: ConditionResult, shown: Shown): Text | Words {
  return one.text === null ? commonLabel(one) : shown(one.text);
}

/** The name of a condition that every scheme has. */
function commonLabel({ kind }: ConditionResult): Text {
  if (kind === 'region') return { key: 'scheme.label-region' };
  return kind === 'industry' ? { key: 'scheme.label-industry' } : { key: 'scheme.label-guidelines' };
}

function answerText({ answer, openTo }: ConditionResult): Text {
  if (answer === 'yes') return { key: 'scheme.condition-yes' };
  if (answer === 'no') return { key: 'scheme.condition-no' };
  return openTo === 'person' ? { key: 'scheme.condition-person' } : { key: 'scheme.condition-owner' };
}

function fitText({ eligibility, status }: ShownMatch): Text {
  if (status.status === 'closed') return { key: 'scheme.again-closed' };
  if (eligibility.overall === 'yes') return { key: 'scheme.fit-yes' };
  return eligibility.overall === 'no' ? { key: 'scheme.fit-no' } : { key: 'scheme.fit-unknown' };
}

/** Sentences below each other in one value. */
function joined(texts: readonly Text[], locale: Locale): Words {
  return { words: texts.map((text) => writeText(text, locale)).join('\n') };
}
