import { describe, expect, it } from 'vitest';
import { writeReport } from '../../../src/bot/report/write.ts';
import { attribution } from '../../../src/engine/emission/tables.ts';
import type { ReportFirm, ReportQuestion } from '../../../src/engine/report/input.ts';
import { reportOf } from '../../../src/engine/report/report.ts';
import { reportFirm, reportQuestion, reportRow } from '../../support/report.ts';

const rows = ['2024-10', '2024-11', '2025-10', '2025-11'].map((month, at) =>
  reportRow(month, 'kerosene', 1000 - at * 100),
);
const firm = (number: number, over: Partial<ReportFirm> = {}) =>
  reportFirm(number, rows, { meters: [{ site: 'main', kind: 'kerosene' }], ...over });

function written(firms: readonly ReportFirm[], over: Partial<ReportQuestion> = {}, locale: 'ja' | 'en' = 'ja') {
  return writeReport(reportOf(reportQuestion(firms, over)), { locale, attribution });
}
const headings = (report: ReturnType<typeof written>) =>
  report.blocks.flatMap((block) => (block.block === 'heading' ? [block.text.replace(/^\d+\. /, '')] : []));
const tables = (report: ReturnType<typeof written>) => report.blocks.filter((block) => block.block === 'table');
const cells = (report: ReturnType<typeof written>, caption: string) =>
  tables(report)
    .find((one) => one.caption === caption)
    ?.rows.map((row) => row.map(({ text }) => text));

describe('a written report', () => {
  it('has exactly the five items and the sources, in the order of the specification', () => {
    expect(headings(written([firm(1)]))).toEqual([
      '事業者の概要',
      'エネルギー使用量とCO2排出量',
      '推移と課題',
      '提案内容',
      '意見・要望',
      '出典',
    ]);
  });

  it('has at the end what was done, the effect, the analysis and what is ahead', () => {
    for (const kind of ['firm', 'city'] as const)
      expect(headings(written([firm(1)], { kind }))).toEqual(
        expect.arrayContaining(['実施したこと', '削減効果', '分析', '今後の課題']),
      );
  });

  it('compares with the same months of the year before, and tells use from factors', () => {
    const report = written([firm(1)]);
    expect(cells(report, '前年同月との比較')?.at(-1)).toEqual([
      '合計',
      '2',
      '4,755',
      '3,754',
      '-1,001',
      '-21.1%',
      '-1,001',
      '0',
    ]);
    expect(JSON.stringify(report)).toContain('1事業者、のべ2か月分です。');
  });

  it('names what is not known, and firms by their number alone where there is no name', () => {
    const report = written([firm(1, { name: null, employees: null, rows: [] })]);
    expect(cells(report, '事業者の概要')).toEqual([['1', '－', '所沢市', '食料品製造業', '－']]);
    expect(cells(report, '種類ごとの使用量とCO2')?.[0]?.slice(1)).toEqual(['未登録', '未登録', '未登録', '未登録']);
    expect(JSON.stringify(report)).not.toMatch(/"0( kg-CO2| L)?"/);
  });

  it('says why a figure is not known: no factor, no unit in common', () => {
    const [row] = rows.slice(2);
    const without = row === undefined ? [] : [{ ...row, kgCo2: null, parts: [], scope: null }];
    expect(cells(written([firm(1, { rows: without })]), '種類ごとの使用量とCO2')?.[0]?.[3]).toBe('係数なし');
    const gas = { ...reportRow('2025-10', 'lpg', 10), quantity: { value: 10, unit: 'kg' } };
    const mixed = written([firm(1, { rows: [gas, reportRow('2025-10', 'lpg', 3)] })]);
    expect(cells(mixed, '種類ごとの使用量とCO2')?.[0]?.slice(0, 2)).toEqual(['LPガス', '単位が混在']);
    const water = written([firm(1, { rows: [reportRow('2025-10', 'water', 10)] })]);
    expect(cells(water, '水道と廃棄物（合計に含めません）')).toEqual([['水道', '10 m³', '未登録', '－', '－']]);
  });

  it('marks what is provisional and what is not whole', () => {
    const some = rows.slice(0, 3).map((row) => ({ ...row, provisional: row.month === '2025-10' }));
    const [first, second] = cells(written([firm(1, { rows: some })]), '月ごとのCO2') ?? [];
    expect(first?.[1]).toMatch(/（暫定）$/);
    expect(second?.slice(1)).toEqual(['未登録', expect.any(String), '－']);
    expect(cells(written([firm(1, { rows: some })]), '種類ごとの使用量とCO2')?.at(-1)?.[3]).toMatch(
      /（一部）（暫定）$/,
    );
  });

  it('shows opinions word for word, and its sources with the sentence that must stand there', () => {
    const report = written([firm(1, { opinions: [{ day: '2025-11-02', words: '写真が\n楽です <b>' }] })]);
    expect(cells(report, '意見・要望')).toEqual([['1', '2025年11月2日', '写真が\n楽です <b>']]);
    const last = report.blocks.at(-1);
    expect(last).toEqual({ block: 'paragraph', text: attribution });
    expect(JSON.stringify(report.blocks.at(-2))).toContain('kerosene.r2023');
  });

  it('for everybody says that small sums are not shown, and names nobody', () => {
    const report = written([firm(1), firm(2)], { kind: 'publication' });
    expect(cells(report, '種類ごとの使用量とCO2')?.flat()).toEqual(expect.arrayContaining(['非公表']));
    expect(JSON.stringify(report)).not.toMatch(/試験商店|所沢市","/);
    expect(JSON.stringify(report)).toContain('事業者が少ないため、前年との比較は公表しません。');
  });

  it('is a draft until somebody approves it', () => {
    expect(written([firm(1)]).mark).toBe('下書き');
    const approved = written([firm(1)], { approvedBy: '山田' });
    expect([approved.mark, approved.foot]).toEqual([null, expect.stringContaining('承認済み（山田）')]);
  });

  it('can be read in English', () => {
    const english = JSON.stringify(written([firm(1)], {}, 'en').blocks.filter(({ block }) => block === 'heading'));
    expect(english).toContain('Profile of firms');
    expect(english).not.toMatch(/[ぁ-んァ-ヶ一-龠]/);
  });
});
