import type { WasteTreatment, WasteType } from '../../engine/waste/sort.ts';
import type { Kind, Measure, Period, Unit } from './contract.ts';

/** A stretch of the normalised text, end excluded (UTF-16). */
export type Span = { readonly start: number; readonly end: number };

/** A message as recognisers read it. `at[i]` is where `text[i]` came from in `original`; one more for the end. */
export type Normal = { readonly original: string; readonly text: string; readonly at: readonly number[] };

/** Digits that must never become a value: phone numbers, postcodes, counts of people, clock times … */
export type MaskMention = Span & {
  readonly type: 'mask';
  readonly why:
    | 'phone'
    | 'postcode'
    | 'customer-number'
    | 'card'
    | 'mail'
    | 'url'
    | 'time'
    | 'count'
    | 'unit-price'
    | 'power-factor'
    | 'code';
  /** The first five are personal data. */
  readonly pii: boolean;
};

/** A number without a unit. `others` holds further readings of the same characters (2.130, 31,07). */
export type NumberMention = Span & {
  readonly type: 'number';
  readonly value: number;
  readonly others: readonly number[];
  readonly approx: boolean;
  readonly negative: boolean;
  readonly typo: boolean;
};

/** A number with its unit, containers multiplied out. `unitAssumed`: キロワット and the like. */
export type QuantityMention = Span & {
  readonly type: 'quantity';
  readonly value: number;
  readonly unit: Unit;
  readonly others: readonly number[];
  readonly approx: boolean;
  readonly negative: boolean;
  readonly typo: boolean;
  readonly unitAssumed: boolean;
  /** キロ, トン, 本 … : the units it may also mean, by kind. */
  readonly loose: 'kilo' | 'ton' | 'square' | null;
};

/** Two figures of which one is true: 290〜310, 50か60. */
export type RangeMention = Span & {
  readonly type: 'range';
  readonly low: number;
  readonly high: number;
  readonly unit: Unit | null;
};

export type PercentMention = Span & { readonly type: 'percent'; readonly value: number };

/** Two meter readings and what lies between them. */
export type ReadingsMention = Span & {
  readonly type: 'readings';
  readonly before: number;
  readonly after: number;
  readonly multiplier: number;
  readonly usage: number;
  readonly unit: Unit | null;
};

/** A change against what is known: 1割減, 300増えた, 倍. `factor` multiplies, `add` adds. */
export type ChangeMention = Span & {
  readonly type: 'change';
  readonly factor: number;
  readonly add: number;
  readonly unit: Unit | null;
};

/** A month or stretch of days. `yearGiven` is false where the year was reasoned. */
export type PeriodMention = Span & {
  readonly type: 'period';
  readonly period: Period;
  readonly yearGiven: boolean;
  readonly future: boolean;
  /** Other periods the same words may mean; several: ask. */
  readonly others: readonly Period[];
  /**
   * How it was said: a calendar month, days of a bill, a fiscal stretch, 今月 …
   * `compared` is no period of the figure, only what it is compared with: 先月より, 8月と同じ, 前年同月比.
   */
  readonly how:
    | 'month'
    | 'months'
    | 'days'
    | 'fiscal'
    | 'quarter'
    | 'half'
    | 'year'
    | 'relative'
    | 'this-month'
    | 'compared';
};

/** A single day: when something was read or written, not what it is about. */
export type DateMention = Span & { readonly type: 'date'; readonly date: string };

/** `oil` is 油, 焚き物 and the like: some fuel. `waste`: what the waste is made of, where the word says so. */
export type KindMention = Span & {
  readonly type: 'kind';
  readonly kind: Kind | 'oil';
  readonly waste?: WasteType;
};

/** What is done with waste: 焼却, 埋立, リサイクル. */
export type TreatmentMention = Span & { readonly treatment: WasteTreatment };

/** `known` is false for a name that is not in the firm's list. */
export type SiteMention = Span & { readonly type: 'site'; readonly site: string; readonly known: boolean };

/** Words that say what a figure is of: 電気代, 契約電力, 指針, 発電量, 売電. */
export type MeasureMention = Span & { readonly type: 'measure'; readonly measure: Measure };

/** Yes or no, negation included: 間違ってない is yes. `vague`: けっこう, いいです. */
export type PolarityMention = Span & {
  readonly type: 'polarity';
  readonly value: boolean;
  readonly vague: boolean;
};

export type Mention =
  | MaskMention
  | NumberMention
  | QuantityMention
  | RangeMention
  | PercentMention
  | ReadingsMention
  | ChangeMention
  | PeriodMention
  | DateMention
  | KindMention
  | SiteMention
  | MeasureMention
  | PolarityMention;
