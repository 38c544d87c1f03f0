import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, describe, expect, it } from 'vitest';
import { workbookOf } from '../../../src/adapters/sheet/write-sheet.ts';
import { figuresIn } from '../../../src/bot/report/figure-list.ts';
import { reportSheets } from '../../../src/bot/report/workbook.ts';
import { writeReport } from '../../../src/bot/report/write.ts';
import { addMonths, monthsFrom } from '../../../src/engine/period.ts';
import type { ReportKind } from '../../../src/engine/report/input.ts';
import { reportOf } from '../../../src/engine/report/report.ts';
import { reportFirm, reportQuestion, reportRow } from '../../support/report.ts';

const office = spawnSync('soffice', ['--version']).status === 0;
if (!office) console.warn('skipped: LibreOffice (soffice) is not installed, so no spreadsheet program computes anew');

const folder = mkdtempSync(join(tmpdir(), 'hakaru-sheet-'));
afterAll(() => rmSync(folder, { recursive: true }));

const period = { from: '2025-04', to: '2026-03' };
const months = monthsFrom(addMonths(period.from, -12), period.to);
const kinds = ['electricity', 'city_gas', 'kerosene'] as const;
const sites = ['main', 'second'];

/** Firms with two places, three kinds, gaps and figures with many digits. */
const firms = Array.from({ length: 12 }, (_, at) =>
  reportFirm(
    at + 1,
    months.flatMap((month, on) =>
      sites.flatMap((site, place) =>
        kinds.flatMap((kind, of) =>
          (at + on + place + of) % 17 === 0
            ? []
            : [
                reportRow(month, kind, (at + 1) * 37.129 + on * 3.3 + of, {
                  site,
                  id: `${at}-${site}-${kind}-${month}`,
                }),
              ],
        ),
      ),
    ),
    {
      sites: sites.map((id) => ({ id, name: id })),
      meters: sites.flatMap((site) => kinds.map((kind) => ({ site, kind }))),
    },
  ),
);

/** The workbook as LibreOffice has computed it. */
async function computed(kind: ReportKind) {
  const own = kind === 'firm' ? firms.slice(0, 1) : firms;
  const report = reportOf(reportQuestion(own, { kind, period, fewest: 10 }));
  const written = writeReport(report, { locale: 'ja', attribution: '出典: 試験' });
  const file = join(folder, `${kind}.xlsx`);
  writeFileSync(file, await workbookOf(reportSheets(report, written, 'ja')));
  execFileSync('soffice', [
    '--headless',
    '--convert-to',
    'xlsx:Calc MS Excel 2007 XML',
    '--outdir',
    join(folder, 'out'),
    file,
  ]);
  const sheets = await readXlsxFile(readFileSync(join(folder, 'out', `${kind}.xlsx`)));
  const rowsOf = (name: string) => sheets.find(({ sheet }) => sheet === name)?.data ?? [];
  return { report, figures: [...figuresIn(written).values()], rowsOf };
}

describe.skipIf(!office)('a workbook in a spreadsheet program', () => {
  it.each(['city', 'periodic', 'firm', 'publication'] as const)('computes what the report says: %s', async (kind) => {
    const { report, figures, rowsOf } = await computed(kind);
    const rows = rowsOf('値の根拠').slice(1);
    expect(rows).toHaveLength(figures.length);
    let compared = 0;
    for (const [at, figure] of figures.entries()) {
      if (figure.value === null) continue;
      expect(Number(rows[at]?.[5]), String(rows[at]?.[1])).toBeCloseTo(figure.value, 6);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(10);
    if (report.lines.length > 0) {
      const lines = rowsOf('明細').slice(1);
      expect(lines).toHaveLength(report.lines.length);
      for (const row of lines) if (row[18] !== null) expect(Number(row[17])).toBeCloseTo(Number(row[18]), 8);
    }
    const shown = rowsOf('報告書').flat().map(String);
    expect(shown.filter((cell) => /#(NAME|REF|VALUE|DIV)|Err:/.test(cell))).toEqual([]);
  });
});
