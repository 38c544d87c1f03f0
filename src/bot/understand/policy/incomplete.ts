import type { Ask, Item } from '../contract.ts';
import { canBe, isContainer } from '../resolve/compatible.ts';

/** The question that stands between an item and the ledger when something of it is missing or cannot be. */
export function incomplete({ kind, unit, period, value, measure }: Item): readonly Ask[] {
  if (measure !== 'usage' || value === null) return [];
  if (kind === null || kind === 'gas') return [{ slot: 'kind', reason: 'ambiguous_kind' }];
  if (unit === null) return [{ slot: 'unit', reason: 'ambiguous_unit' }];
  if (isContainer(unit)) return [{ slot: 'unit', reason: 'container_size' }];
  if (!canBe(kind, unit)) return [{ slot: 'unit', reason: 'unit_mismatch' }];
  if (period === null) return [{ slot: 'period', reason: 'ambiguous_period' }];
  return value < 0 ? [{ slot: 'confirm', reason: 'negative' }] : [];
}
