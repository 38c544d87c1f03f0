import { isEnergyKind } from '../../engine/energy/registry.ts';
import type { Because } from '../../engine/measure/advise.ts';
import type { Assumed } from '../../engine/measure/basis.ts';
import type { Text } from '../message.ts';

/** Why a measure is shown to this firm, in one sentence; null where it is no reason for it. */
export function reasonText(because: Because): Text | null {
  switch (because.code) {
    case 'energy':
      return energyText(because);
    case 'equipment':
      return { key: 'measures.because-equipment' };
    case 'industry':
      return { key: 'measures.because-industry' };
    case 'season':
      return { key: 'measures.because-season' };
    case 'free':
      return { key: 'measures.because-free' };
    case 'no-figure':
      return null;
  }
}

function energyText({ kind: name, share }: Extract<Because, { readonly code: 'energy' }>): Text | null {
  if (!isEnergyKind(name)) return null;
  const kind = { as: 'kind', kind: name } as const;
  if (share === null) return { key: 'measures.because-uses', params: { kind } };
  return { key: 'measures.because-energy', params: { kind, percent: { as: 'percent', value: share * 100 } } };
}

/** What was assumed to reach a figure. */
export const assumedKeys: Readonly<Record<Assumed, string>> = {
  'months-scaled': 'measures.assumed-scaled',
  'owner-share': 'measures.assumed-owner-share',
  'all-fuel-in-vehicles': 'measures.assumed-vehicles',
  'only-user-of-fuel': 'measures.assumed-only-user',
  'season-is-air-conditioning': 'measures.assumed-season',
  'season-includes-refrigeration': 'measures.assumed-refrigeration',
  'share-of-winter-day': 'measures.assumed-winter-day',
  'share-of-peak-hour': 'measures.assumed-peak-hour',
  'average-price-with-basic-charge': 'measures.assumed-price',
  'source-range-for-one-step': 'measures.assumed-step',
};
