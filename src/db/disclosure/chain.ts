import { createHash } from 'node:crypto';

/** What left, came in or was destroyed; null where there is no file, or nobody counted. */
export type DisclosureSubject = {
  readonly file: string | null;
  readonly sha256: string | null;
  readonly bytes: number | null;
  readonly firms: number | null;
};

/** What is written down. */
export type Disclosure = {
  readonly id: string;
  /** ISO. */
  readonly at: string;
  readonly what: 'export' | 'plain-export' | 'own-copy' | 'import' | 'erasure';
  readonly by: string;
  readonly purpose: string;
  readonly approver: string | null;
  readonly recipient: string | null;
  readonly businessId: string | null;
  readonly subject: DisclosureSubject;
};

/** A row of the ledger: its place, and how it hangs on the row before. */
export type DisclosureRow = Disclosure & { readonly seq: number; readonly previous: string; readonly hash: string };

/** What the first row of a programme hangs on: its own, so that a ledger cannot be put in another's place. */
export function firstHash(programmeId: string): string {
  return sha256(`hakaru disclosures 1 ${programmeId}`);
}

/** SHA-256 over all that a row says, in this order; JSON keeps fields apart. */
export function hashOf(seq: number, previous: string, one: Disclosure): string {
  const { id, at, what, by, purpose, approver, recipient, businessId, subject } = one;
  const { file, sha256: sum, bytes, firms } = subject;
  const fields = [seq, previous, id, at, what, by, purpose, approver, recipient, businessId, file, sum, bytes, firms];
  return sha256(JSON.stringify(fields));
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Whether a ledger is whole; else the first row that does not fit, and why. */
export type ChainState =
  | { readonly whole: true; readonly rows: number; readonly head: string }
  | {
      readonly whole: false;
      readonly rows: number;
      readonly seq: number;
      readonly why: 'row-missing' | 'row-changed' | 'head-unknown';
    };

/**
 * Goes over a ledger from its first row. That the last rows are missing cannot be seen from the ledger
 * itself: `knownHead`, a hash that was noted earlier, has to be in it then.
 */
export function checkChain(programmeId: string, rows: readonly DisclosureRow[], knownHead?: string): ChainState {
  let previous = firstHash(programmeId);
  const seen = new Set([previous]);
  for (const [at, row] of rows.entries()) {
    const seq = at + 1;
    if (row.seq !== seq) return { whole: false, rows: rows.length, seq, why: 'row-missing' };
    if (row.previous !== previous || row.hash !== hashOf(seq, previous, row))
      return { whole: false, rows: rows.length, seq, why: 'row-changed' };
    previous = row.hash;
    seen.add(previous);
  }
  if (knownHead !== undefined && !seen.has(knownHead))
    return { whole: false, rows: rows.length, seq: rows.length + 1, why: 'head-unknown' };
  return { whole: true, rows: rows.length, head: previous };
}
