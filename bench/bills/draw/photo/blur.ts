import { createRaster, type Raster } from './raster.ts';

/** Slides a window of `2 × radius + 1` pixels along every row or column. */
const boxPass = (from: Raster, radius: number, isAcross: boolean): Raster => {
  const to = createRaster(from.width, from.height);
  const length = isAcross ? from.width : from.height;
  const lines = isAcross ? from.height : from.width;
  const step = isAcross ? 4 : from.width * 4;
  const lineStep = isAcross ? from.width * 4 : 4;
  for (let line = 0; line < lines; line += 1) {
    for (let channel = 0; channel < 3; channel += 1)
      slide(from.data, to.data, line * lineStep + channel, step, length, radius);
  }
  return to;
};

const slide = (
  from: Uint8ClampedArray,
  to: Uint8ClampedArray,
  start: number,
  step: number,
  length: number,
  radius: number,
): void => {
  const last = length - 1;
  const width = 2 * radius + 1;
  let sum = 0;
  for (let i = -radius; i <= radius; i += 1) sum += from[start + Math.min(last, Math.max(0, i)) * step] ?? 0;
  for (let i = 0; i < length; i += 1) {
    to[start + i * step] = sum / width;
    const enters = from[start + Math.min(last, i + radius + 1) * step] ?? 0;
    sum += enters - (from[start + Math.max(0, i - radius) * step] ?? 0);
  }
};

/** Mixes two pictures of one size; 0 = the first, 1 = the second. */
const mix = (first: Raster, second: Raster, share: number): Raster => {
  const mixed = createRaster(first.width, first.height);
  for (let i = 0; i < mixed.data.length; i += 1) {
    const value = first.data[i] ?? 0;
    mixed.data[i] = value + ((second.data[i] ?? 0) - value) * share;
  }
  return mixed;
};

/** Out of focus: three box blurs come close to a bell curve. */
export const blur = (raster: Raster, sigma: number): Raster => {
  if (sigma <= 0) return raster;
  const radius = Math.max(1, Math.round(sigma));
  const passes = sigma < 1 ? 1 : 2;
  let blurred = raster;
  for (let pass = 0; pass < passes; pass += 1) blurred = boxPass(boxPass(blurred, radius, true), radius, false);
  return sigma < 1 ? mix(raster, blurred, sigma) : blurred;
};

/** A shaken hand: every pixel smeared along a line. */
export const shake = (raster: Raster, length: number, angle: number): Raster => {
  if (length < 1) return raster;
  const taps = Math.max(2, Math.round(length));
  const offsets = Array.from({ length: taps }, (_, i) => {
    const along = (i / (taps - 1) - 0.5) * length;
    return [Math.round(along * Math.cos(angle)), Math.round(along * Math.sin(angle))] as const;
  });
  const { width, height, data } = raster;
  const smeared = createRaster(width, height);
  const sums = new Float32Array(width * 3);
  for (let y = 0; y < height; y += 1) {
    sums.fill(0);
    for (const [dx, dy] of offsets) addRow(sums, data, width, Math.min(height - 1, Math.max(0, y + dy)), dx);
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel += 1) smeared.data[at + channel] = (sums[x * 3 + channel] ?? 0) / taps;
    }
  }
  return smeared;
};

const addRow = (sums: Float32Array, data: Uint8ClampedArray, width: number, row: number, dx: number): void => {
  for (let x = 0; x < width; x += 1) {
    const at = (row * width + Math.min(width - 1, Math.max(0, x + dx))) * 4;
    const to = x * 3;
    sums[to] = (sums[to] ?? 0) + (data[at] ?? 0);
    sums[to + 1] = (sums[to + 1] ?? 0) + (data[at + 1] ?? 0);
    sums[to + 2] = (sums[to + 2] ?? 0) + (data[at + 2] ?? 0);
  }
};
