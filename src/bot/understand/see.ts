import type { Input } from './contract.ts';
import type { Figure, Seen } from './draft.ts';
import { recogniseActs } from './intent/acts.ts';
import { recogniseCommonActs } from './intent/common-acts.ts';
import { recogniseFlags } from './intent/tone.ts';
import words from './lexicon/resolve.json' with { type: 'json' };
import type { ChangeMention, DateMention, Mention, Normal, PeriodMention, Span } from './mention.ts';
import { recogniseKinds } from './recognise/kinds.ts';
import { recogniseMasks } from './recognise/masks.ts';
import { recogniseMeasures } from './recognise/measures.ts';
import { recognisePeriods } from './recognise/periods.ts';
import { recognisePolarity } from './recognise/polarity.ts';
import { recogniseQuantities } from './recognise/quantities.ts';
import { recogniseSites } from './recognise/sites.ts';
import { recogniseTreatments } from './recognise/wastes.ts';
import { recogniseZero } from './recognise/zero.ts';

// 今年の夏は暑かった is talk about the weather.
const season = new RegExp(`^(?:${words.season.join('|')})`);

/** Runs every recogniser over a message. */
export function see(
  normal: Normal,
  { locale, referenceDate, context }: Input,
): Seen & { readonly all: readonly Mention[] } {
  const { fiscalYearStart, defaultPeriod } = context;
  const masks = recogniseMasks(normal, locale);
  const sites = recogniseSites(normal, context.sites);
  const times = recognisePeriods(normal, { referenceDate, fiscalYearStart, defaultPeriod, locale }).filter(
    (time) => !overlapsAny(time, masks) && !season.test(normal.text.slice(time.end)),
  );
  const quantities = recogniseQuantities(normal, [...masks, ...times, ...sites]);
  const kinds = recogniseKinds(normal);
  const exact = recogniseActs(normal, locale);
  const acts = exact.length > 0 ? exact : recogniseCommonActs(normal);
  const skipped = acts.some(({ intent }) => intent === 'skip' || intent === 'not_yet');
  const zeros = skipped
    ? []
    : recogniseZero(normal, [...times, ...kinds, ...sites]).filter((zero) => !overlapsAny(zero, quantities));
  const figures = [...quantities.filter(isFigure), ...zeros]
    .filter((figure) => !isBullet(normal, figure))
    .sort((a, b) => a.start - b.start);
  const measures = recogniseMeasures(normal);
  const polarities = recognisePolarity(normal, locale);
  return {
    normal,
    masks,
    figures,
    changes: quantities.filter((one): one is ChangeMention => one.type === 'change'),
    kinds,
    treatments: recogniseTreatments(normal),
    measures,
    sites,
    periods: times
      .filter(isPeriod)
      .filter((time) => !(zeros.length > 0 && context.asked !== null && time.how === 'this-month')),
    dates: times.filter((time): time is DateMention => time.type === 'date'),
    polarities,
    acts,
    flags: recogniseFlags(normal),
    all: [...masks, ...quantities, ...times, ...kinds, ...measures, ...sites, ...polarities],
  };
}

function isPeriod(time: PeriodMention | DateMention): time is PeriodMention {
  return time.type === 'period';
}

// ①電気 … ②ガス and 1) 電気: the number of the line.
function isBullet({ original, at, text }: Normal, { start, end, type }: Figure): boolean {
  if (type !== 'number' || end - start > 2) return false;
  const circled = /^[①-⑳❶-❿⑴-⒇]/u.test(original.slice(at[start]));
  const opens = /(?:^|\n)\s*$/.test(text.slice(0, start)) && /^[.)）:：] ?[^\d\s]/.test(text.slice(end));
  return opens || (circled && /^[.、:： ]?[^\d\s、。です]/.test(text.slice(end)));
}

function isFigure(mention: Mention): mention is Figure {
  return ['number', 'quantity', 'range', 'readings'].includes(mention.type);
}

function overlapsAny(span: Span, others: readonly Span[]): boolean {
  return others.some(({ start, end }) => start < span.end && span.start < end);
}
