import type { Facts } from '../../facts.ts';
import type { Text } from '../../message.ts';
import { type Asked, askText, type Option } from '../question.ts';
import { line, type Move, type Said } from '../talk.ts';
import { apartness, apartText } from './apart.ts';
import { billUnit, isEnergyKind } from './draft.ts';
import { figureOf } from './names.ts';
import { asideOptions } from './options.ts';
import { askOnPhoto } from './photo-ask.ts';
import { answerOwner, askOwner } from './photo-owner-ask.ts';
import { nextPlace } from './place.ts';
import type { Draft, ReportHere } from './state.ts';
import { goOn } from './take-items.ts';
import { wasteSoFar } from './waste/names.ts';
import { type Clarify, type Way, waysOf } from './ways.ts';

/** Asks for the one thing that is open, with the likely answers as buttons. */
export function askClarify(here: Clarify, facts: Facts): Asked {
  const onPhoto = askOwner(here, facts) ?? askOnPhoto(here, facts);
  if (onPhoto !== null) return onPhoto;
  const ways = waysOf(here, facts);
  const shown = ways.map(({ draft: _, ...option }): Option => option);
  const drop: Option = { value: 'drop', label: line('report.drop'), says: ['やめる', '取り消す', 'cancel'] };
  const text = withReason(clarifyText(here, facts), here, { ways, facts });
  return { ...askText(`clarify-${here.slot}`, text, [...shown.slice(0, 11), drop]), aside: asideOptions };
}

/** Kind and unit are asked because the CO2 depends on them: by how much is said where it can be. */
function withReason(text: Text, { slot }: Clarify, { ways, facts }: { ways: readonly Way[]; facts: Facts }): Text {
  if (slot !== 'kind' && slot !== 'unit') return text;
  const why = apartText(
    apartness(
      ways.map(({ draft }) => draft),
      facts,
    ),
  );
  if (why === null) return text;
  return line('report.two-lines', { first: { as: 'text', text }, second: { as: 'text', text: why } });
}

const texts: Readonly<Record<Clarify['slot'], string>> = {
  addressee: 'photo.other-addressee',
  kind: 'report.which-kind',
  value: 'report.which-value',
  unit: 'report.which-unit',
  period: 'report.which-month',
  site: 'report.which-site',
  target: 'report.which-target',
  sort: 'waste.which-sort',
  treatment: 'waste.which-treatment',
  weight: 'waste.which-weight',
};

const ownTexts: Readonly<Record<string, string>> = {
  'kind ambiguous_kind': 'report.which-gas',
  'value negative': 'report.which-negative',
  'value out_of_range': 'report.which-large',
  'unit container_size': 'report.which-size',
  'period future_period': 'report.which-future',
  'period unclear': 'report.which-long',
  'site unknown_site': 'report.which-unknown-site',
};

function clarifyText(here: Clarify, facts: Facts): Text {
  const draft = here.drafts[here.which];
  const key = ownTexts[`${here.slot} ${here.reason}`] ?? texts[here.slot];
  if (draft === undefined) return line('report.which-miss');
  const waste = wasteSoFar(draft);
  const kind = draft.kind === 'waste' ? waste : kindName(draft.kind);
  const unit = isEnergyKind(draft.kind) ? billUnit(facts, { siteId: draft.siteId ?? '', kind: draft.kind }) : '';
  return line(key, {
    figure: { as: 'text', text: figureOf(draft) },
    kind: { as: 'text', text: kind },
    waste: { as: 'text', text: waste },
    site: draft.siteSaid ?? '',
    example: { as: 'quantity', value: 120, unit },
  });
}

function kindName(kind: Draft['kind']): Text {
  return isEnergyKind(kind) ? line('report.kind', { kind: { as: 'kind', kind } }) : line('report.gas-or-other');
}

/** One answer is for all figures of the same message that lack the same: a table of ガス is asked about once. */
function alike({ drafts, which, slot }: Clarify, answered: Draft): readonly Draft[] {
  const asked = drafts[which];
  if (asked === undefined) return drafts;
  return drafts.map((draft, at) => {
    if (at === which) return answered;
    return isOneSource(draft, asked) ? { ...draft, ...shared(slot, { draft, asked, answered }) } : draft;
  });
}

/** One message; of a picture with several papers, one of them. */
function isOneSource(one: Draft, other: Draft): boolean {
  const paper = ({ photo }: Draft): string => JSON.stringify(photo === null ? null : photo.strips);
  return one.source === other.source && paper(one) === paper(other);
}

type Beside = { readonly draft: Draft; readonly asked: Draft; readonly answered: Draft };

function shared(slot: Clarify['slot'], { draft, asked, answered }: Beside): Partial<Draft> {
  if (slot === 'kind' && draft.kind === asked.kind) return { kind: answered.kind };
  if (slot !== 'site' || draft.siteId !== null || draft.siteSaid !== asked.siteSaid) return {};
  return { siteId: answered.siteId, siteSaid: null };
}

/** Takes a button's answer into the draft, or lets the draft go; words are read like any other message. */
export function answerClarify(here: Clarify, said: Extract<Said, { by: 'option' }>, facts: Facts): Move<ReportHere> {
  if (here.slot === 'addressee') return answerOwner(here, said, facts);
  if (said.value === 'drop') {
    const rest = here.drafts.filter((_, at) => at !== here.which);
    return rest.length === 0 ? { to: nextPlace(facts, here.memory) } : goOn(here, rest, { facts, reason: null });
  }
  const chosen = waysOf(here, facts).find((one) => one.value === said.value);
  if (chosen === undefined) return { miss: line('report.which-miss') };
  return goOn(here, alike(here, chosen.draft), { facts, reason: null });
}
