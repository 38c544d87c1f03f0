import type { Facts } from '../facts.ts';
import { line } from '../flows/talk.ts';
import type { Text } from '../message.ts';
import { formatUnit } from '../text/numbers.ts';

/**
 * What an owner would write in the chat to correct a figure; null where there is no such figure, or no number. The
 * dialogue reads it like any other message: it checks the figure and asks before it stores anything.
 */
export function correctionWords(facts: Facts, readingId: string, typed: string): Text | null {
  const reading = facts.readings.find(({ id }) => id === readingId);
  const number = typed.normalize('NFKC').replace(/[,\s]/g, '');
  if (reading === undefined || !/^\d{1,12}(?:\.\d{1,6})?$/.test(number)) return null;
  const { kind, month, quantity, siteId } = reading;
  const site = facts.sites.length > 1 ? (facts.sites.find(({ id }) => id === siteId)?.name ?? '') : '';
  return line(site === '' ? 'page.correct' : 'page.correct-site', {
    site,
    month: { as: 'month', month },
    kind: { as: 'kind', kind },
    value: number,
    unit: formatUnit(quantity.unit),
  });
}
