import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { WrittenReport } from '../../bot/report/written.ts';
import { type Letters, lettersOf } from './letters.ts';

const resolve = createRequire(import.meta.url).resolve;
const fileOf = (name: string): string => resolve(`@expo-google-fonts/noto-sans-jp/${name}`);

/** How a report is set: to be read, on A4, or to be shown, on slides of 16:9. */
export const shapes = ['pages', 'slides'] as const;
export type Shape = (typeof shapes)[number];

/** Sizes of type and spaces, points; A4 is 595 × 842, a slide 960 × 540. */
export type Sizes = Readonly<
  Record<'title' | 'heading' | 'text' | 'cell' | 'foot' | 'margin' | 'top' | 'foots' | 'padding', number>
>;

const sizes: Readonly<Record<Shape, Sizes>> = {
  pages: { title: 18, heading: 14, text: 10, cell: 8.5, foot: 8, margin: 48, top: 48, foots: 40, padding: 3 },
  slides: { title: 32, heading: 26, text: 17, cell: 13, foot: 9, margin: 48, top: 56, foots: 20, padding: 6 },
};
const paper = { pages: [595.28, 841.89], slides: [960, 540] } as const;

/** Colours of everything that is not a picture; text on paper has a contrast of at least 7 to 1. */
export const colour = {
  text: '#1F2933',
  heading: '#14507A',
  line: '#9AA5B1',
  head: '#E3EEF6',
  mark: '#9B1C1C',
} as const;

/** A document that is being set, and what its font can draw. */
export type Sheet = {
  readonly doc: PDFKit.PDFDocument;
  readonly letters: Letters;
  readonly shape: Shape;
  readonly size: Sizes;
};

/**
 * Opens a document that is tagged for readers of screens, in the report's language, with its own fonts. `madeOn` is the
 * day of the report, so that the same report gives the same file.
 */
export function openSheet(
  { title, author, language }: WrittenReport,
  { madeOn, shape }: { readonly madeOn: string; readonly shape: Shape },
): Sheet {
  const size = sizes[shape];
  const doc = new PDFDocument({
    ...{ size: [...paper[shape]], bufferPages: true, tagged: true, pdfVersion: '1.7', displayTitle: true },
    lang: language === 'ja' ? 'ja-JP' : 'en',
    margins: { top: size.top, bottom: size.margin + size.foots, left: size.margin, right: size.margin },
    info: {
      Title: title,
      Author: author,
      Producer: 'hakaru',
      Creator: 'hakaru',
      CreationDate: new Date(`${madeOn}T00:00:00+09:00`),
    },
  });
  const regular = fileOf('400Regular/NotoSansJP_400Regular.ttf');
  doc.registerFont('body', regular);
  doc.registerFont('bold', fileOf('700Bold/NotoSansJP_700Bold.ttf'));
  return { doc, letters: lettersOf(readFileSync(regular)), shape, size };
}

/** Width between the margins, points. */
export function innerWidth({ doc, size }: Sheet): number {
  return doc.page.width - 2 * size.margin;
}

/** How far down a page may be written, points. */
export function floor({ doc }: Sheet): number {
  return doc.page.height - doc.page.margins.bottom;
}

/** Whether nothing stands on the page yet. */
export function isEmptyPage({ doc, size }: Sheet): boolean {
  return doc.y <= size.top;
}

/** Begins a page where less than `height` points are left, unless the page is empty. */
export function makeRoom(sheet: Sheet, height: number): void {
  const { doc } = sheet;
  if (doc.y + height > floor(sheet) && !isEmptyPage(sheet)) doc.addPage();
}
