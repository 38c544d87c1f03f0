import { searchSuppliers } from '../../../engine/supplier/search.ts';
import type { Facts, SiteEnergy } from '../../facts.ts';
import type { Text } from '../../message.ts';
import { line } from '../talk.ts';
import { slotOfDraft } from './draft.ts';
import { placeOf } from './gaps.ts';
import type { Draft } from './state.ts';

type Listed = { readonly supplierCode: string; readonly supplierName: string };

/** The supplier of the lists whose very name stands on the bill. */
function listedSupplier({ photo, kind }: Pick<Draft, 'photo' | 'kind'>): Listed | null {
  if (photo === null || photo.supplier === null || (kind !== 'electricity' && kind !== 'city_gas')) return null;
  const [match] = searchSuppliers(kind, photo.supplier, 1);
  return match === undefined || match.score < 1 ? null : { supplierCode: match.code, supplierName: match.name };
}

/** A supplier that the owner could not name is read off the confirmed bill; one that was named stays. */
export function withSupplier(energy: SiteEnergy, draft: Draft): SiteEnergy {
  const listed = energy.supplierCode === null && energy.supplierName === null ? listedSupplier(draft) : null;
  return listed === null ? energy : { ...energy, ...listed };
}

/** The bill names another supplier than the one that is registered: the CO2 goes by the registered one. */
export function otherSupplier(draft: Draft, facts: Facts): readonly Text[] {
  const slot = slotOfDraft(draft);
  const known = slot === null ? null : (placeOf(facts, slot)?.energy ?? null);
  const listed = listedSupplier(draft);
  if (known?.supplierCode == null || listed === null || known.supplierCode === listed.supplierCode) return [];
  return [line('photo.other-supplier', { supplier: known.supplierName ?? known.supplierCode })];
}
