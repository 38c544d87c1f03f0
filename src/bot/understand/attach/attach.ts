import type { Draft, Figure, Seen } from '../draft.ts';
import type {
  KindMention,
  NumberMention,
  PeriodMention,
  QuantityMention,
  SiteMention,
  TreatmentMention,
} from '../mention.ts';
import { canBe } from '../resolve/compatible.ts';
import { isDenied, isTotal } from './between.ts';
import { jointDoubts, jointPeriod } from './joint.ts';
import { assignLabels } from './labels.ts';
import { measureFigures } from './measures.ts';
import { spreadMonths } from './months.ts';
import { type Marked, selectFigures } from './select.ts';
import { giveTreatments } from './treatments.ts';

/** The figures of a message, each with the kind, month, site and measure that its place in the message gives it. */
export function attach(seen: Seen): readonly Draft[] {
  const { text } = seen.normal;
  const figures = seen.figures.filter((figure) => !isDenied(text, figure));
  const measured = measureFigures(text, figures, seen.measures);
  const all = figures.flatMap((figure, index) => {
    const found = measured[index];
    return found === undefined ? [] : [{ figure, measured: found }];
  });
  const parts = all.length > 2 ? all.filter(({ figure }) => !isTotal(text, figure)) : all;
  const names = { kinds: seen.kinds, places: [...seen.sites, ...seen.periods] };
  return label(seen, selectFigures(text, parts, names));
}

function label(seen: Seen, marked: readonly Marked[]): readonly Draft[] {
  const kinds = giveKinds(seen, marked);
  const sites = giveSites(seen, marked);
  const periods = givePeriods(seen, marked);
  const { text } = seen.normal;
  const said = seen.treatments.filter((treatment) => !isDenied(text, treatment));
  const treatments = giveTreatments(text, said, marked.map(figureOf));
  return marked.map(({ figure, measured }, index) => ({
    span: { start: figure.start, end: figure.end },
    ...withJoint(isBound(text, figure) ? noValue : readValue(figure), jointDoubts(seen, marked.map(figureOf))),
    unit: measured.unit,
    loose: figure.type === 'quantity' ? figure.loose : null,
    kind: kinds[index]?.kind ?? null,
    period: periods[index] ?? null,
    site: sites[index] ?? null,
    waste: wasteOf(kinds[index] ?? null, treatments[index] ?? null),
    measure: measured.measure,
  }));
}

function giveKinds({ normal, kinds }: Seen, marked: readonly Marked[]): readonly (KindMention | null)[] {
  const labels = kinds.filter((kind) => !isDenied(normal.text, kind));
  const fits = ({ kind }: KindMention, index: number) => {
    const measured = marked[index]?.measured;
    const unit = measured?.measure === 'usage' ? measured.unit : null;
    const alone = marked.length === 1;
    return unit === null || alone || kind === 'oil' || canBe(kind, unit);
  };
  const same = (left: KindMention, right: KindMention) => left.kind === right.kind && left.waste === right.waste;
  return assignLabels({ text: normal.text, labels, fits, same }, marked.map(figureOf));
}

function wasteOf(kind: KindMention | null, said: TreatmentMention | null): Draft['waste'] {
  const waste = { type: kind?.waste ?? null, treatment: said?.treatment ?? null };
  return waste.type === null && waste.treatment === null ? null : waste;
}

function giveSites({ normal, sites }: Seen, marked: readonly Marked[]): readonly (SiteMention | null)[] {
  const labels = sites.filter((site) => !isDenied(normal.text, site));
  const same = (left: SiteMention, right: SiteMention) => left.site === right.site;
  return assignLabels({ text: normal.text, labels, fits: () => true, same }, marked.map(figureOf));
}

function givePeriods({ normal, periods }: Seen, marked: readonly Marked[]): readonly (PeriodMention | null)[] {
  const labels = periods.filter((period) => period.how !== 'compared' && !isDenied(normal.text, period));
  const usages = marked.filter(({ measured }) => measured.measure === 'usage').length;
  const [first] = labels;
  if (labels.length === 1 && first !== undefined) {
    const spread = spreadMonths(normal.text, first, marked.length);
    if (spread !== null) return spread;
  }
  // A bill states its month and its days: the days say more.
  const joint = usages === 1 ? jointPeriod(normal.text, labels, marked.map(figureOf)) : null;
  if (joint !== null) return marked.map(() => joint);
  const days = labels.filter(({ how }) => how === 'days');
  if (usages <= 1 && days.length === 1) return marked.map(() => days[0] ?? null);
  const same = (left: PeriodMention, right: PeriodMention) =>
    left.period.from === right.period.from && left.period.to === right.period.to;
  return assignLabels({ text: normal.text, labels, fits: () => true, same }, marked.map(figureOf));
}

function figureOf({ figure }: Marked): Figure {
  return figure;
}

type Read = Pick<Draft, 'value' | 'others' | 'approx' | 'doubts' | 'flags'>;

const noValue: Read = {
  value: null,
  others: [],
  approx: false,
  doubts: [{ slot: 'value', reason: 'range' }],
  flags: [],
};

// 1820以上 says how much at least.
function isBound(text: string, { end }: Figure): boolean {
  return /^(?:kwh|m3|l|kg)?(?:以上|以下|未満|を超え| or (?:more|less))/.test(text.slice(end, end + 12));
}

function withJoint(read: Read, doubts: Draft['doubts']): Read {
  return doubts.length === 0 ? read : { ...read, doubts: [...read.doubts, ...doubts] };
}

function readValue(figure: Figure): Read {
  if (figure.type === 'range') return noValue;
  if (figure.type === 'readings')
    return {
      value: figure.usage,
      others: [],
      approx: false,
      doubts: [{ slot: 'confirm', reason: 'computed' }],
      flags: [],
    };
  const { value, others, approx, typo } = figure;
  return {
    value,
    others,
    approx,
    doubts: doubtsOf(figure),
    flags: [...(typo ? (['typo'] as const) : []), ...(isAssumed(figure) ? (['unit_assumed'] as const) : [])],
  };
}

// なし alone may mean that there is no bill.
function doubtsOf(figure: NumberMention | QuantityMention): Draft['doubts'] {
  if (figure.negative || figure.value < 0) return [{ slot: 'confirm', reason: 'negative' }];
  return figure.type === 'number' && 'vague' in figure && figure.vague === true
    ? [{ slot: 'confirm', reason: 'none_or_zero' }]
    : [];
}

function isAssumed(figure: Figure): boolean {
  return figure.type === 'quantity' && figure.unitAssumed;
}
