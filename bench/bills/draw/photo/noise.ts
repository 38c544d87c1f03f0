/** Smooth noise between -1 and 1 that is the same for the same place and seed. */
export const createNoise = (seed: number) => {
  const lattice = (x: number, y: number): number => {
    let hash = Math.imul(x, 374761393) + Math.imul(y, 668265263) + Math.imul(seed, 1274126177);
    hash = Math.imul(hash ^ (hash >>> 13), 1274126177);
    return ((hash ^ (hash >>> 16)) >>> 0) / 2147483648 - 1;
  };
  return (x: number, y: number): number => {
    const left = Math.floor(x);
    const top = Math.floor(y);
    const dx = x - left;
    const dy = y - top;
    const sx = dx * dx * (3 - 2 * dx);
    const sy = dy * dy * (3 - 2 * dy);
    const a = lattice(left, top);
    const b = lattice(left + 1, top);
    const c = lattice(left, top + 1);
    const d = lattice(left + 1, top + 1);
    const upper = a + (b - a) * sx;
    return upper + (c + (d - c) * sx - upper) * sy;
  };
};
