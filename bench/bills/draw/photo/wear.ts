import type { Print } from '../paper/sheet.ts';
import type { Random } from '../random.ts';
import { createNoise } from './noise.ts';
import type { Raster } from './raster.ts';

/** Brings every colour nearer to another, by a share that depends on the place. */
const blend = (
  raster: Raster,
  share: (x: number, y: number) => number,
  colour: readonly [number, number, number],
): void => {
  const { width, height, data } = raster;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const part = share(x, y);
      if (part <= 0) continue;
      const at = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel += 1) {
        const value = data[at + channel] ?? 0;
        data[at + channel] = value + ((colour[channel] ?? 0) - value) * part;
      }
    }
  }
};

/** Multiplies the light of every place. */
const shade = (raster: Raster, factor: (x: number, y: number) => number): void => {
  const { width, height, data } = raster;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const light = factor(x, y);
      const at = (y * width + x) * 4;
      data[at] = (data[at] ?? 0) * light;
      data[at + 1] = (data[at + 1] ?? 0) * light;
      data[at + 2] = (data[at + 2] ?? 0) * light;
    }
  }
};

/** Heat paper that has grown pale, in patches and in stripes of a tired print head. */
export const fade = (raster: Raster, random: Random, strength: number): void => {
  const noise = createNoise(random.int(1, 1e6));
  const tint = random.pick([
    [250, 248, 240],
    [244, 240, 250],
    [248, 246, 232],
  ] as const);
  const stripes = random.chance(0.4);
  blend(
    raster,
    (x, y) => strength * (0.75 + 0.5 * noise(x / 260, y / 200)) + (stripes && noise(x / 2.5, 0.5) > 0.72 ? 0.18 : 0),
    tint,
  );
};

/** Letters made of dots, as from a needle or a coarse heat printer. */
export const dots = (raster: Raster, size: number): void => {
  const { width, height, data } = raster;
  for (let top = 0; top + size <= height; top += size) {
    for (let left = 0; left + size <= width; left += size) {
      let sum = 0;
      for (let i = 0; i < size * size; i += 1)
        sum += data[((top + Math.floor(i / size)) * width + left + (i % size)) * 4 + 1] ?? 0;
      const isInk = sum / (size * size) < 165;
      const isPaper = sum / (size * size) >= 215;
      if (!isInk && !isPaper) lift(raster, left, top, size, 1.22);
      if (isInk) lift(raster, left, top, size, 0.72);
    }
  }
};

const lift = ({ width, data }: Raster, left: number, top: number, size: number, factor: number): void => {
  for (let i = 0; i < size * size; i += 1) {
    const at = ((top + Math.floor(i / size)) * width + left + (i % size)) * 4;
    for (let channel = 0; channel < 3; channel += 1) data[at + channel] = (data[at + channel] ?? 0) * factor;
  }
};

/** Copies pressed through carbon paper: uneven and bluish. */
const carbon = (raster: Raster, random: Random): void => {
  const noise = createNoise(random.int(1, 1e6));
  blend(raster, (x, y) => Math.max(0, 0.16 + 0.2 * noise(x / 9, y / 9)), [226, 226, 236]);
};

/** The marks of the device that printed the paper. */
export const ink = (raster: Raster, print: Print, random: Random): void => {
  if (print === 'dots') dots(raster, 2);
  if (print === 'carbon') carbon(raster, random);
  if (print === 'thermal') fade(raster, random, random.between(0.04, 0.2));
};

/** A fold: one side catches the light, the other lies in the dark. */
export const crease = (raster: Raster, random: Random, strength: number): void => {
  const isAcross = random.chance(0.6);
  const length = isAcross ? raster.height : raster.width;
  const place = length * random.pick([0.33, 0.5, 0.5, 0.66]) + random.between(-0.04, 0.04) * length;
  const slope = random.between(-0.02, 0.02);
  const wide = length * random.between(0.01, 0.03);
  const far = length * 0.22;
  shade(raster, (x, y) => {
    const distance = isAcross ? y - place - x * slope : x - place - y * slope;
    const near = Math.exp(-Math.abs(distance) / wide);
    const wideSide = Math.exp(-Math.abs(distance) / far) * Math.sign(distance) * 0.35;
    return 1 + strength * (Math.sign(distance) * near * 0.5 - Math.exp(-Math.abs(distance) / 2) * 0.5 + wideSide * 0.4);
  });
};

/** A paper that was crumpled or carried in a pocket. */
export const crumple = (raster: Raster, random: Random, strength: number): void => {
  const noise = createNoise(random.int(1, 1e6));
  const size = raster.width / random.between(3, 6);
  shade(raster, (x, y) => {
    const ridge = 1 - Math.abs(noise(x / size, y / size));
    const fine = 1 - Math.abs(noise((x / size) * 2.3 + 9, (y / size) * 2.3));
    return 1 - strength * 0.5 * (ridge ** 6 - 0.25) - strength * 0.25 * (fine ** 8 - 0.2);
  });
};

/** A cup was put on it. */
export const stain = (raster: Raster, random: Random): void => {
  const radius = raster.width * random.between(0.09, 0.16);
  const cx = raster.width * random.between(0.1, 0.9);
  const cy = raster.height * random.between(0.1, 0.9);
  const noise = createNoise(random.int(1, 1e6));
  blend(
    raster,
    (x, y) => {
      const off = Math.abs(Math.hypot(x - cx, y - cy) - radius) / (radius * 0.07);
      return off > 1 ? 0 : (1 - off) * 0.34 * (0.6 + 0.4 * noise(x / 40, y / 40));
    },
    [120, 84, 44],
  );
};

/** The fibres of the paper itself. */
export const fibres = (raster: Raster, random: Random): void => {
  const noise = createNoise(random.int(1, 1e6));
  shade(raster, (x, y) => 0.985 + 0.012 * noise(x / 3, y / 3) + 0.012 * noise(x / 90, y / 90));
};
