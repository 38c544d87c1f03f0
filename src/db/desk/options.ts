import type { Clock } from '../../bot/ports.ts';
import type { Database } from '../connection.ts';
import type { ProgrammeShelf } from '../turns/programmes.ts';
import type { Vault } from '../vault/vault.ts';

/** What the desk's storage needs. */
export type DeskOptions = {
  readonly database: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly shelf: ProgrammeShelf;
  /** The national holidays, `YYYY-MM-DD`. */
  readonly holidays: ReadonlySet<string>;
  /** This process: the owner of the leases it takes. */
  readonly owner: string;
  readonly leaseMs: number;
};
