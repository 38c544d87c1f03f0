import { Buffer } from 'node:buffer';
import { acCodes, acTable, type Code, dcCodes, dcTable, quantTable, ZIGZAG } from './jpeg-tables.ts';
import type { Raster } from './raster.ts';

/** How a picture is written: quality 1 to 100; orientation as in Exif, 1 = as stored. */
export type JpegOptions = { readonly quality: number; readonly orientation?: number };

/** Collects bits, most significant first, with the zero byte JPEG wants after every 255. */
const createBits = (size: number) => {
  let bytes = Buffer.alloc(size);
  let length = 0;
  let pending = 0;
  let count = 0;
  const put = (byte: number): void => {
    if (length + 2 > bytes.length) bytes = Buffer.concat([bytes, Buffer.alloc(bytes.length)]);
    bytes[length] = byte;
    length += 1;
    if (byte === 255) {
      bytes[length] = 0;
      length += 1;
    }
  };
  const write = (value: number, bits: number): void => {
    pending = (pending << bits) | (value & ((1 << bits) - 1));
    count += bits;
    while (count >= 8) {
      count -= 8;
      put((pending >> count) & 255);
    }
    pending &= (1 << count) - 1;
  };
  return {
    write,
    end: (): Buffer => {
      if (count > 0) write(127, 8 - count);
      return bytes.subarray(0, length);
    },
  };
};
type Bits = ReturnType<typeof createBits>;

const COS = Float64Array.from({ length: 64 }, (_, i) => {
  const [x, u] = [i >> 3, i & 7];
  return Math.cos(((2 * x + 1) * u * Math.PI) / 16) * (u === 0 ? Math.SQRT1_2 : 1) * 0.5;
});
const half = new Float64Array(64);

/** The cosine transform of a block of 8 by 8, in place. */
const transform = (block: Float64Array): void => {
  for (let y = 0; y < 8; y += 1) {
    for (let u = 0; u < 8; u += 1) {
      let sum = 0;
      for (let x = 0; x < 8; x += 1) sum += (block[y * 8 + x] ?? 0) * (COS[x * 8 + u] ?? 0);
      half[y * 8 + u] = sum;
    }
  }
  for (let u = 0; u < 8; u += 1) {
    for (let v = 0; v < 8; v += 1) {
      let sum = 0;
      for (let y = 0; y < 8; y += 1) sum += (half[y * 8 + u] ?? 0) * (COS[y * 8 + v] ?? 0);
      block[v * 8 + u] = sum;
    }
  }
};

const bitLength = (value: number): number => 32 - Math.clz32(Math.abs(value));
const writeCode = (bits: Bits, code: Code | undefined): void => bits.write(code?.value ?? 0, code?.length ?? 0);
const writeSigned = (bits: Bits, value: number, length: number): void => {
  if (length > 0) bits.write(value < 0 ? value + (1 << length) - 1 : value, length);
};

type Channel = {
  readonly quant: readonly number[];
  readonly dc: readonly Code[];
  readonly ac: readonly Code[];
  last: number;
};
const quantised = new Int32Array(64);

const writeBlock = (bits: Bits, block: Float64Array, channel: Channel): void => {
  transform(block);
  for (let i = 0; i < 64; i += 1) quantised[i] = Math.round((block[ZIGZAG[i] ?? 0] ?? 0) / (channel.quant[i] ?? 1));
  const dc = quantised[0] ?? 0;
  const size = bitLength(dc - channel.last);
  writeCode(bits, channel.dc[size]);
  writeSigned(bits, dc - channel.last, size);
  channel.last = dc;
  let zeros = 0;
  for (let i = 1; i < 64; i += 1) {
    const value = quantised[i] ?? 0;
    if (value === 0) {
      zeros += 1;
      continue;
    }
    for (; zeros > 15; zeros -= 16) writeCode(bits, channel.ac[0xf0]);
    const length = bitLength(value);
    writeCode(bits, channel.ac[zeros * 16 + length]);
    writeSigned(bits, value, length);
    zeros = 0;
  }
  if (zeros > 0) writeCode(bits, channel.ac[0]);
};

/** Brightness and the two colour planes; colour at half the size, as phones store it. */
const planes = ({ width, height, data }: Raster) => {
  const w = Math.ceil(width / 16) * 16;
  const h = Math.ceil(height / 16) * 16;
  const light = new Float32Array(w * h);
  const blue = new Float32Array((w * h) / 4);
  const red = new Float32Array((w * h) / 4);
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      const at = (Math.min(y, height - 1) * width + Math.min(x, width - 1)) * 4;
      const [r, g, b] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      light[y * w + x] = 0.299 * r + 0.587 * g + 0.114 * b - 128;
      const small = (y >> 1) * (w / 2) + (x >> 1);
      blue[small] = (blue[small] ?? 0) + (-0.168736 * r - 0.331264 * g + 0.5 * b) / 4;
      red[small] = (red[small] ?? 0) + (0.5 * r - 0.418688 * g - 0.081312 * b) / 4;
    }
  }
  return { w, h, light, blue, red };
};

const block = new Float64Array(64);
const takeBlock = (plane: Float32Array, width: number, x: number, y: number): Float64Array => {
  for (let row = 0; row < 8; row += 1) {
    for (let column = 0; column < 8; column += 1) block[row * 8 + column] = plane[(y + row) * width + x + column] ?? 0;
  }
  return block;
};

const writePicture = (raster: Raster, quality: number): Buffer => {
  const { w, h, light, blue, red } = planes(raster);
  const bits = createBits(w * h);
  const channel = (isLight: boolean): Channel => ({
    quant: quantTable(isLight, quality),
    dc: dcCodes(isLight),
    ac: acCodes(isLight),
    last: 0,
  });
  const [lightChannel, blueChannel, redChannel] = [channel(true), channel(false), channel(false)];
  for (let y = 0; y < h; y += 16) {
    for (let x = 0; x < w; x += 16) {
      for (let part = 0; part < 4; part += 1) {
        writeBlock(bits, takeBlock(light, w, x + (part & 1) * 8, y + (part >> 1) * 8), lightChannel);
      }
      writeBlock(bits, takeBlock(blue, w / 2, x / 2, y / 2), blueChannel);
      writeBlock(bits, takeBlock(red, w / 2, x / 2, y / 2), redChannel);
    }
  }
  return bits.end();
};

const segment = (marker: number, body: readonly number[]): Buffer =>
  Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255, ...body]);

/** The one Exif tag that tells a viewer to turn the picture. */
const exif = (orientation: number): Buffer =>
  segment(0xe1, [
    ...Buffer.from('Exif\0\0MM\0*\0\0\0\x08', 'latin1'),
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  ]);

const frame = ({ width, height }: Raster): Buffer =>
  segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);

/** Writes a picture as a baseline JPEG. */
export const encodeJpeg = (raster: Raster, { quality, orientation = 1 }: JpegOptions): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, [...Buffer.from('JFIF\0', 'latin1'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    orientation === 1 ? Buffer.alloc(0) : exif(orientation),
    segment(0xdb, [0, ...quantTable(true, quality)]),
    segment(0xdb, [1, ...quantTable(false, quality)]),
    frame(raster),
    segment(0xc4, [0x00, ...dcTable(true)]),
    segment(0xc4, [0x10, ...acTable(true)]),
    segment(0xc4, [0x01, ...dcTable(false)]),
    segment(0xc4, [0x11, ...acTable(false)]),
    segment(0xda, [3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0]),
    writePicture(raster, quality),
    Buffer.from([0xff, 0xd9]),
  ]);
