import type { Day } from './days.ts';
import type { Sheet } from './paper/sheet.ts';

export type Kind =
  | 'electricity'
  | 'city_gas'
  | 'lpg'
  | 'kerosene'
  | 'diesel'
  | 'gasoline'
  | 'heavy_oil'
  | 'water'
  | 'waste';

export type Usage = { readonly value: number; readonly unit: 'kWh' | 'm3' | 'L' | 'kg' | 't' };
export type Period = { readonly from: Day; readonly to: Day };

/** One energy of a paper that shows several. */
export type Item = { readonly kind: Kind; readonly usage: Usage; readonly amountYen: number };

/** What a careful person reads off a bill. With several energies, the first one's usage and the whole paper's sum. */
export type Reading = {
  readonly kind: Kind;
  readonly supplier: string;
  readonly usage: Usage;
  readonly period: Period;
  readonly month: string;
  readonly amountYen: number | null;
  readonly items?: readonly Item[];
};

export type Difficulty = 'easy' | 'medium' | 'hard' | 'unreadable';

/** A drawn bill before it is photographed. */
export type Draft = { readonly sheet: Sheet; readonly reading: Reading; readonly notes: string };

/** A drawn paper or view that is no bill. */
export type OtherDraft = { readonly sheet: Sheet; readonly reading?: undefined; readonly notes: string };

/** One line of `truth.json`. `actual` = what an unreadable photograph would have said. */
export type Truth = {
  readonly file: string;
  readonly expect: 'read' | 'reject';
  readonly kind: Kind | 'none';
  readonly supplier: string | null;
  readonly usage: Usage | null;
  readonly period: Period | null;
  readonly month: string | null;
  readonly amountYen: number | null;
  readonly items?: readonly Item[];
  readonly actual?: Reading;
  readonly difficulty: Difficulty;
  readonly notes: string;
  readonly layout: string;
};
