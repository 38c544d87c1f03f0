import { Buffer } from 'node:buffer';
import type { Chart } from '../../../bot/chart/chart.ts';
import type { OwnLink, OwnPageDesk } from '../../../bot/page/link.ts';
import type { OwnFacts } from '../../../bot/page/model.ts';

/** On which paper, and in which form: a picture to be shown, or one to be put away and used elsewhere. */
type ChartWish = { readonly look: 'light' | 'dark'; readonly form: 'png' | 'svg' };

/** How the pictures and files of a page are made. */
export type OwnFiles = {
  /** The figures of a chart of all energy, or of one kind; null where nothing is known of it. */
  readonly chartOf: (own: OwnFacts, name: string) => Chart | null;
  readonly drawChart: (chart: Chart, widthPx: number, wish: ChartWish) => Promise<Buffer>;
  /** The firm's own figures as a file. */
  readonly fileOf: (own: OwnFacts, form: 'csv' | 'xlsx') => Promise<Buffer>;
  readonly desk: Pick<OwnPageDesk, 'report' | 'whole'>;
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

const reportName = /^report-([0-9a-f-]{36})\.(pdf|xlsx)$/;

/** A released report of the firm's own; null where there is none of that name. */
const ownReport = async (link: OwnLink, name: string, { desk }: OwnFiles): Promise<OwnFile | null> => {
  const [, id = '', ending] = reportName.exec(name) ?? [];
  if (ending !== 'pdf' && ending !== 'xlsx') return null;
  const file = await desk.report(link, id, ending);
  if (file === null) return null;
  const contentType = ending === 'pdf' ? 'application/pdf' : forms['readings.xlsx'].contentType;
  return { bytes: Buffer.from(file.bytes), contentType, download: file.name };
};

const ownWhole = async (link: OwnLink, { desk }: OwnFiles): Promise<OwnFile | null> => {
  const file = await desk.whole(link);
  if (file === null) return null;
  return { bytes: Buffer.from(file.bytes), contentType: 'application/json; charset=utf-8', download: file.name };
};

const ownPicture = async (own: OwnFacts, name: string, files: OwnFiles): Promise<OwnFile | null> => {
  const [, view = '', dark, ending] = /^chart-([a-z_]+)(-dark)?\.(png|svg)$/.exec(name) ?? [];
  const chart = files.chartOf(own, view);
  if (chart === null) return null;
  const form = ending === 'svg' ? 'svg' : 'png';
  const bytes = await files.drawChart(chart, CHART_WIDTH, { look: dark === undefined ? 'light' : 'dark', form });
  return form === 'png'
    ? { bytes, contentType: 'image/png', download: null }
    : { bytes, contentType: 'image/svg+xml', download: `hakaru-${own.facts.today}-${view}.svg` };
};

/** The picture or file of a name; null where there is none. */
export const ownFile = async (
  { link, own }: { readonly link: OwnLink; readonly own: OwnFacts },
  name: string,
  files: OwnFiles,
): Promise<OwnFile | null> => {
  if (reportName.test(name)) return ownReport(link, name, files);
  if (name === 'data.json') return ownWhole(link, files);
  if (name === 'readings.csv' || name === 'readings.xlsx') {
    const { form, contentType } = forms[name];
    return { bytes: await files.fileOf(own, form), contentType, download: `hakaru-${own.facts.today}.${form}` };
  }
  return ownPicture(own, name, files);
};
