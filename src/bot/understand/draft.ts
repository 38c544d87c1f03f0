import type { WasteKnown } from '../../engine/waste/sort.ts';
import type { Ask, Flag, Item, Kind, Measure, Unit } from './contract.ts';
import type { Act } from './intent/acts.ts';
import type {
  ChangeMention,
  DateMention,
  KindMention,
  MaskMention,
  MeasureMention,
  Normal,
  NumberMention,
  PeriodMention,
  PolarityMention,
  QuantityMention,
  RangeMention,
  ReadingsMention,
  SiteMention,
  Span,
  TreatmentMention,
} from './mention.ts';

/** A mention that may be what was used. */
export type Figure = (NumberMention & { readonly vague?: boolean }) | QuantityMention | RangeMention | ReadingsMention;

/** Everything the recognisers saw in one message. */
export type Seen = {
  readonly normal: Normal;
  readonly masks: readonly MaskMention[];
  readonly figures: readonly Figure[];
  readonly changes: readonly ChangeMention[];
  readonly kinds: readonly KindMention[];
  readonly treatments: readonly TreatmentMention[];
  readonly measures: readonly MeasureMention[];
  readonly sites: readonly SiteMention[];
  readonly periods: readonly PeriodMention[];
  readonly dates: readonly DateMention[];
  readonly polarities: readonly PolarityMention[];
  readonly acts: readonly Act[];
  readonly flags: readonly Flag[];
};

/** One figure with what the message itself says about it; nothing of the context yet. */
export type Draft = {
  readonly span: Span;
  readonly value: number | null;
  readonly others: readonly number[];
  readonly unit: Unit | null;
  readonly loose: QuantityMention['loose'];
  readonly kind: Kind | 'oil' | null;
  readonly period: PeriodMention | null;
  readonly site: SiteMention | null;
  readonly waste: WasteKnown | null;
  readonly measure: Measure;
  readonly approx: boolean;
  readonly doubts: readonly Ask[];
  readonly flags: readonly Flag[];
};

/** An item with what has to be asked about it. */
export type Doubted = { readonly item: Item; readonly doubts: readonly Ask[]; readonly flags: readonly Flag[] };
