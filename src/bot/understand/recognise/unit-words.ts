import type { Kind, Unit } from '../contract.ts';
import { canBe } from '../resolve/compatible.ts';
import { type ReadUnit, readUnit } from './units.ts';

/** The unit a reply without a figure names: one that the kind can have before others, then the longest word. */
export function wordOfUnit(text: string, kind: Kind | null): Unit | null {
  const found = wordsOf(text).map((word) => ({ ...word, unit: meant(word, kind) }));
  const fitting = kind === null ? found : found.filter(({ unit }) => canBe(kind, unit));
  return (fitting.length > 0 ? fitting : found)[0]?.unit ?? null;
}

// トン of water are cubic metres, キロ of electricity kilowatt hours.
function meant({ unit, loose }: ReadUnit, kind: Kind | null): Unit {
  if (loose === 'ton' && kind === 'water') return 'm3';
  return loose === 'kilo' && kind === 'electricity' ? 'kWh' : unit;
}

function wordsOf(text: string): readonly ReadUnit[] {
  const found: (ReadUnit & { readonly start: number })[] = [];
  let at = 0;
  while (at < text.length) {
    const unit = /[a-z]/.test(text[at - 1] ?? '') ? null : readUnit(text, at);
    if (unit !== null) found.push({ ...unit, start: at });
    at = Math.max(unit?.end ?? 0, at + 1);
  }
  return found.toSorted((a, b) => b.end - b.start - (a.end - a.start));
}
