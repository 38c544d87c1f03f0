/** Ids that look like the platforms' own, the same ones for the same seed. */
export type Seeded = {
  /** 0 <= x < 1 */
  readonly next: () => number;
  readonly pick: (alphabet: string, length: number) => string;
  readonly hex: (length: number) => string;
  readonly digits: (length: number) => string;
  readonly uuid: () => string;
  /** @param at milliseconds since 1970 */
  readonly ulid: (at: number) => string;
  /** Where the generator stands; `jump` takes it there again. */
  readonly at: () => number;
  readonly jump: (to: number) => void;
};

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function ulidTime(at: number): string {
  let rest = Math.floor(at);
  let text = '';
  for (let index = 0; index < 10; index += 1) {
    text = CROCKFORD.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/** Builds the generator (mulberry32). */
export function createSeeded(seed: number): Seeded {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet.charAt(Math.floor(next() * alphabet.length))).join('');
  const hex = (length: number): string => pick('0123456789abcdef', length);
  return {
    next,
    pick,
    hex,
    digits: (length) => pick('123456789', 1) + pick('0123456789', length - 1),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
    ulid: (at) => ulidTime(at) + pick(CROCKFORD, 16),
    at: () => state,
    jump: (to) => {
      state = to >>> 0;
    },
  };
}
