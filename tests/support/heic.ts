import { fixture } from './bills.ts';

type Given = {
  /** The property by which phones turn their pictures. */
  readonly irot: boolean;
  /** The number in the note of EXIF; null: there is no note. */
  readonly exif: number | null;
};

const u16 = (value: number): Buffer => Buffer.of(value >> 8, value & 255);
const u32 = (value: number): Buffer => Buffer.concat([u16(value >>> 16), u16(value & 65535)]);
const box = (type: string, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([u32(content.length + 8), Buffer.from(type, 'latin1'), content]);
};

/** The photograph of tests/fixtures, whose pixels lie on their side, with another way to say so. */
export function heicWith({ irot, exif }: Given): Buffer {
  const file = fixture('electricity-slip-phone.heic');
  const part = (from: number, size: number): Buffer => file.subarray(from, from + size);
  const pixels = part(367, 0x1e46a);
  const tiff = Buffer.concat([
    ...[Buffer.from('MM\0*', 'latin1'), u32(8), u16(1)],
    ...[u16(0x0112), u16(3), u32(1), u16(exif ?? 1), u16(0), u32(0)],
  ]);
  const note = Buffer.concat([u32(0), tiff]);
  const items: readonly Buffer[] = exif === null ? [pixels] : [pixels, note];
  const infe = (id: number, type: string): Buffer =>
    box('infe', u32(0x02000000), u16(id), u16(0), Buffer.from(`${type}\0`, 'latin1'));
  const names = ['hvc1', 'Exif'].slice(0, items.length);
  const metaWith = (start: number): Buffer => {
    const places = items.map((item, at) =>
      Buffer.concat([u16(at + 1), u16(0), u16(1), u32(start + (at === 0 ? 0 : pixels.length)), u32(item.length)]),
    );
    const used = irot ? [4, 0x81, 2, 0x83, 0x84] : [3, 0x81, 2, 0x83];
    return box(
      'meta',
      ...[u32(0), part(40, 33), part(73, 14)],
      box('iloc', u32(0), u16(0x4400), u16(items.length), ...places),
      box('iinf', u32(0), u16(items.length), ...names.map((type, at) => infe(at + 1, type))),
      ...(exif === null ? [] : [box('iref', u32(0), box('cdsc', u16(2), u16(1), u16(1)))]),
      box('iprp', box('ipco', part(172, irot ? 164 : 155)), box('ipma', u32(0), u32(1), u16(1), Buffer.of(...used))),
    );
  };
  const head = part(0, 28);
  const start = head.length + metaWith(0).length + 8;
  return Buffer.concat([head, metaWith(start), box('mdat', ...items)]);
}
