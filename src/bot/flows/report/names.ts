import type { Facts } from '../../facts.ts';
import type { Text } from '../../message.ts';
import { line } from '../talk.ts';
import type { Ready } from './draft.ts';
import type { Draft, Slot } from './state.ts';
import { kindParam } from './waste/names.ts';

/** 本店の電気 where there are several sites, else 電気. */
export function nameOf(facts: Facts, slot: Pick<Slot, 'siteId' | 'kind' | 'sort'>): Text {
  const kind = kindParam(slot);
  const site = facts.sites.find((one) => one.id === slot.siteId)?.name ?? '';
  return facts.sites.length > 1 ? line('report.kind-of-site', { site, kind }) : line('report.kind', { kind });
}

/** 2026年9月の電気, or the days where a bill named them. */
export function nameInMonth(facts: Facts, slot: Slot): Text {
  return line('report.answer-title', {
    month: { as: 'month', month: slot.month },
    what: { as: 'text', text: nameOf(facts, slot) },
  });
}

const counts: Readonly<Record<string, string>> = {
  can: 'report.count-can',
  drum: 'report.count-drum',
  cylinder: 'report.count-cylinder',
  tank: 'report.count-tank',
};

/** A figure as it stands in a draft, however little is known of it. */
export function figureOf({ value, unit }: Draft): Text {
  if (value === null) return line('report.no-figure');
  if (unit === null) return line('report.bare-figure', { value });
  const counted = counts[unit];
  if (counted !== undefined) return line(counted, { value });
  return line('report.quantity', { quantity: { as: 'quantity', value, unit } });
}

/** A ready figure with its unit. */
export function quantityOf({ quantity }: Pick<Ready, 'quantity'>): Text {
  return line('report.quantity', { quantity: { as: 'quantity', ...quantity } });
}
