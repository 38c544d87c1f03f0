import type { Facts } from '../../facts.ts';
import type { CardRow, MessageView, Text } from '../../message.ts';
import { type Asked, type Option, option } from '../question.ts';
import { figureTopic } from '../stale.ts';
import { line, type Moment, type Move, type Said } from '../talk.ts';
import { noWords } from '../words.ts';
import { type Doubt, doubtsOf } from './doubt.ts';
import { hasDays, type Ready, readyOf, yenOf } from './draft.ts';
import { nameInMonth, quantityOf } from './names.ts';
import { asideOptions } from './options.ts';
import { apartOption, photoTitle, storeOption, stripOf, supplierRow } from './photo-ask.ts';
import { photoInHand } from './photo-queue.ts';
import { otherSupplier } from './photo-supplier.ts';
import type { Draft, HereAt, ReportHere } from './state.ts';
import { store } from './store.ts';
import { goOn } from './take-items.ts';
import { amountLabel, kindParam } from './waste/names.ts';

type Confirm = HereAt<'confirm'>;
const mostRows = 20;

/** The card that repeats what was understood; nothing is stored before its はい. */
export function askConfirm(here: Confirm, facts: Facts): Asked {
  const [first, ...others] = here.drafts;
  const doubts = doubtsOf(here, facts);
  const photo = photoInHand(here);
  const rows =
    others.length === 0 && first !== undefined ? oneRows(first, doubts, facts) : manyRows(here.drafts, doubts, facts);
  const asking =
    others.length === 0 ? line('report.confirm-title') : line('report.confirm-many', { count: here.drafts.length });
  const title = photo === null ? asking : photoTitle(asking, here.memory.photos);
  const fixes = doubts.flatMap(({ fix }): readonly Option[] =>
    fix === null ? [] : [{ value: fix.value, label: fix.label }],
  );
  const change: Option = {
    value: 'fix',
    label: line('report.fix'),
    says: [...noWords, '直す', 'なおす', '訂正', '修正', 'change'],
  };
  const ready = first === undefined ? null : readyOf(first, facts);
  const topic = ready === null ? 'idle' : figureTopic('confirm', ready.slot.month, ready.slot.kind);
  return {
    topic,
    views: cardsOf(title, rows, noteOf(here, doubts, facts)),
    options: [photo === null ? option.yes : storeOption, ...fixes.slice(0, 2), ...apartOption(here.drafts), change],
    aside: asideOptions.filter((one) => one.value === 'status' || one.value === 'upload'),
  };
}

/** Every figure is shown: what does not fit on one card goes on the next; the last one asks. */
function cardsOf(title: Text, rows: readonly CardRow[], note: Text): readonly MessageView[] {
  const count = Math.max(1, Math.ceil(rows.length / mostRows));
  return Array.from({ length: count }, (_, at): MessageView => {
    const part = rows.slice(at * mostRows, (at + 1) * mostRows);
    const head =
      count === 1 ? title : line('report.part-of', { title: { as: 'text', text: title }, part: at + 1, count });
    return { view: 'card', title: head, rows: part, ...(at === count - 1 ? { note } : {}) };
  });
}

function oneRows(draft: Draft, doubts: readonly Doubt[], facts: Facts): readonly CardRow[] {
  const ready = readyOf(draft, facts);
  if (ready === null) return [];
  const { slot, days } = ready;
  const site = facts.sites.find((one) => one.id === slot.siteId)?.name ?? '';
  const isNew = !facts.sites.some((one) => one.id === slot.siteId && one.energy.some(({ kind }) => kind === slot.kind));
  const kind = line(isNew ? 'report.new-kind' : 'report.kind', { kind: kindParam(slot) });
  const stretch: readonly CardRow[] = hasDays(draft)
    ? [{ label: line('report.row-days'), value: line('report.period', { period: { as: 'period', ...days } }) }]
    : [];
  return [
    { label: line('report.row-kind'), value: kind },
    { label: line('report.row-site'), value: { words: site } },
    { label: line('report.row-month'), value: line('report.month', { month: { as: 'month', month: slot.month } }) },
    ...stretch,
    ...(draft.photo === null ? [] : supplierRow(draft.photo)),
    ...beforeRow(draft, facts),
    ...yenRow(draft),
    {
      label: amountLabel(slot),
      value: quantityOf(ready),
      strong: true,
      ...(draft.photo !== null && doubts.length > 0 ? stripOf(draft.photo, 'usage') : {}),
    },
  ];
}

