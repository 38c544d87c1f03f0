import { stripSize } from '../../bill.ts';
import type { Facts } from '../../facts.ts';
import type { CardRow, Picture, Text } from '../../message.ts';
import { type Asked, type Option, option } from '../question.ts';
import { line, type Move, type Said } from '../talk.ts';
import { skipWords } from '../words.ts';
import { billUnit, isEnergyKind, monthOfDraft } from './draft.ts';
import { figureOf } from './names.ts';
import { asideOptions } from './options.ts';
import { numbered, withPhotos } from './photo-queue.ts';
import type { OnPhoto } from './photo-state.ts';
import { nextPlace } from './place.ts';
import type { Draft, HereAt, Photos, ReportHere } from './state.ts';
import { type Clarify, waysOf } from './ways.ts';

/** Stores what the photograph says. */
export const storeOption: Option = { ...option.yes, label: line('photo.store') };

/** The title of a photograph's card, with its place among the others. */
export function photoTitle(title: Text, photos: Photos): Text {
  return numbered(title, photos);
}

/** The strip of the photograph on which a field stands. */
export function stripOf({ strips }: OnPhoto, field: 'usage' | 'month'): { readonly picture?: Picture } {
  const id = strips[field];
  return id === null ? {} : { picture: { path: `/media/${id}`, ...stripSize } };
}

/** The supplier as the paper names it. */
export function supplierRow({ supplier }: OnPhoto): readonly CardRow[] {
  return supplier === null ? [] : [{ label: line('report.row-supplier'), value: { words: supplier } }];
}

/** Of a bill in two photographs: that they are two bills. */
export function apartOption(drafts: readonly Draft[]): readonly Option[] {
  if (drafts.every(({ photo }) => photo === null || photo.side === null)) return [];
  return [{ value: 'apart', label: line('photo.apart'), says: ['別々', '別', '別の請求書'] }];
}

const asked = new Set<Clarify['slot']>(['kind', 'value', 'period']);

/** A field that was not surely read: what is known, the strip of the photograph, and what it may say. Null elsewhere. */
export function askOnPhoto(here: Clarify, facts: Facts): Asked | null {
  const draft = here.drafts[here.which];
  const photo = draft?.photo ?? null;
  if (draft === undefined || photo === null || !asked.has(here.slot)) return null;
  const ways = waysOf(here, facts);
  const says = ['やめる', '取り消す', 'cancel', ...skipWords];
  const drop: Option = { value: 'drop', label: line('photo.drop'), says };
  const unit = isEnergyKind(draft.kind) ? billUnit(facts, { siteId: draft.siteId ?? '', kind: draft.kind }) : 'kWh';
  const question = line(questionOf(here.slot, ways.length), { example: { as: 'quantity', value: 120, unit } });
  const note = photo.side === null ? question : twoLines(line('photo.joined'), question);
  const title = photoTitle(line('photo.bill'), here.memory.photos);
  return {
    topic: `clarify-${here.slot}`,
    views: [{ view: 'card', title, rows: rowsOf(draft, photo, here.slot), note, even: true }],
    options: [...ways.map(({ value, label }): Option => ({ value, label })).slice(0, 6), ...apartOption([draft]), drop],
    aside: asideOptions,
    ...(here.slot === 'value' ? { number: (value: number) => ({ as: 'quantity', value, unit }) as const } : {}),
  };
}

function twoLines(first: Text, second: Text): Text {
  return line('report.two-lines', { first: { as: 'text', text: first }, second: { as: 'text', text: second } });
}

function questionOf(slot: Clarify['slot'], ways: number): string {
  if (slot === 'value') return ways === 0 ? 'photo.which-value-none' : 'photo.which-value';
  return slot === 'period' ? 'photo.which-month' : 'photo.which-kind';
}

/** What is not sure is not shown as if it were. */
export function rowsOf(draft: Draft, photo: OnPhoto, slot: Clarify['slot']): readonly CardRow[] {
  const unsure = line('photo.unsure');
  const month = monthOfDraft(draft);
  const kind = isEnergyKind(draft.kind) ? line('report.kind', { kind: { as: 'kind', kind: draft.kind } }) : unsure;
  return [
    { label: line('report.row-kind'), value: kind },
    ...supplierRow(photo),
    {
      label: line('report.row-month'),
      value: month === null ? unsure : line('report.month', { month: { as: 'month', month } }),
      ...(slot === 'period' ? stripOf(photo, 'month') : {}),
    },
    {
      label: line('report.row-quantity'),
      value: draft.value === null ? unsure : figureOf(draft),
      ...(slot === 'value' ? stripOf(photo, 'usage') : {}),
    },
  ];
}

/** The next photograph is being read: whoever does not want to wait goes on. */
export function askReading({ memory: { photos } }: HereAt<'reading'>): Asked {
  const goOn: Option = { value: 'go', label: line('photo.go-on'), says: ['続ける', 'つづける', 'go on'] };
  const count = Math.max(photos.at + 1, photos.total);
  const text = line('photo.reading', { at: photos.at + 1, count });
  return { topic: 'idle', views: [{ view: 'text', text }], options: [goOn], aside: asideOptions };
}

/** Goes on without waiting; a photograph that is read later is shown then. */
export function answerReading(
  here: HereAt<'reading'>,
  said: Extract<Said, { by: 'option' }>,
  facts: Facts,
): Move<ReportHere> {
  if (said.value !== 'go') return { miss: line('report.which-miss') };
  const { photos } = here.memory;
  return { to: nextPlace(facts, withPhotos(here, { ...photos, reading: [], total: photos.arrived }).memory) };
}
