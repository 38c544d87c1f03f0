import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Calculation } from '../../engine/emission/calculate.ts';
import { isEnergyKind } from '../../engine/energy/registry.ts';
import type { ReportFirm, ReportRow } from '../../engine/report/input.ts';
import type { Database } from '../connection.ts';
import type { Vault } from '../vault/vault.ts';

/** A firm with its ledger; what was proposed to it and what it said come from elsewhere. */
export type LedgerFirm = Omit<ReportFirm, 'proposals' | 'opinions' | 'delays'>;

type FirmRow = {
  id: string;
  number: number;
  state: string;
  name_enc: Buffer | null;
  key_id: string;
  wrapped: Buffer | null;
  municipality: string | null;
  industry_code: string | null;
  employees: number | null;
  route: 'system' | 'consulting' | null;
  consents: unknown;
  sites: unknown;
  meters: unknown;
};

type LineRow = {
  id: string;
  business_id: string;
  site_id: string;
  kind: string;
  sort: string | null;
  value: string;
  unit: string;
  period_from: string;
  period_to: string;
  month: string;
  calculation: Calculation | string | null;
  kg_co2: string | number | null;
};

/** Months, both included; `whole`: the one firm, by id or number, whose rows are wanted with all their parts. */
export type LedgerWish = { readonly from: string; readonly to: string; readonly whole?: string | null };

/**
 * The firms of a programme with the current rows of their ledgers in these months, in two queries. Where one firm is
 * wanted whole the rows of the others have their sums alone.
 */
export async function loadLedgerFirms(
  { database, vault }: { readonly database: Database; readonly vault: Vault },
  programmeId: string,
  months: LedgerWish,
): Promise<readonly LedgerFirm[]> {
  const { firms, rows } = await database.scoped(programmeId, async (db) => ({
    firms: await db.execute<FirmRow>(firmsQuery),
    rows: await db.execute<LineRow>(rowsQuery(months)),
  }));
  const byFirm = Map.groupBy(rows, (row) => row.business_id);
  return firms.map((firm) => ledgerFirm(firm, { vault, rows: byFirm.get(firm.id) ?? [] }));
}

// Of each purpose the newest answer counts; who is still joining is no participant yet.
const firmsQuery = sql`
  select b.id, b.number, b.state, b.name_enc, b.key_id, k.wrapped, b.municipality, b.industry_code, b.employees, b.route,
    (select json_agg(c) from (
      select distinct on (purpose) purpose, given from consents where business_id = b.id order by purpose, at desc, id desc
    ) c) as consents,
    (select json_agg(json_build_object('id', s.id, 'name', encode(s.name_enc, 'base64')) order by s.position, s.id)
      from sites s where s.business_id = b.id) as sites,
    (select json_agg(json_build_object('site', e.site_id, 'kind', e.kind))
      from site_energy e join sites s on s.id = e.site_id where s.business_id = b.id) as meters
  from businesses b join data_keys k on k.id = b.key_id where b.state <> 'joining' order by b.number`;

function rowsQuery({ from, to, whole = null }: LedgerWish) {
  return sql`
    select r.id, r.business_id, r.site_id, r.kind, r.sort, r.value, r.unit, r.period_from, r.period_to, r.month, e.kg_co2,
      case when ${whole}::text is null or ${whole}::text in (r.business_id::text, b.number::text) then e.calculation end as calculation
    from readings r join businesses b on b.id = r.business_id
    left join lateral (
      select calculation, kg_co2 from emissions where reading_id = r.id order by calculated_at desc, id desc limit 1
    ) e on true
    where r.month between ${from} and ${to}
      and not exists (select 1 from readings n where n.replaces = r.id)
      and not exists (select 1 from reading_withdrawals w where w.reading_id = r.id)
    order by r.business_id, r.month, r.id`;
}

function ledgerFirm(
  firm: FirmRow,
  { vault, rows }: { readonly vault: Vault; readonly rows: readonly LineRow[] },
): LedgerFirm {
  const given = consentsIn(firm.consents);
  // Erased on application: nothing of it is used any more, whatever it had agreed to.
  const agrees = (purpose: string): boolean => firm.state !== 'erased' && given.get(purpose) === true;
  return {
    ...{ id: firm.id, number: firm.number, name: nameOf(firm, vault), place: firm.municipality },
    ...{ industry: firm.industry_code, employees: firm.employees, route: firm.route },
    sites: sitesIn(firm, vault),
    consents: { use: agrees('use'), client: agrees('client'), statistics: agrees('statistics') },
    meters: metersIn(firm.meters),
    rows: rows.flatMap(reportRow),
  };
}

function nameOf({ name_enc: sealed, key_id: keyId, wrapped }: FirmRow, vault: Vault): string | null {
  return sealed === null || wrapped === null ? null : vault.open({ keyId, wrapped }, sealed, 'name').toString('utf8');
}

function sitesIn({ sites, key_id: keyId, wrapped }: FirmRow, vault: Vault): LedgerFirm['sites'] {
  const rows = siteRows.parse(parsed(sites)) ?? [];
  return rows.map(({ id, name }) => ({
    id,
    name:
      wrapped === null ? null : vault.open({ keyId, wrapped }, Buffer.from(name, 'base64'), 'site').toString('utf8'),
  }));
}

function reportRow(row: LineRow): readonly ReportRow[] {
  if (!isEnergyKind(row.kind)) return [];
  const calculation: Calculation | null =
    typeof row.calculation === 'string' ? JSON.parse(row.calculation) : row.calculation;
  return [
    {
      ...{ id: row.id, site: row.site_id, kind: row.kind, sort: row.sort, month: row.month },
      quantity: { value: Number(row.value), unit: row.unit },
      period: { from: row.period_from, to: row.period_to },
      kgCo2: calculation?.kgCo2 ?? (row.kg_co2 === null ? null : Number(row.kg_co2)),
      scope: calculation?.scope ?? null,
      provisional: calculation?.provisional ?? false,
      parts: calculation?.parts ?? [],
    },
  ];
}

const consentRows = z.array(z.object({ purpose: z.string(), given: z.boolean() })).nullable();
const siteRows = z.array(z.object({ id: z.string(), name: z.string() })).nullable();
const meterRows = z.array(z.object({ site: z.string(), kind: z.string() })).nullable();

function consentsIn(json: unknown): ReadonlyMap<string, boolean> {
  return new Map((consentRows.parse(parsed(json)) ?? []).map(({ purpose, given }) => [purpose, given]));
}

function metersIn(json: unknown): LedgerFirm['meters'] {
  const rows = meterRows.parse(parsed(json)) ?? [];
  return rows.flatMap(({ site, kind }) => (isEnergyKind(kind) ? [{ site, kind }] : []));
}

function parsed(json: unknown): unknown {
  return typeof json === 'string' ? JSON.parse(json) : json;
}
