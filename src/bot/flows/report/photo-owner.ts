import { isTelling, mayBeOne } from '../../../engine/bill/party/same-party.ts';
import type { Facts } from '../../facts.ts';
import type { OnPhoto } from './photo-state.ts';
import type { Draft, Memory } from './state.ts';

/**
 * Whether a paper is clearly addressed to somebody else: none of its names has anything in common with that of the firm
 * or its sites. Of a paper that names nobody, and of a firm without a name, nothing is said.
 */
export function isOthers({ addressees }: Pick<OnPhoto, 'addressees'>, { business, sites }: Facts): boolean {
  if (addressees.length === 0 || business?.name == null || !isTelling(business.name)) return false;
  const own = [business.name, ...sites.map(({ name }) => name).filter(isTelling)];
  return !addressees.some((name) => own.some((one) => mayBeOne(name, one)));
}

/** Whether a name on a paper is one that the owner has said to be the firm's. */
function isOurs(name: string, { ours }: Pick<Memory, 'ours'>): boolean {
  return ours.some((one) => mayBeOne(name, one));
}

/** A paper with a name that the owner knows is not asked about again. */
export function withoutOurs(draft: Draft, memory: Pick<Memory, 'ours'>): Draft {
  const { photo } = draft;
  if (photo === null || !photo.addressees.some((name) => isOurs(name, memory))) return draft;
  return { ...draft, photo: { ...photo, addressees: [] } };
}
