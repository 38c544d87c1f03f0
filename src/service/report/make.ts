import { setReport } from '../../adapters/pdf/set-report.ts';
import { workbookOf } from '../../adapters/sheet/write-sheet.ts';
import type { Chart } from '../../bot/chart/chart.ts';
import { lackTexts } from '../../bot/report/head.ts';
import type { ReportLocale } from '../../bot/report/words.ts';
import { reportSheets } from '../../bot/report/workbook.ts';
import { writeReport } from '../../bot/report/write.ts';
import type { WrittenReport } from '../../bot/report/written.ts';
import { attribution } from '../../engine/emission/tables.ts';
import { fileName } from '../../engine/report/file-name.ts';
import type { Report } from '../../engine/report/report-shape.ts';

/** The forms that a report is written in; slides are a PDF to be shown. */
export const reportFormats = ['pdf', 'slides', 'xlsx', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** Draws a picture, so many pixels wide, for a page or for a slide. */
export type DrawPicture = (
  chart: Chart,
  widthPx: number,
  wish?: { readonly frame?: 'phone' | 'slide' },
) => Promise<Uint8Array>;

/** A report as a file. */
export type ReportFile = { readonly name: string; readonly content: Buffer };

/** How a report is put into a file. */
export type Putting = {
  readonly format: ReportFormat;
  readonly locale: ReportLocale;
  readonly number: number;
  readonly draw: DrawPicture;
};

const chartWidthPx = 1560;

/** Puts a report into a file. The same figures and the same state give the same words. */
export async function putReport(report: Report, { format, locale, number, draw }: Putting): Promise<ReportFile> {
  const { kind, period, madeOn, approvedBy, programme } = report;
  const firm = kind === 'firm' ? (report.firms[0]?.number ?? null) : null;
  const name = fileName({ code: programme.code, kind, firm, period, number, madeOn, approvedBy });
  const ending = format === 'slides' ? '_slides.pdf' : `.${format}`;
  return { name: `${name}${ending}`, content: await contentOf(report, { format, locale, draw }) };
}

/** What keeps a report from being handed in, in words. */
export function lacksIn(report: Report, locale: ReportLocale): readonly string[] {
  return lackTexts({ locale, fewest: report.fewest }, report);
}

async function contentOf(report: Report, { format, locale, draw }: Omit<Putting, 'number'>): Promise<Buffer> {
  if (format === 'json') return Buffer.from(`${JSON.stringify({ ...report, attribution }, null, 2)}\n`);
  const written = writeReport(report, { locale, attribution });
  if (format === 'xlsx') return workbookOf(reportSheets(report, written, locale));
  const isSlides = format === 'slides';
  const pictures = await picturesOf(written, (chart) =>
    draw(chart, chartWidthPx, { frame: isSlides ? 'slide' : 'phone' }),
  );
  return setReport(written, { pictures, madeOn: report.madeOn, shape: isSlides ? 'slides' : 'pages' });
}

function picturesOf(
  { blocks }: WrittenReport,
  draw: (chart: Chart) => Promise<Uint8Array>,
): Promise<readonly Uint8Array[]> {
  const charts = blocks.flatMap((block) => (block.block === 'chart' ? [block.chart] : []));
  return Promise.all(charts.map(draw));
}
