import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { rowSet } from '../../rows.ts';
import { businessOf, type Decided, type RecordContext } from './decided.ts';

const readingColumns = {
  id: 'uuid',
  business: 'uuid',
  site: 'uuid',
  kind: 'text',
  sort: 'text',
  value: 'numeric',
  unit: 'text',
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

/** New rows of the ledger. A correction counts one revision more than the row it replaces, and keeps its voucher. */
export async function saveReadings(
  { db, now, programmeId }: RecordContext,
  saved: readonly Decided<'save-reading'>[],
): Promise<void> {
  if (saved.length === 0) return;
  await db.execute(sql`
    insert into readings (id, programme_id, business_id, site_id, kind, sort, value, unit, period_from, period_to, month,
      supplier_code, menu, area, origin, recorded_by, recorded_at, source_event_id, source_message_id, voucher_id, second_voucher_id, revision, replaces, reason)
    select n.id, ${programmeId}::uuid, n.business, n.site, n.kind, n.sort, n.value, n.unit, n.period_from, n.period_to, n.month,
      n.supplier_code, n.menu, n.area, n.origin, n.recorded_by, ${now.toISOString()}::timestamptz, n.event, n.message,
      coalesce(n.voucher, b.voucher_id),
      case when n.voucher is null then b.second_voucher_id else n.second_voucher end,
      coalesce(b.revision, 0) + n.earlier + 1, n.replaces, n.reason
    from ${rowSet(readingRows(saved), readingColumns)} left join readings b on b.id = n.root`);
}

/** `root` is the stored row that a chain of corrections begins at; `earlier` counts those of this very batch before. */
function readingRows(saved: readonly Decided<'save-reading'>[]): readonly object[] {
  const replacedBy = new Map(saved.map(({ record }) => [record.reading.id, record.reading.replaces]));
  return saved.map((one) => {
    const { quantity, period, id, siteId, supplierCode, sourceMessageId, voucherId, secondVoucherId, ...rest } =
      one.record.reading;
    const chain: string[] = [];
    let root = rest.replaces;
    for (let at = root; at !== null && replacedBy.has(at); at = replacedBy.get(at) ?? null) {
      chain.push(at);
      root = replacedBy.get(at) ?? null;
    }
    return {
      ...rest,
      id,
      business: businessOf(one),
      site: siteId,
      value: quantity.value,
      unit: quantity.unit,
      period_from: period.from,
      period_to: period.to,
      supplier_code: supplierCode,
      recorded_by: one.claim.event.from.conversationId,
      event: one.claim.event.id,
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
  { db, now, programmeId }: RecordContext,
  saved: readonly Decided<'save-reading'>[],
): Promise<void> {
  const rows = saved.flatMap(({ record: { reading, calculation } }) =>
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

/** Readings taken back: they stay, with the reason beside them. */
export async function withdrawReadings(
  { db, now, programmeId }: RecordContext,
  withdrawn: readonly Decided<'withdraw-reading'>[],
): Promise<void> {
  if (withdrawn.length === 0) return;
  const rows = withdrawn.map(({ claim, record }) => ({
    reading: record.readingId,
    reason: record.reason,
    by_whom: claim.event.from.conversationId,
  }));
  await db.execute(sql`
    insert into reading_withdrawals (reading_id, programme_id, reason, withdrawn_by, at)
    select n.reading, ${programmeId}::uuid, n.reason, n.by_whom, ${now.toISOString()}::timestamptz
    from ${rowSet(rows, { reading: 'uuid', reason: 'text', by_whom: 'uuid' })}
    on conflict do nothing`);
}
