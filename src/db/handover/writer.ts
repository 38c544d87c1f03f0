import type { Db } from '../connection.ts';
import type { Vault, WrappedKey } from '../vault/vault.ts';

/** Where rows of a hand-over are written, and with which key the firm's words are sealed. */
export type FirmWriter = {
  readonly db: Db;
  readonly vault: Vault;
  readonly programmeId: string;
  readonly key: WrappedKey;
  readonly now: Date;
};

/** So many rows a statement: parameters are limited. */
const mostRows = 500;

/** Rows in groups that one statement can take. */
export function groups<T>(rows: readonly T[]): readonly T[][] {
  return Array.from({ length: Math.ceil(rows.length / mostRows) }, (_, at) =>
    rows.slice(at * mostRows, (at + 1) * mostRows),
  );
}
