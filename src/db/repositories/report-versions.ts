import { type SQL, sql } from 'drizzle-orm';
import type { ReportKind } from '../../engine/report/input.ts';
import type { Version, VersionState } from '../../engine/report/version.ts';
import type { Db } from '../connection.ts';
import { newDataKey } from '../vault/master-keys.ts';
import type { Vault, WrappedKey } from '../vault/vault.ts';

/** What is asked for: all versions of it are numbered together. */
export type Series = Pick<Version, 'kind' | 'period' | 'language' | 'businessId'>;

/** A version that is to be kept, with its figures packed. */
export type NewVersion = Series & {
  readonly id: string;
  readonly programmeId: string;
  readonly contentHash: string;
  readonly asOf: Date;
  readonly madeOn: string;
  readonly madeBy: string;
  readonly packed: Buffer;
  /** The firms in it, where it is of several. */
  readonly members: readonly string[];
};

type Row = {
  id: string;
  kind: ReportKind;
  from_month: string;
  to_month: string;
  language: 'ja' | 'en';
  business_id: string | null;
  firm: number | null;
  number: number;
  state: VersionState;
  content_hash: string;
  as_of: string;
  made_on: string;
  made_by: string;
  approved_at: string | null;
  approved_by: string | null;
  released_at: string | null;
  released_by: string | null;
  erased: boolean;
  newest: boolean;
};

const columns = sql`
  v.id, v.kind, v.from_month, v.to_month, v.language, v.business_id, b.number as firm, v.number, v.state, v.content_hash,
  v.as_of, v.made_on::text as made_on, v.made_by, v.approved_at, v.approved_by, v.released_at, v.released_by,
  v.figures_enc is null as erased,
  not exists (select 1 from report_versions n where n.kind = v.kind and n.from_month = v.from_month
    and n.to_month = v.to_month and n.language = v.language and n.business_id is not distinct from v.business_id
    and n.number > v.number) as newest
  from report_versions v left join businesses b on b.id = v.business_id`;

/** The versions of a programme, or those that a condition on `v` picks, the oldest first. */
export async function listVersions(db: Db, only: SQL = sql`true`): Promise<readonly Version[]> {
  const rows = await db.execute<Row>(
    sql`select ${columns} where ${only} order by v.as_of, v.from_month, b.number, v.id`,
  );
  return rows.map(versionOf);
}

/** The newest version of what is asked for; null: none was made yet. */
export async function newestVersion(db: Db, { kind, period, language, businessId }: Series): Promise<Version | null> {
  const only = sql`v.kind = ${kind} and v.from_month = ${period.from} and v.to_month = ${period.to}
    and v.language = ${language} and v.business_id is not distinct from ${businessId}::uuid`;
  const [row] = await db.execute<Row>(sql`select ${columns} where ${only} order by v.number desc limit 1`);
  return row === undefined ? null : versionOf(row);
}

/** The version of an id, locked until the transaction ends; null: there is none in this programme. */
export async function lockVersion(db: Db, id: string): Promise<Version | null> {
  await db.execute(sql`select 1 from report_versions where id = ${id}::uuid for update`);
  return (await listVersions(db, sql`v.id = ${id}::uuid`))[0] ?? null;
}

function versionOf(row: Row): Version {
  const iso = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString());
  return {
    ...{ id: row.id, kind: row.kind, language: row.language, businessId: row.business_id, firm: row.firm },
    period: { from: row.from_month, to: row.to_month },
    ...{ number: row.number, state: row.state, contentHash: row.content_hash, madeOn: row.made_on },
    asOf: new Date(row.as_of).toISOString(),
    madeBy: row.made_by,
    ...{ approvedAt: iso(row.approved_at), approvedBy: row.approved_by },
    ...{ releasedAt: iso(row.released_at), releasedBy: row.released_by },
    ...{ erased: row.erased, newest: row.newest },
  };
}

/**
 * Adds a version with the next number. Of one firm it is sealed with the firm's key, so that nothing of it can be read
 * once the firm is erased; else with a key of its own. False: the firm's key is destroyed, and nothing is kept.
 */
export async function addVersion(db: Db, vault: Vault, version: NewVersion): Promise<boolean> {
  const { id, programmeId, kind, period, language, businessId } = version;
  const key = businessId === null ? await ownKey(db, vault, programmeId) : await firmKey(db, businessId);
  if (key === null) return false;
  const packed = vault.seal(key, version.packed, 'report-figures');
  await db.execute(sql`
    insert into report_versions (id, programme_id, kind, from_month, to_month, language, business_id, number, state,
      key_id, figures_enc, content_hash, as_of, made_on, made_by)
    select ${id}::uuid, ${programmeId}::uuid, ${kind}, ${period.from}, ${period.to}, ${language}, ${businessId}::uuid,
      coalesce(max(number), 0) + 1, 'draft', ${key.keyId}::uuid, ${packed}, ${version.contentHash},
      ${version.asOf.toISOString()}::timestamptz, ${version.madeOn}::date, ${version.madeBy}
    from report_versions where kind = ${kind} and from_month = ${period.from} and to_month = ${period.to}
      and language = ${language} and business_id is not distinct from ${businessId}::uuid`);
  if (version.members.length > 0)
    await db.execute(sql`
      insert into report_members (programme_id, version_id, business_id)
      select ${programmeId}::uuid, ${id}::uuid, m::uuid from jsonb_array_elements_text(${JSON.stringify(version.members)}::jsonb) m`);
  return true;
}

async function firmKey(db: Db, businessId: string): Promise<WrappedKey | null> {
  const [row] = await db.execute<{ key_id: string; wrapped: Buffer | null }>(sql`
    select b.key_id, k.wrapped from businesses b join data_keys k on k.id = b.key_id where b.id = ${businessId}::uuid`);
  return row === undefined || row.wrapped === null ? null : { keyId: row.key_id, wrapped: row.wrapped };
}

async function ownKey(db: Db, vault: Vault, programmeId: string): Promise<WrappedKey> {
  const keyId = crypto.randomUUID();
  const wrapped = vault.masterKeys.wrap(newDataKey(), keyId);
  await db.execute(sql`
    insert into data_keys (id, programme_id, wrapped) values (${keyId}::uuid, ${programmeId}::uuid, ${wrapped})`);
  return { keyId, wrapped };
}

/** Notes that somebody approved a version, or let it go. */
export async function setState(
  db: Db,
  id: string,
  { state, by, now }: { readonly state: 'approved' | 'released'; readonly by: string; readonly now: Date },
): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const change =
    state === 'approved'
      ? sql`approved_at = ${at}, approved_by = ${by}`
      : sql`released_at = ${at}, released_by = ${by}`;
  await db.execute(sql`update report_versions set state = ${state}, ${change} where id = ${id}::uuid`);
}
