import type { Text } from '../message.ts';
import { spanOf as monthsText } from '../report/owner.ts';
import type { OwnReport } from './model.ts';

/** The sentences of a firm's own page that are the same for every firm. */
export const pageTexts = {
  bills: { key: 'page.bills' },
  billsAfter: { key: 'page.bills-after' },
  billsSend: { key: 'page.bills-send' },
  chartSvg: { key: 'page.chart-svg' },
  contents: { key: 'page.contents' },
  data: { key: 'page.data' },
  dataCsv: { key: 'page.data-csv' },
  dataJson: { key: 'page.data-json' },
  dataXlsx: { key: 'page.data-xlsx' },
  fix: { key: 'page.fix' },
  fixSend: { key: 'page.fix-send' },
  noReadings: { key: 'page.no-readings' },
  reports: { key: 'page.reports' },
  officeReports: { key: 'office.reports' },
  readings: { key: 'page.readings' },
  send: { key: 'page.send' },
  table: { key: 'page.table' },
  missing: { key: 'report.missing' },
  title: { key: 'page.title' },
  fixValue: (unit: string): Text => ({ key: 'page.fix-value', params: { unit } }),
  change: (change: Text): Text => ({ key: 'page.change', params: { change: { as: 'text', text: change } } }),
  report: (format: 'pdf' | 'xlsx', { from, to, madeOn }: OwnReport): Text => ({
    key: format === 'pdf' ? 'page.report-pdf' : 'page.report-xlsx',
    params: { months: { as: 'text', text: monthsText({ from, to }) }, day: { as: 'day', day: madeOn } },
  }),
} as const;

/** What can become of a form or an address, with the status of the answer. */
export const pageNews = {
  asked: { status: 200, text: { key: 'page.news-asked' } },
  taken: { status: 200, text: { key: 'page.news-taken' } },
  enough: { status: 429, text: { key: 'page.news-enough' } },
  'no-number': { status: 422, text: { key: 'page.news-no-number' } },
  'no-file': { status: 400, text: { key: 'page.news-no-file' } },
  'too-large': { status: 413, text: { key: 'page.news-too-large' } },
  'not-a-bill': { status: 422, text: { key: 'page.news-not-a-picture' } },
  busy: { status: 503, text: { key: 'upload.busy' } },
  expired: { status: 410, text: { key: 'page.expired' } },
  gone: { status: 410, text: { key: 'page.gone' } },
  'office-expired': { status: 410, text: { key: 'office.page-expired' } },
  'office-gone': { status: 410, text: { key: 'office.page-gone' } },
  unknown: { status: 404, text: { key: 'page.gone' } },
  trouble: { status: 500, text: { key: 'common.apology' } },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly text: Text }>>;

export type PageNewsId = keyof typeof pageNews;
