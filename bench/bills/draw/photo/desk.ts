import type { Random } from '../random.ts';
import { createNoise } from './noise.ts';

/** Gives the colour of what lies under the paper: red, green, blue into `out`. */
export type Desk = (x: number, y: number, out: Float64Array) => void;

type Colour = readonly [number, number, number];

const WOODS: readonly Colour[] = [
  [176, 128, 84],
  [120, 80, 52],
  [205, 172, 130],
  [92, 66, 48],
  [188, 150, 110],
];
const PLAINS: readonly Colour[] = [
  [206, 204, 198],
  [88, 90, 94],
  [228, 226, 220],
  [60, 62, 66],
  [150, 158, 150],
  [196, 186, 170],
];
const CLOTHS: readonly Colour[] = [
  [72, 92, 126],
  [146, 60, 58],
  [196, 190, 172],
  [70, 104, 82],
];
const STEELS: readonly Colour[] = [
  [150, 156, 160],
  [120, 124, 130],
];

/** Long grain with boards of different tone. */
const wood = (random: Random, scale: number): Desk => {
  const [r, g, b] = random.pick(WOODS);
  const noise = createNoise(random.int(1, 1e6));
  const board = random.between(180, 420) * scale;
  const isAcross = random.chance(0.5);
  return (px, py, out) => {
    const x = isAcross ? px : py;
    const y = isAcross ? py : px;
    const plank = Math.floor(y / board);
    const shift = noise(plank * 7.3, 0.5) * 16;
    const warp = noise(x / (300 * scale), y / (60 * scale)) * 3;
    const grain =
      noise(x / (160 * scale), (y / scale) * 0.22 + warp + plank * 31) * 15 +
      noise(x / (26 * scale), y / (1.6 * scale)) * 7;
    const edge = y - plank * board < 2.2 * scale ? -34 : 0;
    const light = shift + grain + edge;
    out[0] = r + light;
    out[1] = g + light * 0.9;
    out[2] = b + light * 0.75;
  };
};

const plain = (random: Random, scale: number): Desk => {
  const [r, g, b] = random.pick(PLAINS);
  const noise = createNoise(random.int(1, 1e6));
  const speckle = random.between(1, 7);
  return (x, y, out) => {
    const light =
      noise(x / (400 * scale), y / (400 * scale)) * 6 + noise(x / (2.2 * scale), y / (2.2 * scale)) * speckle;
    out[0] = r + light;
    out[1] = g + light;
    out[2] = b + light;
  };
};

/** Threads over and under. */
const cloth = (random: Random, scale: number): Desk => {
  const [r, g, b] = random.pick(CLOTHS);
  const noise = createNoise(random.int(1, 1e6));
  const thread = random.between(4, 8) * scale;
  const hasStripes = random.chance(0.4);
  return (x, y, out) => {
    const weave = Math.sin((x / thread) * Math.PI) * Math.sin((y / thread) * Math.PI) * 9;
    const fold = noise(x / (260 * scale), y / (340 * scale)) * 14;
    const stripe = hasStripes && Math.floor(x / (70 * scale)) % 3 === 0 ? 26 : 0;
    const light = weave + fold + stripe + noise(x / (1.7 * scale), y / (1.7 * scale)) * 6;
    out[0] = r + light;
    out[1] = g + light;
    out[2] = b + light;
  };
};

/** The floor of a van, a shelf, a machine: metal with scratches. */
const steel = (random: Random, scale: number): Desk => {
  const [r, g, b] = random.pick(STEELS);
  const noise = createNoise(random.int(1, 1e6));
  return (x, y, out) => {
    const brushed = noise(x / (220 * scale), y / (1.3 * scale)) * 10;
    const dull = noise(x / (180 * scale), y / (180 * scale)) * 16;
    const scratch = noise(x / (90 * scale) + y / (30 * scale), y / (500 * scale)) > 0.93 ? 22 : 0;
    const light = brushed + dull + scratch;
    out[0] = r + light;
    out[1] = g + light;
    out[2] = b + light;
  };
};

/** A cutting mat or a tiled floor: lines on a plain ground. */
const ruled = (random: Random, scale: number): Desk => {
  const isMat = random.chance(0.6);
  const [r, g, b]: Colour = isMat
    ? random.pick<Colour>([
        [44, 98, 84],
        [52, 70, 100],
      ])
    : [190, 182, 170];
  const noise = createNoise(random.int(1, 1e6));
  const cell = (isMat ? random.between(60, 100) : random.between(260, 420)) * scale;
  const wide = (isMat ? 1.6 : 7) * scale;
  return (x, y, out) => {
    const isLine = x % cell < wide || y % cell < wide;
    const light =
      (isLine ? (isMat ? 62 : -46) : 0) +
      noise(x / (3 * scale), y / (3 * scale)) * 5 +
      noise(x / (200 * scale), y / (200 * scale)) * 8;
    out[0] = r + light;
    out[1] = g + light;
    out[2] = b + light;
  };
};

/** Another paper under the bill, or a folder: nearly white with faint lines of print. */
const papers = (random: Random, scale: number): Desk => {
  const noise = createNoise(random.int(1, 1e6));
  const under = plain(random, scale);
  const edge = random.between(0.3, 0.6) * 1800 * scale;
  const slope = random.between(-0.3, 0.3);
  return (x, y, out) => {
    under(x, y, out);
    if (x + y * slope < edge) return;
    const row = Math.floor((y - x * 0.05) / (26 * scale));
    const along = (y - x * 0.05) / (26 * scale) - row;
    const isPrint =
      row % 7 < 5 &&
      along < 0.34 &&
      noise(x / (2.6 * scale), row * 3.7) > 0.2 &&
      noise(x / (40 * scale), row * 1.7 + 50) > -0.5;
    const light = isPrint ? 172 : 228;
    out[0] = light;
    out[1] = light;
    out[2] = light - 4;
  };
};

/** A desk to photograph on; `scale` = how large its texture is. */
export const pickDesk = (random: Random, scale: number): Desk =>
  random.pick([wood, wood, wood, plain, plain, plain, cloth, cloth, steel, ruled, papers])(random, scale);

/** The lid of a scanner. */
export const scannerLid = (random: Random): Desk => {
  const light = random.int(232, 254);
  return (_x, _y, out) => {
    out[0] = light;
    out[1] = light;
    out[2] = light;
  };
};
