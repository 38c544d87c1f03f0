import { imageSize } from 'image-size';

/** A kind of file that can be a photographed or downloaded bill. */
export type ContentType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/heic' | 'application/pdf';

const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1']);

const startsWith = (bytes: Buffer, magic: readonly number[]): boolean => magic.every((byte, at) => bytes[at] === byte);

/** Tells by its first bytes what a file is; what the sender calls it proves nothing. */
export function sniffContent(bytes: Buffer): ContentType | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  const words = bytes.toString('latin1', 0, 12);
  if (words.startsWith('%PDF-')) return 'application/pdf';
  if (words.startsWith('RIFF') && words.slice(8) === 'WEBP') return 'image/webp';
  if (words.slice(4, 8) === 'ftyp' && heicBrands.has(words.slice(8))) return 'image/heic';
  return null;
}

/** Width and height in pixels as the header says, or `null` when it cannot be read. */
export function measureImage(bytes: Buffer): { readonly width: number; readonly height: number } | null {
  try {
    const { width, height } = imageSize(bytes);
    return width > 0 && height > 0 ? { width, height } : null;
  } catch {
    return null;
  }
}
