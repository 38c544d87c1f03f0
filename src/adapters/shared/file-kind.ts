import { ExternalError } from '../../bot/errors.ts';
import { sniffContent } from './image-kind.ts';
import { examinePicture } from './picture.ts';

/** First bytes (latin1) at a place, and what they say. */
const marks: readonly (readonly [at: number, bytes: string, contentType: string])[] = [
  [0, 'GIF87a', 'image/gif'],
  [0, 'GIF89a', 'image/gif'],
  [4, 'ftypM4A', 'audio/mp4'],
  [4, 'ftypqt', 'video/quicktime'],
  [4, 'ftyp', 'video/mp4'],
  [8, 'WAVE', 'audio/wav'],
  [0, 'ID3', 'audio/mpeg'],
  [0, '\xff\xfb', 'audio/mpeg'],
  [0, '\xff\xf1', 'audio/aac'],
  // Word, Excel and PowerPoint, as they are today and as they once were.
  [0, 'PK\x03\x04', 'application/zip'],
  [0, '\xd0\xcf\x11\xe0', 'application/x-ole-storage'],
];

/** Files end so, by type; Slack and browsers go by the ending. */
const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
  'audio/mp4': 'm4a',
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
  'audio/aac': 'aac',
  'video/quicktime': 'mov',
  'video/mp4': 'mp4',
  'application/zip': 'zip',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'text/plain': 'txt',
};

/** How the name of a file of this type ends, without the dot. */
export function endingOf(contentType: string): string {
  return endings[contentType] ?? 'bin';
}

const office = 'application/vnd.openxmlformats-officedocument';

/** A package of Office names its main part early, or at its end, where the list of its parts is. */
function officeType(bytes: Buffer): string {
  const names = bytes.toString('latin1', 0, 4096) + bytes.toString('latin1', Math.max(0, bytes.length - 65_536));
  if (names.includes('xl/workbook')) return `${office}.spreadsheetml.sheet`;
  if (names.includes('word/document')) return `${office}.wordprocessingml.document`;
  return names.includes('ppt/presentation') ? `${office}.presentationml.presentation` : 'application/zip';
}

/** Whether it is a page of the web, which is what stands in for a file that one may not have. */
export function isPage(bytes: Buffer, contentType: string): boolean {
  if (/^text\/html\b/i.test(contentType)) return true;
  return /^\s*<(?:!doctype|html)\b/i.test(bytes.toString('latin1', 0, 200));
}

function isText(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 4096);
  return !start.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
}

function sniffFile(bytes: Buffer): string | null {
  const picture = sniffContent(bytes);
  if (picture !== null) return picture;
  const head = bytes.toString('latin1', 0, 16);
  const found = marks.find(([at, mark]) => head.startsWith(mark, at));
  if (found === undefined) return bytes.length > 0 && isText(bytes) ? 'text/plain' : null;
  return found[2] === 'application/zip' ? officeType(bytes) : found[2];
}

/**
 * What a file is, by its bytes, for people who will open it: programs and whatever nobody knows are refused.
 * @throws {ExternalError} never: content-a-page, content-of-no-known-kind, content-not-an-image, content-too-many-pixels
 */
export function examineFile(bytes: Buffer, toldType = ''): { readonly contentType: string } {
  if (isPage(bytes, toldType)) throw new ExternalError('content-a-page', 'never');
  const contentType = sniffFile(bytes);
  if (contentType === null) throw new ExternalError('content-of-no-known-kind', 'never');
  return sniffContent(bytes) === null ? { contentType } : examinePicture(bytes);
}
