import { buffer } from 'node:stream/consumers';
import type { ReportBlock, WrittenReport } from '../../bot/report/written.ts';
import { drawable } from './letters.ts';
import { colour, innerWidth, makeRoom, openSheet, type Sheet, size } from './page.ts';
import { artifact, setTable } from './table.ts';

/** The pictures of a report's charts as PNG, in the order of the charts. */
export type ReportPictures = readonly Uint8Array[];

/**
 * A report as PDF: A4, tagged in reading order, with bookmarks for its chapters and the mark of a draft on every page.
 * Letters that the font lacks stand as 〓.
 */
export async function setReport(
  report: WrittenReport,
  { pictures, madeOn }: { readonly pictures: ReportPictures; readonly madeOn: string },
): Promise<Buffer> {
  const sheet = openSheet(report, madeOn);
  const { doc } = sheet;
  const made = buffer(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  root.add(struct(sheet, 'H1', { text: report.title, font: 'bold', points: size.title, colour: colour.heading }));
  const left = [...pictures];
  for (const block of report.blocks) setBlock(sheet, block, { root, left });
  root.end();
  setFoots(sheet, report);
  doc.end();
  return made;
}

type Setting = { readonly root: PDFKit.PDFStructureElement; readonly left: Uint8Array[] };

function setBlock(sheet: Sheet, block: ReportBlock, { root, left }: Setting): void {
  const { doc } = sheet;
  switch (block.block) {
    case 'heading':
      makeRoom(doc, size.heading * 6);
      doc.y += size.text;
      doc.outline.addItem(drawable(block.text, sheet.letters));
      root.add(struct(sheet, 'H2', { text: block.text, font: 'bold', points: size.heading, colour: colour.heading }));
      return;
    case 'paragraph':
      root.add(struct(sheet, 'P', { text: block.text, ...plain }));
      return;
    case 'list':
      root.add(list(sheet, block.items));
      doc.y += size.text / 2;
      return;
    case 'chart':
      setPicture(sheet, { alt: block.alt, picture: left.shift() }, root);
      return;
    case 'table':
      setTable(sheet, block, root);
  }
}

const plain = { font: 'body', points: size.text, colour: colour.text } as const;

type Words = { readonly text: string; readonly font: string; readonly points: number; readonly colour: string };

function struct(sheet: Sheet, tag: string, words: Words): PDFKit.PDFStructureElement {
  const { doc } = sheet;
  return doc.struct(tag, {}, () => {
    write(sheet, words);
    doc.y += words.points / 2;
  });
}

function write({ doc, letters }: Sheet, { text, font, points, colour: ink }: Words, indent = 0): void {
  doc.font(font).fontSize(points).fillColor(ink);
  doc.text(drawable(text, letters), size.margin + indent, doc.y, { width: innerWidth(doc) - indent, lineGap: 2 });
}

function list(sheet: Sheet, items: readonly string[]): PDFKit.PDFStructureElement {
  const { doc } = sheet;
  const members = items.map((text) =>
    doc.struct(
      'LI',
      {},
      doc.struct('LBody', {}, () => write(sheet, { ...plain, text: `・${text}` }, size.text)),
    ),
  );
  return doc.struct('L', {}, members);
}

function setPicture(
  { doc }: Sheet,
  { alt, picture }: { readonly alt: string; readonly picture: Uint8Array | undefined },
  root: PDFKit.PDFStructureElement,
): void {
  if (picture === undefined) return;
  const width = innerWidth(doc) * 0.85;
  const height = (width * 860) / 1040;
  makeRoom(doc, height);
  root.add(
    doc.struct('Figure', { alt }, () => {
      const top = doc.y;
      doc.image(Buffer.from(picture), size.margin + (innerWidth(doc) - width) / 2, top, { width });
      doc.y = top + height + size.text;
    }),
  );
}

/** What stands on every page: its foot and number, and the mark of a draft. */
function setFoots(sheet: Sheet, { foot, mark, page }: WrittenReport): void {
  const { doc, letters } = sheet;
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
      const room = { width: innerWidth(doc), align: place.align, height: size.foot * 3, ellipsis: true } as const;
      doc.text(drawable(text, letters), size.margin, place.top, room);
    };
    artifact(doc, () => {
      if (mark !== null) set(mark, { top: 24, align: 'right', ink: colour.mark });
      set(page(at + 1, count), { top: doc.page.height - 30, align: 'right', ink: colour.text });
      set(foot, { top: doc.page.height - 30 - size.foot * 3.4, align: 'left', ink: colour.text });
    });
  }
}
