import { addMonths } from '../../engine/period.ts';
import { changeBetween } from '../../engine/summary/compare.ts';
import type { Facts, ReadingFacts } from '../facts.ts';
import { changeText } from '../flows/report/answer-card.ts';
import { dueMonths, readingOf, slotsOf } from '../flows/report/gaps.ts';
import { nameOf } from '../flows/report/names.ts';
import { line } from '../flows/talk.ts';
import type { Text } from '../message.ts';
import { formatUnit } from '../text/numbers.ts';
import type { PageFigure, PageMonth } from './model.ts';

/** Every month with a figure or a gap, the newest first. A gap is said, and never counted as zero. */
export function monthsOf(facts: Facts): readonly PageMonth[] {
  const months = new Set([...facts.readings.map(({ month }) => month), ...dueMonths(facts)]);
  return [...months]
    .toSorted()
    .toReversed()
    .map((month) => ({
      month,
      title: line('report.month', { month: { as: 'month', month } }),
      figures: facts.readings.filter((one) => one.month === month).map((one) => figureOf(one, facts)),
      missing: missingIn(month, facts),
    }));
}

function figureOf(reading: ReadingFacts, facts: Facts): PageFigure {
  const { id, siteId, kind, sort, quantity, kgCo2, month } = reading;
  const before = facts.readings.filter(
    (one) => one.siteId === siteId && one.kind === kind && one.sort === sort && one.month === addMonths(month, -12),
  );
  const change = changeBetween(before.length === 1 ? (before[0]?.kgCo2 ?? null) : null, kgCo2);
  return {
    fix: id,
    unit: formatUnit(quantity.unit),
    what: nameOf(facts, { siteId, kind, sort }),
    amount: line('report.quantity', { quantity: { as: 'quantity', ...quantity } }),
    co2: co2Text(reading),
    yen: reading.amountYen == null ? null : line('report.yen', { yen: reading.amountYen }),
    change: change?.ratio == null ? null : changeText(change.ratio),
  };
}

function co2Text({ kgCo2, provisional }: ReadingFacts): Text {
  if (kgCo2 === null) return line('page.no-co2');
  return line(provisional ? 'page.co2-provisional' : 'report.co2', { co2: { as: 'kgCo2', value: kgCo2 } });
}

/** What a due month still lacks; of earlier months nothing is asked for. */
function missingIn(month: string, facts: Facts): readonly Text[] {
  if (!dueMonths(facts).includes(month)) return [];
  return slotsOf(facts, month)
    .filter((slot) => readingOf(facts, slot) === null)
    .map((slot) => nameOf(facts, slot));
}
