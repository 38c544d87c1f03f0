import { setReport } from '../adapters/pdf/set-report.ts';
import { onWhite } from '../adapters/picture/on-white.ts';
import { briefingMarkdown } from '../bot/briefing/markdown.ts';
import { writeBriefing } from '../bot/briefing/write.ts';
import type { ProgrammeDocument } from '../bot/programme/document.ts';
import { invitationAddress, invitationFile, invitationQr } from './invitation.ts';

/** A file of the pages for a briefing. */
export type BriefingFile = { readonly name: string; readonly content: Buffer };

/** What the pages are made of. `code` null: they say that it is told another way. */
export type BriefingOrder = {
  readonly document: ProgrammeDocument;
  readonly locale: 'ja' | 'en';
  readonly madeOn: string;
  readonly code: string | null;
  /** The id of the LINE account; null: not known. */
  readonly lineId: string | null;
};

/** The picture of the code stands alone on its line, a third as wide as the page. */
const field = { width: 1560, height: 500 };

/** The pages for a briefing as PDF and as Markdown, and the picture of the code. */
export async function briefingFiles(order: BriefingOrder): Promise<readonly BriefingFile[]> {
  const { document, locale, madeOn, code, lineId } = order;
  const address = code === null ? null : invitationAddress(code, lineId);
  const wayIn = code === null || address === null ? null : { code, address };
  const written = writeBriefing({ document, locale, madeOn, wayIn });
  const qr = address === null ? null : await invitationQr(address);
  const name = `briefing-${document.code}-${locale}`;
  const picture = code === null ? null : invitationFile(code);
  const pictures = qr === null ? [] : [await onWhite(qr, field)];
  return [
    { name: `${name}.pdf`, content: await setReport(written, { pictures, madeOn }) },
    { name: `${name}.md`, content: Buffer.from(briefingMarkdown(written, picture)) },
    ...(qr === null || picture === null ? [] : [{ name: picture, content: qr }]),
  ];
}
