import type { Facts } from '../../facts.ts';
import type { CardRow, MessageView, Text } from '../../message.ts';
import { type Asked, askText, type Option, option } from '../question.ts';
import { figureTopic } from '../stale.ts';
import { line } from '../talk.ts';
import { noWords } from '../words.ts';
import { doubtOf } from './doubt.ts';
import { placeOf, readingBefore, readingOf, slotsOf } from './gaps.ts';
import { askIdle } from './idle.ts';
import { asideOptions, statusOption } from './options.ts';
import type { HereAt, Pending, ReportHere, Slot } from './state.ts';

/** 本店の電気 where there are several sites, else 電気. */
export function nameOf(facts: Facts, slot: Slot): Text {
  const kind = { as: 'kind', kind: slot.kind } as const;
  const site = placeOf(facts, slot)?.site.name ?? '';
  return facts.sites.length > 1 ? line('report.kind-of-site', { site, kind }) : line('report.kind', { kind });
}

/** The figure of one site, kind and month. */
export function askFigure(here: HereAt<'figure'>, facts: Facts): Asked {
  const { slot } = here;
  const unit = placeOf(facts, slot)?.energy.unit ?? '';
  const slots = slotsOf(facts, slot.month);
  const at = slots.findIndex((one) => one.siteId === slot.siteId && one.kind === slot.kind);
  const text = line('report.ask-figure', {
    number: at + 1,
    count: slots.length,
    month: { as: 'month', month: slot.month },
    what: { as: 'text', text: nameOf(facts, slot) },
    example: { as: 'quantity', value: 120, unit },
  });
  const previous = readingBefore(facts, slot);
  const same: Option = {
    value: 'same',
    label: line('report.same'),
    says: ['先月と同じ', '同じ', '前と同じ', '前月と同じ', 'same'],
  };
  const shown = [...(previous === null ? [] : [same]), option.unsure, option.later];
  const hidden = [option.skip, ...(previous === null ? [same] : []), ...asideOptions];
  const asked = askText(figureTopic('figure', slot.month, slot.kind), text, shown);
  return { ...asked, aside: hidden, number: (value) => ({ as: 'quantity', value, unit }) };
}

/** The card that repeats what was understood; nothing is stored before its はい. */
export function askConfirm(here: HereAt<'confirm'>, facts: Facts): Asked {
  const { slot } = here;
  const card: MessageView = {
    view: 'card',
    title: line('report.confirm-title'),
    rows: confirmRows(here, facts),
    note: confirmNote(here, facts),
  };
  const fix: Option = {
    value: 'fix',
    label: line('report.fix'),
    says: [...noWords, '直す', 'なおす', '訂正', '修正', 'change'],
  };
  const topic = figureTopic('confirm', slot.month, slot.kind);
  return { topic, views: [card], options: [option.yes, fix], aside: [statusOption] };
}

function confirmRows({ slot, value, unit, replaces }: Pending, facts: Facts): readonly CardRow[] {
  const { site } = placeOf(facts, slot) ?? { site: { name: '' } };
  const before = replaces === null ? null : readingOf(facts, slot);
  const old: readonly CardRow[] =
    before === null
      ? []
      : [
          {
            label: line('report.row-before'),
            value: line('report.quantity', { quantity: { as: 'quantity', ...before.quantity } }),
          },
        ];
  return [
    { label: line('report.row-kind'), value: line('report.kind', { kind: { as: 'kind', kind: slot.kind } }) },
    { label: line('report.row-site'), value: { words: site.name } },
    { label: line('report.row-month'), value: line('report.month', { month: { as: 'month', month: slot.month } }) },
    ...old,
    {
      label: line('report.row-quantity'),
      value: line('report.quantity', { quantity: { as: 'quantity', value, unit } }),
      strong: true,
    },
  ];
}

function confirmNote(here: Pending, facts: Facts): Text {
  const doubt = doubtOf(here, facts);
  const shown = { as: 'quantity', value: here.value, unit: here.unit } as const;
  if (doubt === null) return line('report.confirm-ask');
  if (doubt.why === 'zero') return line('report.confirm-zero', { unit: here.unit === 'm3' ? 'm³' : here.unit });
  const params = {
    month: { as: 'month', month: doubt.month },
    old: { as: 'quantity', value: doubt.value, unit: here.unit },
    shown,
  } as const;
  return line(doubt.why === 'high' ? 'report.confirm-high' : 'report.confirm-low', params);
}

/** What is to be changed: the figure, the month, or the kind. */
export function askFix({ slot }: HereAt<'fix'>): Asked {
  const parts = [
    { value: 'value', label: line('report.fix-value'), says: ['数値', '数字', 'figure'] },
    { value: 'month', label: line('report.fix-month'), says: ['月', 'month'] },
    { value: 'kind', label: line('report.fix-kind'), says: ['種類', '拠点', 'kind', 'place'] },
  ];
  return askText(figureTopic('fix', slot.month, slot.kind), line('report.ask-fix'), parts);
}

/** The open question of a place. */
export function ask(here: ReportHere, facts: Facts): Asked {
  switch (here.at) {
    case 'figure':
      return askFigure(here, facts);
    case 'confirm':
      return askConfirm(here, facts);
    case 'fix':
      return askFix(here);
    case 'fix-month':
    case 'fix-kind':
      return askWhich(here, facts);
    case 'idle':
      return askIdle(here, facts);
  }
}

/** Which month or kind it is instead. */
function askWhich(here: HereAt<'fix-month' | 'fix-kind'>, facts: Facts): Asked {
  const topic = figureTopic('fix', here.slot.month, here.slot.kind);
  const text = line(here.at === 'fix-month' ? 'report.ask-fix-month' : 'report.ask-fix-kind');
  return askText(
    topic,
    text,
    otherSlots(here, facts).map(({ value, label }) => ({ value, label })),
  );
}

type OtherSlot = Option & { readonly slot: Slot };

/** The places that a figure could be moved to, as options. */
export function otherSlots(here: HereAt<'fix-month' | 'fix-kind'>, facts: Facts): readonly OtherSlot[] {
  const { slot } = here;
  if (here.at === 'fix-kind') {
    return slotsOf(facts, slot.month)
      .map((one, at) => ({ value: `slot-${at}`, label: nameOf(facts, one), slot: one }))
      .slice(0, 12);
  }
  const { programme } = facts;
  const months = [...(programme?.supportMonths ?? []), ...(programme?.comparisonMonths ?? [])];
  const past = months
    .filter((month) => month < facts.today.slice(0, 7))
    .toSorted()
    .toReversed();
  return past.slice(0, 12).map((month) => ({
    value: `month-${month}`,
    label: line('report.month', { month: { as: 'month', month } }),
    slot: { ...slot, month },
  }));
}