/** The money stands beside the figure that it is for, so that both are confirmed. */
function yenRow(draft: Draft): readonly CardRow[] {
  const yen = yenOf(draft);
  return yen === null ? [] : [{ label: line('report.row-yen'), value: line('report.yen', { yen }) }];
}

function beforeRow({ replaces }: Draft, { readings }: Facts): readonly CardRow[] {
  const before = readings.find((one) => one.id === replaces);
  if (before === undefined) return [];
  return [{ label: line('report.row-before'), value: quantityOf(before) }];
}

function manyRows(drafts: readonly Draft[], doubts: readonly Doubt[], facts: Facts): readonly CardRow[] {
  return drafts.flatMap((draft, which): readonly CardRow[] => {
    const ready = readyOf(draft, facts);
    if (ready === null) return [];
    const isDoubtful = doubts.some((doubt) => doubt.which === which);
    const before = facts.readings.find((one) => one.id === draft.replaces);
    return [
      {
        label: nameInMonth(facts, ready.slot),
        choice: { id: `line-${which}`, label: nameInMonth(facts, ready.slot) },
        value: shownValue(ready, before?.quantity ?? null, isDoubtful),
        ...(isDoubtful ? { strong: true } : {}),
      },
    ];
  });
}

function shownValue(ready: Ready, before: Ready['quantity'] | null, isDoubtful: boolean): Text {
  const shown = { as: 'text', text: quantityOf(ready) } as const;
  if (isDoubtful) return line('report.value-doubtful', { value: shown });
  if (before === null) return quantityOf(ready);
  return line('report.value-instead', { value: shown, before: { as: 'text', text: quantityOf({ quantity: before }) } });
}

const notes: Readonly<Record<string, string>> = {
  copied_previous: 'report.note-copied',
  computed: 'report.note-computed',
  ambiguous_number: 'report.note-number',
  none_or_zero: 'report.note-zero',
};

function noteOf(here: Confirm, doubts: readonly Doubt[], facts: Facts): Text {
  const { drafts, note } = here;
  const asked = line(photoInHand(here) === null ? 'report.confirm-ask' : 'photo.confirm-ask');
  const care = note === null ? undefined : notes[note];
  const approx = drafts.some((draft) => draft.approx) ? [line('report.note-approx')] : [];
  const tap = drafts.length > 1 ? [line('report.confirm-tap')] : [];
  const sides = apartOption(drafts).length > 0 ? [line('photo.joined')] : [];
  const lines = [
    ...sides,
    ...doubts.slice(0, 3).map(({ text }) => text),
    ...(doubts.length > 3 ? [line('report.doubts-more', { count: doubts.length - 3 })] : []),
    ...(care === undefined || doubts.length > 0 ? [] : [line(care)]),
    ...approx,
    ...drafts.flatMap((draft) => otherSupplier(draft, facts)).slice(0, 1),
    asked,
    ...tap,
  ];
  return lines.reduce((first, second) =>
    line('report.two-lines', { first: { as: 'text', text: first }, second: { as: 'text', text: second } }),
  );
}

/** はい stores everything, a fix changes one figure at once, 直す asks what to change. */
export function answerConfirm(here: Confirm, said: Extract<Said, { by: 'option' }>, moment: Moment): Move<ReportHere> {
  if (said.value === 'yes') return store(here, moment);
  const doubt = doubtsOf(here, moment.facts).find(({ fix }) => fix?.value === said.value);
  const fix = doubt?.fix ?? null;
  const tapped = /^line-(\d{1,2})$/.exec(said.value)?.[1];
  if (doubt !== undefined && fix !== null)
    return goOn(here, here.drafts.with(doubt.which, fix.draft), { facts: moment.facts, reason: null });
  const which = tapped === undefined ? (here.drafts.length === 1 ? 0 : null) : Number(tapped);
  return { to: { at: 'fix', memory: here.memory, drafts: here.drafts, which } };
}
