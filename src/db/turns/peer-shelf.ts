import { sql } from 'drizzle-orm';
import { monthCo2Of } from '../../bot/advice/month-co2.ts';
import { momentOf } from '../../engine/business-time/hours.ts';
import { industryPath } from '../../engine/knowledge/industry-code.ts';
import { newestYear, type PeerFirm } from '../../engine/observation/peers.ts';
import type { Db } from '../connection.ts';
import { lobbyId } from '../lobby.ts';
import type { Vault } from '../vault/vault.ts';
import { type BusinessRecord, loadBusinesses } from './business-facts.ts';

/** The firms of a programme as they are compared, as they stood at the beginning of a day in Japan. */
export type PeerShelf = {
  /** Behind the programme's own wall. All day the same: what somebody reports shows in nobody's comparison at once. */
  readonly get: (db: Db, programmeId: string, today: string) => Promise<readonly PeerFirm[]>;
};

type Kept = { readonly today: string; readonly readAt: number; readonly firms: readonly PeerFirm[] };

/** The figures stay those of the morning; a firm that was erased meanwhile goes out of memory. */
const freshForMs = 3_600_000;

/** A shelf of its own for each process; it holds numbers without names, of one day. */
export function createPeerShelf(vault: Vault): PeerShelf {
  const kept = new Map<string, Kept>();
  return {
    get: async (db, programmeId, today) => {
      if (programmeId === lobbyId) return [];
      const last = kept.get(programmeId);
      if (last?.today === today && performance.now() - last.readAt < freshForMs) return last.firms;
      const firms = await readPeers(db, vault, today);
      kept.set(programmeId, { today, readAt: performance.now(), firms });
      return firms;
    },
  };
}

type Row = { id: string; key_id: string; wrapped: Buffer; agrees: boolean };

/** A firm as it stands now, beside the others. */
export function asPeer({ business, ...ledger }: BusinessRecord, today: string): Omit<PeerFirm, 'agrees'> {
  const { id, industryCode, employees } = business;
  const industry = industryCode === null ? null : industryPath(industryCode);
  return { id, industry, employees, kgCo2: newestYear(monthCo2Of(ledger), today.slice(0, 7)) };
}

/** The same, read at once. A firm counts for others only while its newest answer to `use` and `statistics` is yes. */
export async function readPeers(db: Db, vault: Vault, today: string): Promise<readonly PeerFirm[]> {
  const asOf = new Date(momentOf({ day: today, minute: 0 }));
  const at = asOf.toISOString();
  const rows = await db.execute<Row>(sql`
    select b.id, b.key_id, k.wrapped, coalesce((
      select bool_and(c.given) and count(*) = 2 from (
        select distinct on (purpose) purpose, given from consents
        where business_id = b.id and purpose in ('use', 'statistics') and at <= ${at}::timestamptz
        order by purpose, at desc, id desc) c), false) as agrees
    from businesses b join data_keys k on k.id = b.key_id and k.wrapped is not null
    where b.state not in ('left', 'erased') order by b.number`);
  const keys = rows.map(({ id, key_id: keyId, wrapped }) => ({ businessId: id, key: { keyId, wrapped } }));
  const firms = await loadBusinesses(db, vault, keys, asOf);
  return rows.flatMap(({ id, agrees }) => {
    const firm = firms.get(id);
    return firm === undefined ? [] : [{ ...asPeer(firm, today), agrees }];
  });
}
