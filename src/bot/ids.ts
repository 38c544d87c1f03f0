import type { NewIds } from './flow.ts';

/** Four 32-bit words that depend on every character: cyrb128, a public-domain mixer. Not for secrets. */
function mix(text: string): readonly [number, number, number, number] {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    a = b ^ Math.imul(a ^ unit, 597399067);
    b = c ^ Math.imul(b ^ unit, 2869860233);
    c = d ^ Math.imul(c ^ unit, 951274213);
    d = a ^ Math.imul(d ^ unit, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a];
}

/** A UUID of version 8 (RFC 9562: contents of our own making) that is the same for the same text. */
export function uuidFrom(text: string): string {
  const hex = mix(text)
    .map((word) => (word >>> 0).toString(16).padStart(8, '0'))
    .join('');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** The id of a piece of a kept picture: a strip, or the sheet that others may see. `sheet` counts the papers in it. */
export function pieceId(mediaId: string, piece: 'usage' | 'month' | 'shareable', sheet = 0): string {
  return uuidFrom(
    JSON.stringify([mediaId, piece === 'shareable' ? 'sheet' : 'strip', piece, ...(sheet > 0 ? [sheet] : [])]),
  );
}

/** Ids that follow from the seed, the purpose and how often it was asked for. */
export function createIds(seed: string): NewIds {
  const taken = new Map<string, number>();
  return {
    take: (purpose) => {
      const count = (taken.get(purpose) ?? 0) + 1;
      taken.set(purpose, count);
      return uuidFrom(JSON.stringify([seed, purpose, count]));
    },
  };
}
