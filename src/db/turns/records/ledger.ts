import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { NewReading } from '../../../bot/effect.ts';
import type { Calculation } from '../../../engine/emission/calculate.ts';
import { rowSet } from '../../rows.ts';
import { businessOf, type Decided, type RecordContext } from './decided.ts';

type LedgerContext = Omit<RecordContext, 'vault'>;

const readingColumns = {
  id: 'uuid',
  business: 'uuid',
  site: 'uuid',
  kind: 'text',
  sort: 'text',
  value: 'numeric',
  unit: 'text',
  amount_yen: 'numeric',
  period_from: 'date',
  period_to: 'date',
  month: 'text',
  supplier_code: 'text',
  menu: 'text',
  area: 'text',
  origin: 'text',
  recorded_by: 'uuid',
  event: 'text',
  message: 'text',
  voucher: 'uuid',
  second_voucher: 'uuid',
  replaces: 'uuid',
  reason: 'text',
  root: 'uuid',
  earlier: 'int',
};

/** A row for the ledger, and who gave it: an owner's conversation, or our id of somebody of the staff. */
export type LedgerRow = {
  readonly reading: NewReading;
  readonly calculation: Calculation | null;
  readonly businessId: string;
  readonly by: string;
  /** The event that gave it. */
  readonly event: string | null;
};

/** What owners have confirmed, as rows of the ledger. */
export function ledgerRows(saved: readonly Decided<'save-reading'>[]): readonly LedgerRow[] {
  return saved.map((one) => {
    const { id: event, from } = one.claim.event;
    return { ...one.record, businessId: businessOf(one), by: from.conversationId, event };
  });
}

/** New rows of the ledger. A correction counts one revision more than the row it replaces, and keeps its voucher. */
export async function saveReadings({ db, now, programmeId }: LedgerContext, rows: readonly LedgerRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.execute(sql`
    insert into readings (id, programme_id, business_id, site_id, kind, sort, value, unit, amount_yen, period_from, period_to, month,
      supplier_code, menu, area, origin, recorded_by, recorded_at, source_event_id, source_message_id, voucher_id, second_voucher_id, revision, replaces, reason)
    select n.id, ${programmeId}::uuid, n.business, n.site, n.kind, n.sort, n.value, n.unit, n.amount_yen, n.period_from, n.period_to, n.month,
      n.supplier_code, n.menu, n.area, n.origin, n.recorded_by, ${now.toISOString()}::timestamptz, n.event, n.message,
      coalesce(n.voucher, b.voucher_id),
      case when n.voucher is null then b.second_voucher_id else n.second_voucher end,
      coalesce(b.revision, 0) + n.earlier + 1, n.replaces, n.reason
    from ${rowSet(readingRows(rows), readingColumns)} left join readings b on b.id = n.root`);
}

/** `root` is the stored row that a chain of corrections begins at; `earlier` counts those of this very batch before. */
function readingRows(rows: readonly LedgerRow[]): readonly object[] {
  const replacedBy = new Map(rows.map(({ reading }) => [reading.id, reading.replaces]));
  return rows.map(({ reading, businessId, by, event }) => {
    const {
      quantity,
      period,
      id,
      siteId,
      supplierCode,
      sourceMessageId,
      voucherId,
      secondVoucherId,
      amountYen,
      ...rest
    } = reading;
    const chain: string[] = [];
    let root = rest.replaces;
    for (let at = root; at !== null && replacedBy.has(at); at = replacedBy.get(at) ?? null) {
      chain.push(at);
      root = replacedBy.get(at) ?? null;
    }
    return {
      ...rest,
      id,
      business: businessId,
      site: siteId,
      value: quantity.value,
      unit: quantity.unit,
      amount_yen: amountYen ?? null,
      period_from: period.from,
      period_to: period.to,
      supplier_code: supplierCode,
      recorded_by: by,
      event,
      message: sourceMessageId ?? null,
      voucher: voucherId ?? null,
      second_voucher: secondVoucherId ?? null,
      root,
      earlier: chain.length,
    };
  });
}

/** The CO2 of each new reading, with the whole calculation; none where no factor is known. */
export async function saveEmissions(
  { db, now, programmeId }: LedgerContext,
  saved: readonly LedgerRow[],
): Promise<void> {
  const rows = saved.flatMap(({ reading, calculation }) =>
    calculation === null ? [] : [{ id: randomUUID(), reading: reading.id, calculation, ...totals(calculation) }],
  );
  if (rows.length === 0) return;
  const columns = {
    id: 'uuid',
    reading: 'uuid',
    calculation: 'jsonb',
    kg: 'numeric',
    scope: 'int',
    provisional: 'boolean',
  };
  await db.execute(sql`
    insert into emissions (id, programme_id, reading_id, calculation, kg_co2, scope, provisional, calculated_at)
    select id, ${programmeId}::uuid, reading, calculation, kg, scope, provisional, ${now.toISOString()}::timestamptz
    from ${rowSet(rows, columns)}`);
}

function totals({ kgCo2, scope, provisional }: { kgCo2: number; scope: number; provisional: boolean }) {
  return { kg: kgCo2, scope, provisional };
}

/** A row that is taken back, by whom. */
export type Withdrawn = { readonly readingId: string; readonly reason: string; readonly by: string };

/** What owners have taken back. */
export function withdrawnRows(withdrawn: readonly Decided<'withdraw-reading'>[]): readonly Withdrawn[] {
  return withdrawn.map(({ claim, record: { readingId, reason } }) => {
    return { readingId, reason, by: claim.event.from.conversationId };
  });
}

/** Readings taken back: they stay, with the reason beside them. */
export async function withdrawReadings(
  { db, now, programmeId }: LedgerContext,
  withdrawn: readonly Withdrawn[],
): Promise<void> {
  if (withdrawn.length === 0) return;
  const rows = withdrawn.map(({ readingId: reading, reason, by: by_whom }) => ({ reading, reason, by_whom }));
  await db.execute(sql`
    insert into reading_withdrawals (reading_id, programme_id, reason, withdrawn_by, at)
    select n.reading, ${programmeId}::uuid, n.reason, n.by_whom, ${now.toISOString()}::timestamptz
    from ${rowSet(rows, { reading: 'uuid', reason: 'text', by_whom: 'uuid' })}
    on conflict do nothing`);
}
