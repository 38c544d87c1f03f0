import type { Figure } from '../../engine/report/figure.ts';
import type { Chart } from '../chart/chart.ts';

/** A cell of a table. With a figure it is a number wherever numbers can be: `minus` is taken from it. */
export type ReportCell = { readonly text: string; readonly figure?: Figure; readonly minus?: Figure };

/** A table; its caption says what it shows. */
export type ReportTable = {
  readonly block: 'table';
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly ReportCell[])[];
};

/** One piece of a report, in reading order. */
export type ReportBlock =
  | { readonly block: 'heading'; readonly text: string }
  | { readonly block: 'paragraph'; readonly text: string }
  | { readonly block: 'list'; readonly items: readonly string[] }
  | { readonly block: 'chart'; readonly chart: Chart; readonly alt: string }
  /** A picture that is no chart of figures; it comes with those of the charts, in the order of the blocks. */
  | { readonly block: 'picture'; readonly alt: string }
  | ReportTable;

/** A report in sentences, ready to be set. */
export type WrittenReport = {
  readonly language: 'ja' | 'en';
  readonly title: string;
  readonly author: string;
  /** Stands on every page of a draft; null once it is approved. */
  readonly mark: string | null;
  /** Stands at the foot of every page. */
  readonly foot: string;
  /** A page's number, of how many. */
  readonly page: (page: number, pages: number) => string;
  readonly blocks: readonly ReportBlock[];
};
