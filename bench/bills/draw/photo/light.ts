import type { Random } from '../random.ts';
import { createNoise } from './noise.ts';
import type { Raster } from './raster.ts';

/** How strong the light's faults are, 0 to 1. */
export type LightOptions = {
  readonly shadow: number;
  readonly slope: number;
  readonly glare: number;
  readonly tint: number;
  readonly dark: number;
};

const smooth = (value: number): number => {
  const t = Math.min(1, Math.max(0, value));
  return t * t * (3 - 2 * t);
};

/** The shadow of a hand, an arm or the phone: a soft edge across the picture. */
const shadowOf = (random: Random, width: number, height: number): ((x: number, y: number) => number) => {
  const angle = random.between(0, Math.PI * 2);
  const size = Math.hypot(width, height);
  const [nx, ny] = [Math.cos(angle), Math.sin(angle)];
  const cut = random.between(-0.12, 0.22) * size;
  const soft = random.between(0.02, 0.14) * size;
  const noise = createNoise(random.int(1, 1e6));
  const wave = random.between(0, 0.09) * size;
  return (x, y) => {
    const along = (x - width / 2) * nx + (y - height / 2) * ny;
    const side = (x - width / 2) * -ny + (y - height / 2) * nx;
    return smooth((along - cut + noise(side / (size * 0.17), 1.5) * wave) / soft);
  };
};

/** A lamp's reflection on the paper. */
const glareOf = (random: Random, width: number, height: number): ((x: number, y: number) => number) => {
  const cx = width * random.between(0.2, 0.8);
  const cy = height * random.between(0.15, 0.85);
  const wide = Math.hypot(width, height) * random.between(0.08, 0.16);
  const long = wide * random.between(1, 2.4);
  return (x, y) => Math.exp(-(((x - cx) / wide) ** 2) - ((y - cy) / long) ** 2);
};

/** Lights a photograph, in place. */
export const light = (raster: Raster, random: Random, options: LightOptions): void => {
  const { width, height, data } = raster;
  const shadow = shadowOf(random, width, height);
  const glare = glareOf(random, width, height);
  const angle = random.between(0, Math.PI * 2);
  const [gx, gy] = [Math.cos(angle), Math.sin(angle)];
  const size = Math.hypot(width, height);
  const warm = random.between(-1, 1) * options.tint;
  const green = random.between(-0.3, 0.3) * options.tint;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [dx, dy] = [x - width / 2, y - height / 2];
      const corner = ((dx * dx + dy * dy) / (size * size)) * 4;
      const dim = options.shadow === 0 ? 0 : shadow(x, y) * options.shadow;
      const bright =
        (1 + ((dx * gx + dy * gy) / size) * options.slope) *
        (1 - dim) *
        (1 - 0.16 * corner * options.slope) *
        (1 - options.dark);
      const shine = options.glare === 0 ? 0 : glare(x, y) * options.glare * 255;
      const at = (y * width + x) * 4;
      data[at] = (data[at] ?? 0) * bright * (1 + warm * (1 - dim)) + shine;
      data[at + 1] = (data[at + 1] ?? 0) * bright * (1 + green) + shine;
      data[at + 2] = (data[at + 2] ?? 0) * bright * (1 - warm + dim * 0.08) + shine;
    }
  }
};

/** The grain of a small sensor in poor light, in place. */
export const grain = (raster: Raster, random: Random, strength: number): void => {
  const { data } = raster;
  for (let at = 0; at < data.length; at += 4) {
    const all = (random.next() + random.next() - 1) * strength;
    data[at] = (data[at] ?? 0) + all + (random.next() - 0.5) * strength * 0.7;
    data[at + 1] = (data[at + 1] ?? 0) + all;
    data[at + 2] = (data[at + 2] ?? 0) + all + (random.next() - 0.5) * strength * 0.9;
  }
};
