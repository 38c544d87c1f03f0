import type { Normal, Span } from './mention.ts';

/** One or more characters that belong together: a half-width kana with its mark, a letter with its accents. */
const cluster = /[ｦ-ﾝ](?:ﾞ|ﾟ)|[\s\S]\p{M}+|[\s\S]/gu;
// Written as code points: they cannot be seen.
const dropped =
  /^(?:[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u2064]|[\ufe00-\ufe0f]|\ufeff|\u00ad|\u20e3|\u061c|\u180e)$/u;
const joiners = /[\ufe00-\ufe0f]|\u20e3|\u200d/gu;
const control = /^(?!\n)\p{Cc}$/u;
const dash = /^[‐‑‒–—―−﹣─━]$/u;
const wave = /^[~～∼〰]$/u;

/**
 * One form for widths, half-width kana, case, dashes and waves, with the way back to the original. Invisible
 * characters go, control characters become blanks. Offsets count UTF-16 units.
 */
export function normalise(text: string): Normal {
  const parts: string[] = [];
  const at: number[] = [];
  for (const { 0: found, index } of text.toWellFormed().matchAll(cluster)) {
    const shown = fold(found);
    parts.push(shown);
    for (let unit = 0; unit < shown.length; unit += 1) at.push(index);
  }
  at.push(text.length);
  return { original: text, text: betweenDigits(parts.join('')), at };
}

function fold(found: string): string {
  const kept = found.length > 1 ? found.replace(joiners, '') : found;
  if (dropped.test(kept) || kept === '') return '';
  if (control.test(kept)) return ' ';
  if (dash.test(kept)) return '-';
  if (wave.test(kept)) return '〜';
  return kept
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[~～]/gu, '〜')
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/\s/gu, (blank) => (blank === '\n' ? '\n' : ' '));
}

// Each replacement keeps the length, so that the offsets stay.
function betweenDigits(text: string): string {
  return text
    .replace(/(?<=\d)[ー一](?=\d)/gu, '-')
    .replace(/(?<=[一二三四五六七八九十百千万億])ニ(?=[十百千万億])/gu, '二')
    .replace(/(?<=[一二三四五六七八九十百千万])[○◯](?=[一二三四五六七八九十百千万○◯〇])/gu, '〇')
    .replace(/(?<=[一二三四五六七八九〇])[○◯]/gu, '〇');
}

/** The stretch of the original text that a stretch of the normalised text came from. */
export function originalSpan({ at, original }: Normal, { start, end }: Span): readonly [number, number] {
  const from = at[start] ?? original.length;
  return [from, Math.max(from, at[end] ?? original.length)];
}
