import { buffer } from 'node:stream/consumers';
import type { ReportBlock, WrittenReport } from '../../bot/report/written.ts';
import { drawable } from './letters.ts';
import { colour, floor, innerWidth, isEmptyPage, makeRoom, openSheet, type Shape, type Sheet } from './page.ts';
import { artifact, setTable } from './table.ts';

/** The pictures of a report's charts as PNG, in the order of the charts. */
export type ReportPictures = readonly Uint8Array[];

/** How a report is to be set; without a shape, on A4. */
export type Setup = { readonly pictures: ReportPictures; readonly madeOn: string; readonly shape?: Shape };

/**
 * A report as PDF: A4 or slides, tagged in reading order, with bookmarks for its chapters and the mark of a draft on
 * every page. On slides every chapter, picture and table begins one. Letters that the font lacks stand as 〓.
 */
export async function setReport(report: WrittenReport, setup: Setup): Promise<Buffer> {
  const { pictures, madeOn, shape = 'pages' } = setup;
  const sheet = openSheet(report, { madeOn, shape });
  const { doc, size } = sheet;
  const made = buffer(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  root.add(struct(sheet, 'H1', { text: report.title, font: 'bold', points: size.title, colour: colour.heading }));
  const setting: Setting = { root, left: [...pictures], chapters: new Map() };
  for (const block of report.blocks) setBlock(sheet, block, setting);
  root.end();
  setFoots(sheet, report, setting.chapters);
  doc.end();
  return made;
}

type Setting = {
  readonly root: PDFKit.PDFStructureElement;
  readonly left: Uint8Array[];
  /** The heading of each chapter, by the page it begins on. */
  readonly chapters: Map<number, string>;
};

function setBlock(sheet: Sheet, block: ReportBlock, { root, left, chapters }: Setting): void {
  const { doc, size } = sheet;
  if (beginsSlide(sheet, block)) doc.addPage();
  switch (block.block) {
    case 'heading':
      if (sheet.shape === 'pages') {
        makeRoom(sheet, size.heading * 6);
        doc.y += size.text;
      }
      chapters.set(doc.bufferedPageRange().count - 1, block.text);
      doc.outline.addItem(drawable(block.text, sheet.letters));
      root.add(struct(sheet, 'H2', { text: block.text, font: 'bold', points: size.heading, colour: colour.heading }));
      return;
    case 'paragraph':
      root.add(struct(sheet, 'P', { text: block.text, ...plain(sheet) }));
      return;
    case 'list':
      root.add(list(sheet, block.items));
      doc.y += size.text / 2;
      return;
    case 'chart':
    case 'picture':
      setPicture(sheet, { alt: block.alt, picture: left.shift() }, root);
      return;
    case 'table':
      setTable(sheet, block, root);
  }
}

/** A picture or table may stand below its heading, but not below anything else. */
function beginsSlide(sheet: Sheet, { block }: ReportBlock): boolean {
  const { doc, shape, size } = sheet;
  if (shape === 'pages' || isEmptyPage(sheet)) return false;
  if (block === 'heading') return true;
  return (block === 'chart' || block === 'picture' || block === 'table') && doc.y > size.top + size.heading * 2.5;
}

const plain = ({ size }: Sheet) => ({ font: 'body', points: size.text, colour: colour.text }) as const;

type Words = { readonly text: string; readonly font: string; readonly points: number; readonly colour: string };

function struct(sheet: Sheet, tag: string, words: Words): PDFKit.PDFStructureElement {
  const { doc } = sheet;
  return doc.struct(tag, {}, () => {
    write(sheet, words);
    doc.y += words.points / 2;
  });
}

function write(sheet: Sheet, { text, font, points, colour: ink }: Words, indent = 0): void {
  const { doc, letters, size } = sheet;
  doc.font(font).fontSize(points).fillColor(ink);
  doc.text(drawable(text, letters), size.margin + indent, doc.y, { width: innerWidth(sheet) - indent, lineGap: 2 });
}

function list(sheet: Sheet, items: readonly string[]): PDFKit.PDFStructureElement {
  const { doc, size } = sheet;
  const members = items.map((text) =>
    doc.struct(
      'LI',
      {},
      doc.struct('LBody', {}, () => write(sheet, { ...plain(sheet), text: `・${text}` }, size.text)),
    ),
  );
  return doc.struct('L', {}, members);
}

function setPicture(
  sheet: Sheet,
  { alt, picture }: { readonly alt: string; readonly picture: Uint8Array | undefined },
  root: PDFKit.PDFStructureElement,
): void {
  if (picture === undefined) return;
  const { doc, size, shape } = sheet;
  const bytes = Buffer.from(picture);
  const ratio = heightByWidth(bytes);
  const wide = innerWidth(sheet) * (shape === 'slides' ? 1 : 0.85);
  if (shape === 'pages') makeRoom(sheet, wide * ratio);
  // A slide holds one picture, as large as it can be there.
  const height = Math.min(wide * ratio, floor(sheet) - doc.y);
  const width = height / ratio;
  root.add(
    doc.struct('Figure', { alt: drawable(alt, sheet.letters) }, () => {
      const top = doc.y;
      doc.image(bytes, size.margin + (innerWidth(sheet) - width) / 2, top, { width });
      doc.y = top + height + size.text;
    }),
  );
}

/** As a PNG says it itself. */
function heightByWidth(png: Buffer): number {
  return png.readUInt32BE(20) / png.readUInt32BE(16);
}

/** What stands on every page: its foot and number, and the mark of a draft. */
function setFoots(sheet: Sheet, { foot, mark, page }: WrittenReport, chapters: ReadonlyMap<number, string>): void {
  const { doc, letters, size } = sheet;
  const { start, count } = doc.bufferedPageRange();
  for (let at = start; at < start + count; at += 1) {
    doc.switchToPage(at);
    // What stands in the margin must not begin a new page.
    doc.page.margins.bottom = 0;
    const set = (
      text: string,
      place: { readonly top: number; readonly align: 'left' | 'right'; readonly ink: string },
    ): void => {
      doc.font('body').fontSize(size.foot).fillColor(place.ink);
      const room = { width: innerWidth(sheet), align: place.align, height: size.foot * 3, ellipsis: true } as const;
      doc.text(drawable(text, letters), size.margin, place.top, room);
    };
    artifact(doc, () => {
      const chapter = chapterOn(at, chapters);
      if (sheet.shape === 'slides' && chapter !== null) set(chapter, { top: 24, align: 'left', ink: colour.heading });
      if (mark !== null) set(mark, { top: 24, align: 'right', ink: colour.mark });
      set(page(at + 1, count), { top: doc.page.height - 30, align: 'right', ink: colour.text });
      set(foot, { top: doc.page.height - 30 - size.foot * 3.4, align: 'left', ink: colour.text });
    });
  }
}

/** What a slide belongs to that does not begin a chapter; null where it does, or comes before the first. */
function chapterOn(at: number, chapters: ReadonlyMap<number, string>): string | null {
  if (chapters.has(at)) return null;
  const last = [...chapters.keys()].filter((page) => page < at).at(-1);
  return last === undefined ? null : (chapters.get(last) ?? null);
}
