import type { Random } from '../random.ts';
import type { Desk } from './desk.ts';
import { homography, type Point } from './homography.ts';
import { createRaster, type Raster } from './raster.ts';

/** Where the paper lies in the picture: corners clockwise from the paper's top left, bend in pixels of the paper. */
export type Place = {
  readonly width: number;
  readonly height: number;
  readonly corners: readonly [Point, Point, Point, Point];
  readonly bend: number;
  /** The length of the paper's own shadow; 0 = none. */
  readonly lift: number;
};

/** A paper of a size, turned and leaning, in a picture with a margin around it. */
export const placePaper = (
  random: Random,
  paper: Raster,
  { turn, lean, margin, bend, lift }: { turn: number; lean: number; margin: number; bend: number; lift: number },
): Place => {
  const { width: w, height: h } = paper;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const tilt = random.between(-lean, lean);
  const side = random.between(-lean, lean);
  const raw = (
    [
      [-w / 2, -h / 2],
      [w / 2, -h / 2],
      [w / 2, h / 2],
      [-w / 2, h / 2],
    ] as const
  ).map(([x, y]): Point => {
    const [rx, ry] = [x * cos - y * sin, x * sin + y * cos];
    const depth = 1 + (ry / h) * tilt + (rx / w) * side;
    return [rx / depth, ry / depth];
  });
  const xs = raw.map(([x]) => x);
  const ys = raw.map(([, y]) => y);
  const [minX, minY] = [Math.min(...xs), Math.min(...ys)];
  const [wide, tall] = [Math.max(...xs) - minX, Math.max(...ys) - minY];
  const pad = (): number => Math.min(wide, tall) * margin * random.between(0.4, 1.2);
  const [left, right, top, bottom] = [pad(), pad(), pad(), pad()];
  const [a, b, c, d] = raw.map(([x, y]): Point => [x - minX + left, y - minY + top]);
  if (!a || !b || !c || !d) throw new Error('a paper has four corners');
  return {
    width: Math.round(wide + left + right),
    height: Math.round(tall + top + bottom),
    corners: [a, b, c, d],
    bend,
    lift,
  };
};

/** Lays the paper on the desk and looks at it from the place's side. */
export const project = (paper: Raster, desk: Desk, place: Place): Raster => {
  const { width: w, height: h, data } = paper;
  const picture = createRaster(place.width, place.height);
  const out = picture.data;
  const map = homography(place.corners, [
    [0, 0],
    [w, 0],
    [w, h],
    [0, h],
  ]);
  const [m0 = 0, m1 = 0, m2 = 0, m3 = 0, m4 = 0, m5 = 0, m6 = 0, m7 = 0] = map;
  const colour = new Float64Array(3);
  for (let y = 0; y < place.height; y += 1) {
    for (let x = 0; x < place.width; x += 1) {
      const depth = m6 * x + m7 * y + 1;
      const across = (m0 * x + m1 * y + m2) / depth;
      const down = (m3 * x + m4 * y + m5) / depth;
      const u = across + place.bend * Math.sin((down / h) * Math.PI);
      const v = down + place.bend * 0.6 * Math.sin((across / w) * Math.PI * 1.3);
      const inside = Math.min(u, v, w - u, h - v);
      const at = (y * place.width + x) * 4;
      if (inside < 1) {
        desk(x, y, colour);
        const dark = place.lift === 0 ? 1 : underPaper(u, v, w, h, place.lift);
        for (let c = 0; c < 3; c += 1) out[at + c] = (colour[c] ?? 0) * dark;
      }
      if (inside <= 0) continue;
      const share = Math.min(1, inside);
      const bow = 1 + (place.bend / w) * 2.2 * Math.cos((down / h) * Math.PI + 0.6);
      const px = Math.min(w - 1.001, Math.max(0, u - 0.5));
      const py = Math.min(h - 1.001, Math.max(0, v - 0.5));
      const left = Math.floor(px);
      const top = Math.floor(py);
      const [fx, fy] = [px - left, py - top];
      const first = (top * w + left) * 4;
      const second = first + w * 4;
      for (let c = 0; c < 3; c += 1) {
        const upper = (data[first + c] ?? 0) * (1 - fx) + (data[first + 4 + c] ?? 0) * fx;
        const lower = (data[second + c] ?? 0) * (1 - fx) + (data[second + 4 + c] ?? 0) * fx;
        const value = (upper + (lower - upper) * fy) * bow;
        out[at + c] = share === 1 ? value : value * share + (out[at + c] ?? 0) * (1 - share);
      }
    }
  }
  return picture;
};

/** How much light reaches the desk beside the paper. */
const underPaper = (u: number, v: number, w: number, h: number, lift: number): number => {
  const x = u - lift * 0.6;
  const y = v - lift;
  const off = Math.hypot(Math.max(0, -x, x - w), Math.max(0, -y, y - h));
  return 1 - 0.5 * Math.exp(-off / lift);
};
