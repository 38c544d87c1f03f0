/**
 * How a HEIC file is to be turned after it was decoded, as EXIF numbers it (1: not at all). A property of the picture
 * (`irot`, `imir`) is applied by the decoder, and then the note of EXIF must not be applied too; a file that has only the
 * note would lie on its side.
 * @source ISO/IEC 23008-12 (HEIF), 6.5.10 and annex A.2; EXIF 2.32, tag 0x0112
 */
export function heifTurn(file: Uint8Array): number {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  try {
    const meta = within(bytes, { type: 'meta', from: 0, to: bytes.length }, 0).find(({ type }) => type === 'meta');
    if (meta === undefined) return upright;
    const parts = within(bytes, meta, 4);
    const properties = deeper(bytes, parts, 'iprp').flatMap((one) =>
      one.type === 'ipco' ? within(bytes, one, 0) : [],
    );
    if (properties.some(({ type }) => type === 'irot' || type === 'imir')) return upright;
    const note = exifAt(bytes, parts);
    return note === null ? upright : orientationIn(bytes.subarray(note.from, note.to));
  } catch (error) {
    // A broken note turns nothing; whether the picture is broken, the decoder says.
    if (error instanceof RangeError) return upright;
    throw error;
  }
}

const upright = 1;
const mostBoxes = 1000;

/** A box of the file; the bytes from `from` to `to` are its content. */
type Box = { readonly type: string; readonly from: number; readonly to: number };

/** The boxes in a box, after so many bytes of its own. */
function within(bytes: Buffer, box: Box, skip: number): readonly Box[] {
  const boxes: Box[] = [];
  let next = boxAt(bytes, box.from + skip, box.to);
  while (next !== null && boxes.length < mostBoxes) {
    boxes.push(next);
    next = boxAt(bytes, next.to, box.to);
  }
  return boxes;
}

function boxAt(bytes: Buffer, at: number, end: number): Box | null {
  if (at + 8 > end) return null;
  const size = bytes.readUInt32BE(at);
  const from = at + (size === 1 ? 16 : 8);
  const to = size === 0 ? end : at + (size === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : size);
  return to < from || to > end ? null : { type: bytes.toString('latin1', at + 4, at + 8), from, to };
}

function deeper(bytes: Buffer, boxes: readonly Box[], name: string): readonly Box[] {
  return boxes.flatMap((one) => (one.type === name ? within(bytes, one, 0) : []));
}

/** Where the item with the note of EXIF stands in the file; null when there is none. */
function exifAt(bytes: Buffer, parts: readonly Box[]): Stretch | null {
  const list = parts.find(({ type }) => type === 'iinf');
  const places = parts.find(({ type }) => type === 'iloc');
  if (list === undefined || places === undefined) return null;
  const entries = within(bytes, list, bytes.readUInt8(list.from) === 0 ? 6 : 8);
  const id = entries.map((entry) => exifId(bytes, entry)).find((one) => one !== null) ?? null;
  return id === null ? null : placeOf(bytes.subarray(places.from, places.to), id);
}

function exifId(bytes: Buffer, { from }: Box): number | null {
  const isLong = bytes.readUInt8(from) >= 3;
  const type = from + (isLong ? 10 : 8);
  if (bytes.toString('latin1', type, type + 4) !== 'Exif') return null;
  return isLong ? bytes.readUInt32BE(from + 4) : bytes.readUInt16BE(from + 4);
}

/** The first stretch of an item in the file. */
function placeOf(iloc: Buffer, wanted: number): Stretch | null {
  const [version, sizes, more] = [iloc.readUInt8(0), iloc.readUInt8(4), iloc.readUInt8(5)];
  const [wide, method, index] = [version < 2 ? 2 : 4, version === 0 ? 0 : 2, version === 0 ? 0 : more & 15];
  const take = taking(iloc, 6);
  for (let left = take(wide); left > 0; left -= 1) {
    const id = take(wide);
    const inFile = (take(method) & 15) === 0;
    take(2);
    const base = take(more >> 4);
    const stretches = Array.from({ length: take(2) }, (): Stretch => {
      take(index);
      const from = base + take(sizes >> 4);
      return { from, to: from + take(sizes & 15) };
    });
    if (id === wanted) return inFile ? (stretches[0] ?? null) : null;
  }
  return null;
}

type Stretch = { readonly from: number; readonly to: number };

/** Takes number after number, each of so many bytes. */
function taking(bytes: Buffer, start: number): (size: number) => number {
  let at = start;
  return (size) => {
    at += size;
    if (size === 0) return 0;
    return size === 8 ? Number(bytes.readBigUInt64BE(at - 8)) : bytes.readUIntBE(at - size, size);
  };
}

/** The tag of the note that says how the camera was held. */
function orientationIn(item: Buffer): number {
  const tiff = item.subarray(4 + item.readUInt32BE(0));
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const start = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let entry = 0; entry < short(start); entry += 1) {
    const at = start + 2 + entry * 12;
    if (short(at) !== 0x0112) continue;
    const value = short(at + 8);
    return value >= 1 && value <= 8 ? value : upright;
  }
  return upright;
}
