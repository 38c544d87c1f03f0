/** A picture: red, green, blue, opacity, a byte each, row by row. */
export type Raster = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray };

export const createRaster = (width: number, height: number): Raster => ({
  width,
  height,
  data: new Uint8ClampedArray(width * height * 4).fill(255),
});

/** Turns by quarter turns, clockwise. */
export const turn = (raster: Raster, quarters: number): Raster => {
  let turned = raster;
  for (let i = 0; i < quarters % 4; i += 1) turned = turnOnce(turned);
  return turned;
};

const turnOnce = ({ width, height, data }: Raster): Raster => {
  const turned = createRaster(height, width);
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const to = new Uint32Array(turned.data.buffer);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) to[x * height + height - 1 - y] = from[y * width + x] ?? 0;
  }
  return turned;
};

/** Cuts a rectangle out; what lies outside is left off. */
export const crop = (raster: Raster, left: number, top: number, width: number, height: number): Raster => {
  const x = Math.max(0, Math.floor(left));
  const y = Math.max(0, Math.floor(top));
  const cut = createRaster(
    Math.min(raster.width - x, Math.floor(width)),
    Math.min(raster.height - y, Math.floor(height)),
  );
  for (let row = 0; row < cut.height; row += 1) {
    const start = ((y + row) * raster.width + x) * 4;
    cut.data.set(raster.data.subarray(start, start + cut.width * 4), row * cut.width * 4);
  }
  return cut;
};

/** Makes smaller by averaging the pixels under each new one. */
export const shrink = (raster: Raster, factor: number): Raster => {
  if (factor >= 1) return raster;
  const small = createRaster(
    Math.max(1, Math.round(raster.width * factor)),
    Math.max(1, Math.round(raster.height * factor)),
  );
  const stepX = raster.width / small.width;
  const stepY = raster.height / small.height;
  for (let y = 0; y < small.height; y += 1) {
    for (let x = 0; x < small.width; x += 1) average(raster, small, x, y, stepX, stepY);
  }
  return small;
};

const average = (from: Raster, to: Raster, x: number, y: number, stepX: number, stepY: number): void => {
  const x1 = Math.min(from.width, Math.max(Math.floor(x * stepX) + 1, Math.round((x + 1) * stepX)));
  const y1 = Math.min(from.height, Math.max(Math.floor(y * stepY) + 1, Math.round((y + 1) * stepY)));
  let red = 0;
  let green = 0;
  let blue = 0;
  let count = 0;
  for (let py = Math.floor(y * stepY); py < y1; py += 1) {
    for (let px = Math.floor(x * stepX); px < x1; px += 1) {
      const at = (py * from.width + px) * 4;
      red += from.data[at] ?? 0;
      green += from.data[at + 1] ?? 0;
      blue += from.data[at + 2] ?? 0;
      count += 1;
    }
  }
  const at = (y * to.width + x) * 4;
  to.data[at] = red / count;
  to.data[at + 1] = green / count;
  to.data[at + 2] = blue / count;
};
