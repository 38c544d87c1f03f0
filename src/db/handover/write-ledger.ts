import type { HandoverFirm } from '../../bot/handover/firm.ts';
import { staffFigures } from '../schema/desk-staff.ts';
import { emissions, readings, readingWithdrawals } from '../schema/ledger.ts';
import { type FirmWriter, groups } from './writer.ts';

/** A firm's ledger, row by row as it was written: figures, corrections, withdrawals and what was computed from them. */
export async function writeLedger(writer: FirmWriter, firm: HandoverFirm): Promise<void> {
  const { db, programmeId } = writer;
  const rows = firm.readings.map(({ vouchers, withdrawn: _w, staff: _s, emissions: _e, recordedAt, ...plain }) => ({
    ...{ ...plain, programmeId, businessId: firm.id, recordedAt: new Date(recordedAt) },
    ...{ voucherId: vouchers[0] ?? null, secondVoucherId: vouchers[1] ?? null },
  }));
  for (const group of groups(rows)) await db.insert(readings).values(group);
  await writeBeside(writer, firm);
  const computed = firm.readings.flatMap(({ id: readingId, emissions: own }) =>
    own.map((one) => ({ ...one, programmeId, readingId, calculatedAt: new Date(one.calculatedAt) })),
  );
  for (const group of groups(computed)) await db.insert(emissions).values(group);
}

async function writeBeside({ db, vault, programmeId, key }: FirmWriter, firm: HandoverFirm): Promise<void> {
  const withdrawals = firm.readings.flatMap(({ id: readingId, withdrawn }) =>
    withdrawn === null
      ? []
      : [{ readingId, programmeId, reason: withdrawn.reason, withdrawnBy: withdrawn.by, at: new Date(withdrawn.at) }],
  );
  for (const group of groups(withdrawals)) await db.insert(readingWithdrawals).values(group);
  const figures = firm.readings.flatMap(({ id: readingId, staff }) =>
    staff === null
      ? []
      : [
          {
            ...{ readingId, programmeId, businessId: firm.id, keyId: key.keyId },
            ...{ staffId: staff.staffId, source: staff.source, at: new Date(staff.at) },
            noteEnc: staff.note === null ? null : vault.seal(key, staff.note, 'figure-note'),
          },
        ],
  );
  for (const group of groups(figures)) await db.insert(staffFigures).values(group);
}
