import type { Buffer } from 'node:buffer';
import type { Chart } from '../../../bot/chart/chart.ts';
import type { OwnFacts } from '../../../bot/page/model.ts';

/** How the pictures and files of a page are made. */
export type OwnFiles = {
  /** The figures of a chart of all energy, or of one kind; null where nothing is known of it. */
  readonly chartOf: (own: OwnFacts, name: string) => Chart | null;
  readonly drawChart: (chart: Chart, widthPx: number, wish: { readonly look: 'light' | 'dark' }) => Promise<Buffer>;
  /** The firm's own figures as a file. */
  readonly fileOf: (own: OwnFacts, form: 'csv' | 'xlsx') => Promise<Buffer>;
};

/** A file of the page; `download`: under which name it is put away, null where it is shown. */
export type OwnFile = { readonly bytes: Buffer; readonly contentType: string; readonly download: string | null };

const CHART_WIDTH = 1040;

const forms = {
  'readings.csv': { form: 'csv', contentType: 'text/csv; charset=utf-8' },
  'readings.xlsx': {
    form: 'xlsx',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
} as const;

/** The picture or file of a name; null where there is none. */
export const ownFile = async (own: OwnFacts, name: string, files: OwnFiles): Promise<OwnFile | null> => {
  if (name === 'readings.csv' || name === 'readings.xlsx') {
    const { form, contentType } = forms[name];
    return { bytes: await files.fileOf(own, form), contentType, download: `hakaru-${own.facts.today}.${form}` };
  }
  const [, view = '', dark] = /^chart-([a-z_]+)(-dark)?\.png$/.exec(name) ?? [];
  const chart = files.chartOf(own, view);
  if (chart === null) return null;
  const bytes = await files.drawChart(chart, CHART_WIDTH, { look: dark === undefined ? 'light' : 'dark' });
  return { bytes, contentType: 'image/png', download: null };
};
