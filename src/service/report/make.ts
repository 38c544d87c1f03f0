import { renderChart } from '../../adapters/chart/render-chart.ts';
import { setReport } from '../../adapters/pdf/set-report.ts';
import { workbookOf } from '../../adapters/sheet/write-sheet.ts';
import { lackTexts } from '../../bot/report/head.ts';
import type { ReportLocale } from '../../bot/report/words.ts';
import { reportSheets } from '../../bot/report/workbook.ts';
import { writeReport } from '../../bot/report/write.ts';
import type { WrittenReport } from '../../bot/report/written.ts';
import { attribution } from '../../engine/emission/tables.ts';
import { fileName } from '../../engine/report/file-name.ts';
import type { ReportQuestion } from '../../engine/report/input.ts';
import { reportOf } from '../../engine/report/report.ts';
import type { Report } from '../../engine/report/report-shape.ts';

/** The forms that a report is written in. */
export const reportFormats = ['pdf', 'xlsx', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** A report as a file; `lacks` names what keeps it from being handed in. */
export type ReportFile = { readonly name: string; readonly content: Buffer; readonly lacks: readonly string[] };

const chartWidthPx = 1560;

/** Makes one report. Of one firm it holds that firm's figures alone, as nothing else was given. */
export async function makeReport(
  question: ReportQuestion,
  { format, locale }: { readonly format: ReportFormat; readonly locale: ReportLocale },
): Promise<ReportFile> {
  const report = reportOf(question);
  const written = writeReport(report, { locale, attribution });
  const { kind, period, madeOn, approvedBy, programme } = report;
  const firm = kind === 'firm' ? (report.firms[0]?.number ?? null) : null;
  return {
    name: `${fileName({ code: programme.code, kind, firm, period, madeOn, approvedBy })}.${format}`,
    content: await contentOf(report, written, { format, locale }),
    lacks: lackTexts({ locale, fewest: report.fewest }, report),
  };
}

async function contentOf(
  report: Report,
  written: WrittenReport,
  { format, locale }: { readonly format: ReportFormat; readonly locale: ReportLocale },
): Promise<Buffer> {
  switch (format) {
    case 'json':
      return Buffer.from(`${JSON.stringify({ ...report, attribution }, null, 2)}\n`);
    case 'xlsx':
      return workbookOf(reportSheets(report, written, locale));
    case 'pdf':
      return setReport(written, { pictures: await picturesOf(written), madeOn: report.madeOn });
  }
}

async function picturesOf({ blocks }: WrittenReport): Promise<readonly Uint8Array[]> {
  const pictures: Uint8Array[] = [];
  for (const block of blocks) if (block.block === 'chart') pictures.push(await renderChart(block.chart, chartWidthPx));
  return pictures;
}
