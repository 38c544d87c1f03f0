import { type KnowledgeText, textIn } from '../../engine/knowledge/text.ts';
import type { Advice } from '../../engine/measure/advise.ts';
import type { Estimate, EstimatePart, Range } from '../../engine/measure/estimate-part.ts';
import type { Locale } from '../facts.ts';
import type { Param, Text } from '../message.ts';
import { sensibleDigits } from '../text/numbers.ts';

const textParam = (text: Text): Param => ({ as: 'text', text });

/** How much CO2 a year a measure would cut, or in words why no figure is said. */
export function effectText(advice: Advice | null): Text {
  const range = advice?.estimate?.kgCo2 ?? null;
  if (range === null) return noFigureText(advice);
  const [low, high] = [range.low, range.high].map((value): Param => ({ as: 'kgCo2', value: Math.abs(value) }));
  const params = { low: low ?? 0, high: high ?? 0 };
  if (range.high <= 0) return noFigureText(null);
  // A least of nothing is said as a most: it may not help at all.
  if (range.low < 0) return { key: 'measures.year-worse', params: { high: params.high } };
  if (range.low === 0) return { key: 'measures.year-most', params: { high: params.high } };
  if (isSame(range)) return { key: 'measures.year-about', params: { high: params.high } };
  return { key: 'measures.year-range', params };
}

const whyKeys = {
  'words-only': 'measures.no-figure-source',
  'inputs-missing': 'measures.no-figure-inputs',
  'basis-unknown': 'measures.no-figure-basis',
} as const;

function noFigureText(advice: Advice | null): Text {
  const because = advice?.because.find((one) => one.code === 'no-figure');
  return { key: because === undefined ? 'measures.no-figure' : whyKeys[because.why] };
}

/** Figures of three digits that look alike are one figure. */
function isSame({ low, high }: Range): boolean {
  return sensibleDigits(low) === sensibleDigits(high);
}

/** Both ends with their unit, as people write them; one figure where they look alike. */
export function rangeParam(range: Range, unit: string): Param {
  const shown = (value: number): Param => ({ as: 'quantity', value: rounded(value), unit });
  if (isSame(range)) return shown(range.high);
  return textParam({ key: 'measures.from-to', params: { low: shown(range.low), high: shown(range.high) } });
}

function rounded(value: number): number {
  return Number(sensibleDigits(value).replaceAll(',', ''));
}

/** The energy that would be less, by kind; null where a saving is one of CO2 or money alone. */
export function energyText({ parts }: Estimate): Text | null {
  const saved = parts.filter(({ saved: { high } }) => high > 0);
  if (saved.length === 0) return null;
  const items = saved.map(({ kind, saved: range, unit }): Param => {
    const most: Range = { low: Math.max(0, range.low), high: range.high };
    return textParam({
      key: most.low === 0 ? 'measures.energy-most' : 'measures.energy-of',
      params: { kind: { as: 'kind', kind }, amount: rangeParam(most.low === 0 ? atMost(most) : most, unit) },
    });
  });
  return { key: 'measures.list', params: { items: { as: 'list', items } } };
}

const atMost = ({ high }: Range): Range => ({ low: high, high });

/** The months a figure rests on, and whether they were made into a year. */
export function monthsText({ inputs, parts, assumptions }: Estimate): Text | null {
  const period = inputs.find((input) => input.period !== null)?.period ?? null;
  if (period === null) return null;
  return {
    key: assumptions.includes('months-scaled') ? 'measures.months-scaled' : 'measures.months',
    params: {
      kinds: { as: 'list', items: parts.map(({ kind }) => ({ as: 'kind', kind })) },
      from: { as: 'month', month: period.from },
      to: { as: 'month', month: period.to },
    },
  };
}

/** The computation in words: the use, what it takes a year, and the part of it; null where it is none of this kind. */
export function formulaText({ parts, inputs }: Estimate, use: KnowledgeText, locale: Locale): Text | null {
  const at = (id: string): number | null => inputs.find((input) => input.id === id)?.value ?? null;
  const [low, high] = [at('savedPart.low'), at('savedPart.high')];
  if (low === null || high === null || parts.length === 0) return null;
  const rate = percents({ low, high });
  const items = parts.map(
    ({ basis, unit }): Param =>
      textParam({
        key: 'measures.formula',
        params: { use: textIn(use, locale), amount: rangeParam(basis, unit), rate },
      }),
  );
  return { key: 'measures.list', params: { items: { as: 'list', items } } };
}

function percents({ low, high }: Range): Param {
  const shown = (value: number): Param => ({ as: 'percent', value: value * 100 });
  if (low === high) return shown(high);
  return textParam({ key: 'measures.from-to', params: { low: shown(low), high: shown(high) } });
}

/** Money at the firm's own price, with the months of the bills; null where no bill's amount is known. */
export function moneyText({ parts }: Estimate): Text | null {
  const priced = parts.flatMap((part) => moneyOf(part) ?? []);
  return priced.length === 0 ? null : { key: 'measures.list', params: { items: { as: 'list', items: priced } } };
}

function moneyOf({ kind, yen, unit }: EstimatePart): Param | null {
  if (yen === null || yen.high <= 0) return null;
  return textParam({
    key: 'measures.money',
    params: {
      kind: { as: 'kind', kind },
      high: sensibleDigits(yen.high),
      price: sensibleDigits(yen.yenPerUnit),
      unit,
      from: { as: 'month', month: yen.from },
      to: { as: 'month', month: yen.to },
    },
  });
}

const costKeys = {
  none: 'measures.cost-none',
  low: 'measures.cost-low',
  mid: 'measures.cost-mid',
  high: 'measures.cost-high',
} as const;

/** What a measure costs, as a band that the editor estimates. */
export function costText({ costBand }: Advice['measure']): Text {
  return { key: costKeys[costBand] };
}
