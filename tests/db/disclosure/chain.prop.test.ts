import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkChain,
  type Disclosure,
  type DisclosureRow,
  firstHash,
  hashOf,
} from '../../../src/db/disclosure/chain.ts';

const programme = '00000000-0000-4000-8000-00000000000a';
const words = fc.option(fc.string({ maxLength: 12 }), { nil: null });
const entry: fc.Arbitrary<Disclosure> = fc.record({
  id: fc.uuid(),
  at: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  what: fc.constantFrom('export', 'plain-export', 'own-copy', 'import', 'erasure'),
  by: fc.string({ maxLength: 12 }),
  purpose: fc.string({ maxLength: 12 }),
  approver: words,
  recipient: words,
  businessId: fc.option(fc.uuid(), { nil: null }),
  subject: fc.record({
    file: words,
    sha256: words,
    bytes: fc.option(fc.nat(), { nil: null }),
    firms: fc.option(fc.nat(), { nil: null }),
  }),
});

function chainOf(entries: readonly Disclosure[]): DisclosureRow[] {
  let previous = firstHash(programme);
  return entries.map((one, at) => {
    const row = { ...one, seq: at + 1, previous, hash: hashOf(at + 1, previous, one) };
    previous = row.hash;
    return row;
  });
}

const chains = fc.array(entry, { minLength: 2, maxLength: 8 }).map(chainOf);
const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

describe('a chain', () => {
  it('is whole as it was written, at any length, and holds each head that it ever had', () => {
    fc.assert(
      fc.property(chains, fc.nat(), (rows, some) => {
        expect(checkChain(programme, rows)).toEqual({ whole: true, rows: rows.length, head: rows.at(-1)?.hash });
        expect(checkChain(programme, rows, at(rows, some).hash).whole).toBe(true);
        expect(checkChain(programme, rows, firstHash(programme)).whole).toBe(true);
      }),
    );
    expect(checkChain(programme, [])).toEqual({ whole: true, rows: 0, head: firstHash(programme) });
  });

  it('shows a change of any field of any row', () => {
    const change = fc.constantFrom<(row: DisclosureRow) => DisclosureRow>(
      (row) => ({ ...row, by: `${row.by}x` }),
      (row) => ({ ...row, purpose: `${row.purpose} ` }),
      (row) => ({ ...row, approver: row.approver === null ? '' : null }),
      (row) => ({ ...row, recipient: row.recipient === null ? '' : null }),
      (row) => ({ ...row, businessId: row.businessId === null ? row.id : null }),
      (row) => ({ ...row, what: row.what === 'export' ? 'import' : 'export' }),
      (row) => ({ ...row, at: `${row.at}+` }),
      (row) => ({ ...row, subject: { ...row.subject, firms: (row.subject.firms ?? 0) + 1 } }),
      (row) => ({ ...row, subject: { ...row.subject, sha256: `${row.subject.sha256}0` } }),
      (row) => ({ ...row, previous: row.hash }),
    );
    fc.assert(
      fc.property(chains, fc.nat(), change, (rows, some, how) => {
        const where = some % rows.length;
        const changed = rows.map((row, index) => (index === where ? how(row) : row));
        expect(checkChain(programme, changed)).toMatchObject({ whole: false, seq: where + 1, why: 'row-changed' });
      }),
    );
  });

  it('shows rows that were taken out, exchanged or put into another ledger, and a cut end against a known head', () => {
    fc.assert(
      fc.property(chains, fc.nat(), (rows, some) => {
        const where = some % (rows.length - 1);
        const without = rows.filter((_, index) => index !== where);
        expect(checkChain(programme, without)).toMatchObject({ whole: false, seq: where + 1, why: 'row-missing' });
        const renumbered = without.map((row, index) => ({ ...row, seq: index + 1 }));
        expect(checkChain(programme, renumbered)).toMatchObject({ whole: false, why: 'row-changed' });
        expect(checkChain(rows[0]?.id ?? '', rows).whole).toBe(false);
        expect(checkChain(programme, rows.slice(0, -1), rows.at(-1)?.hash)).toMatchObject({ why: 'head-unknown' });
      }),
    );
  });
});
