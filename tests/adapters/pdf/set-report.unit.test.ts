import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderChart } from '../../../src/adapters/chart/render-chart.ts';
import { drawable, lettersOf } from '../../../src/adapters/pdf/letters.ts';
import { setReport } from '../../../src/adapters/pdf/set-report.ts';
import { writeReport } from '../../../src/bot/report/write.ts';
import type { WrittenReport } from '../../../src/bot/report/written.ts';
import { attribution } from '../../../src/engine/emission/tables.ts';
import { reportOf } from '../../../src/engine/report/report.ts';
import { pdfTexts } from '../../support/pdf-text.ts';
import { reportFirm, reportQuestion, reportRow } from '../../support/report.ts';

const longName = `髙﨑𠮷${'長い名前の株式会社'.repeat(22)}`.slice(0, 198);
const firms = Array.from({ length: 60 }, (_, at) =>
  reportFirm(at + 1, [reportRow('2025-10', 'electricity', 100 + at, { id: `e${at}` })], {
    name: at === 0 ? longName : `試験商店${at + 1}`,
    opinions: at === 1 ? [{ day: '2025-11-01', words: '⛄と한글の意見' }] : [],
  }),
);

let written: WrittenReport;
let pdf: Buffer;
let pages: readonly string[];

beforeAll(async () => {
  written = writeReport(reportOf(reportQuestion(firms)), { locale: 'ja', attribution });
  const charts = written.blocks.flatMap((block) => (block.block === 'chart' ? [block.chart] : []));
  const pictures = await Promise.all(charts.map((chart) => renderChart(chart, 520)));
  pdf = await setReport(written, { pictures, madeOn: '2026-11-26' });
  pages = await pdfTexts(pdf);
});

const plain = (text: string) => text.replace(/\s/g, '');

describe('a report as PDF', () => {
  it('gives its text in reading order', () => {
    const text = plain(pages.join(''));
    const wanted = written.blocks.flatMap((block) => {
      if (block.block === 'heading' || block.block === 'paragraph') return [plain(block.text)];
      return block.block === 'table' ? [plain(block.caption)] : [];
    });
    let from = 0;
    for (const piece of wanted) {
      const found = text.indexOf(piece, from);
      expect(found, piece).toBeGreaterThanOrEqual(from);
      from = found + piece.length;
    }
  });

  it('wraps a name of 200 letters and loses none, rare kanji included', () => {
    expect([...longName].length).toBeGreaterThan(190);
    expect(plain(pages[0] ?? '')).toContain(longName);
  });

  it('shows a letter that the font lacks as a mark', () => {
    expect(plain(pages.join(''))).toContain('〓と〓〓の意見');
  });

  it('has the mark of a draft, the foot and the number of the page on every page', () => {
    expect(pages.length).toBeGreaterThan(5);
    for (const [at, page] of pages.entries()) {
      expect(page).toContain('下書き');
      expect(page).toContain('定期報告書 2026年11月26日');
      expect(page).toContain(`${at + 1}/${pages.length}ページ`);
    }
  });

  it('repeats the heads of a table on the next page', () => {
    const withNames = pages.filter((page) => page.includes('試験商店') && !page.includes('意見・要望'));
    expect(withNames.length).toBeGreaterThan(1);
    for (const page of withNames) expect(page).toContain('事業者名');
  });

  it('is tagged, in its language, with bookmarks, A4, and its fonts are in it', () => {
    const raw = pdf.toString('latin1');
    for (const piece of [
      '/StructTreeRoot',
      '/Marked true',
      '/Lang (ja-JP)',
      '/Outlines',
      '/FontFile2',
      '/S /Table',
      '/S /TH',
      '/Scope /Column',
      '/S /Figure',
      '/Alt',
    ])
      expect(raw, piece).toContain(piece);
    expect(raw.match(/\/Title/g)?.length).toBeGreaterThan(6);
    expect(raw).toContain('/MediaBox [0 0 595.28 841.89]');
  });

  it('is the same file for the same report', async () => {
    const small = writeReport(reportOf(reportQuestion([])), { locale: 'ja', attribution });
    const make = () => setReport(small, { pictures: [], madeOn: '2026-11-26' });
    expect((await make()).equals(await make())).toBe(true);
  });
});

describe('a report as slides', () => {
  let slides: Buffer;
  let texts: readonly string[];

  beforeAll(async () => {
    const charts = written.blocks.flatMap((block) => (block.block === 'chart' ? [block.chart] : []));
    const pictures = await Promise.all(charts.map((chart) => renderChart(chart, 740, { frame: 'slide' })));
    slides = await setReport(written, { pictures, madeOn: '2026-11-26', shape: 'slides' });
    texts = await pdfTexts(slides);
  });

  it('is 16:9, tagged, with bookmarks and its fonts', () => {
    const raw = slides.toString('latin1');
    for (const piece of ['/MediaBox [0 0 960 540]', '/StructTreeRoot', '/Outlines', '/FontFile2', '/S /Figure', '/Alt'])
      expect(raw, piece).toContain(piece);
  });

  it('begins a slide with every chapter, and shows one table on each', () => {
    const headings = written.blocks.flatMap((block) => (block.block === 'heading' ? [plain(block.text)] : []));
    const starts = headings.map((heading) => texts.findIndex((text) => plain(text).startsWith(heading)));
    expect(starts).not.toContain(-1);
    expect(new Set(starts).size).toBe(headings.length);
    const captions = written.blocks
      .flatMap((block) => (block.block === 'table' ? [plain(block.caption)] : []))
      .filter((caption) => !headings.some((heading) => heading.includes(caption)));
    expect(captions.length).toBeGreaterThan(2);
    for (const text of texts) {
      const there = [...new Set(captions.filter((caption) => plain(text).includes(caption)))];
      const shown = there.filter((one) => !there.some((other) => other !== one && other.includes(one)));
      expect(shown.length, text).toBeLessThanOrEqual(1);
    }
  });

  it('loses nothing that the pages hold', () => {
    const all = plain(texts.join(''));
    for (const block of written.blocks) {
      if (block.block === 'paragraph') expect(all).toContain(plain(block.text));
      if (block.block === 'table') expect(all).toContain(plain(block.caption));
    }
  });
});

describe('letters', () => {
  const font = createRequire(import.meta.url).resolve(
    '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
  );
  const letters = lettersOf(readFileSync(font));
  it.each([
    ['髙﨑𠮷', '髙﨑𠮷'],
    ['神\u{fe00}戸\u{e0100}', '神戸'],
    ['か\u3099ス', 'がス'],
    ['あ🙂い', 'あ〓い'],
    ['一\n二', '一\n二'],
    ['\ud83d', '〓'],
  ])('of %j are drawn as %j', (text, drawn) => {
    expect(drawable(text, letters)).toBe(drawn);
  });
});
