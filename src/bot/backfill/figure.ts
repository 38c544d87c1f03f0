import type { Unit } from '../understand/contract.ts';
import { readUnit } from '../understand/recognise/units.ts';

/** What a cell of figures holds. A gap is no problem: a month that is not in yet stays open. */
export type CellFigure =
  | { readonly is: 'figure'; readonly value: number; readonly unit: Unit | null; readonly approx: boolean }
  | { readonly is: 'gap' }
  | { readonly is: 'unreadable' };

const gaps = /^(?:[-ー‐―/・×x?？]*|未|未着|未定|なし|無し|不明|欠測|n\/?a|nil|none|tbd)$/;
const figure = /^(約|およそ|≒|~|〜|about )?\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(.*)$/;

/** Reads a cell of figures, already normalised. Anything but one clear number is not guessed at. */
export function figureOfCell(cell: string): CellFigure {
  if (gaps.test(cell)) return { is: 'gap' };
  const [, approx, whole = '', fraction = '', tail = ''] = figure.exec(cell) ?? [];
  if (whole === '') return { is: 'unreadable' };
  const unit = tail === '' ? null : readUnit(tail, 0);
  if (tail !== '' && (unit === null || unit.end < tail.length)) return { is: 'unreadable' };
  const value = Number(whole.replaceAll(',', '') + fraction);
  return { is: 'figure', value, unit: unit?.unit ?? null, approx: approx !== undefined };
}
