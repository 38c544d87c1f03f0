import type { RecordEffect } from '../../../bot/effect.ts';
import type { Db } from '../../connection.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Claim } from '../claim.ts';

/** What writing the records of one programme needs. */
export type RecordContext = {
  readonly db: Db;
  readonly vault: Vault;
  readonly now: Date;
  readonly programmeId: string;
};

/** A record with the turn that decided it. `businessId` is null while the person is in the lobby. */
export type Decided<D extends RecordEffect['do'] = RecordEffect['do']> = {
  readonly claim: Claim;
  readonly businessId: string | null;
  readonly record: Extract<RecordEffect, { readonly do: D }>;
};

/** The firm a record belongs to. @throws {Error} for a record of a firm without a firm: a bug of the flow */
export function businessOf({ businessId }: Pick<Decided, 'businessId'>): string {
  if (businessId === null) throw new Error('a record of a business without a business');
  return businessId;
}
