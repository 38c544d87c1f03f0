import { sql } from 'drizzle-orm';
import type { Locale } from '../../bot/facts.ts';
import type { OwnReportFile } from '../../bot/page/link.ts';
import type { OwnReport } from '../../bot/page/model.ts';
import type { Clock } from '../../bot/ports.ts';
import type { Db } from '../connection.ts';
import { peekState } from '../desk/state.ts';
import type { Vault } from '../vault/vault.ts';
import { noteTaking, readFile } from './report-files.ts';

/** Somebody of a firm who can be reached, and how. */
export type Reached = {
  readonly conversationId: string;
  readonly platform: 'line' | 'slack';
  readonly locale: Locale;
  readonly epoch: number;
};

type Row = { id: string; platform: 'line' | 'slack'; locale: Locale };

/** The people of a firm who can be reached; null: the firm has left or was erased, and is told nothing. */
export async function ownersOf(
  db: Db,
  vault: Vault,
  { programmeId, businessId }: { readonly programmeId: string; readonly businessId: string },
): Promise<readonly Reached[] | null> {
  const [firm] = await db.execute<{ gone: boolean }>(sql`
    select b.state in ('left', 'erased') or k.wrapped is null as gone
    from businesses b join data_keys k on k.id = b.key_id where b.id = ${businessId}::uuid for update of b`);
  if (firm === undefined || firm.gone) return null;
  const rows = await db.execute<Row>(sql`
    select id, platform, locale from conversations
    where business_id = ${businessId}::uuid and programme_id = ${programmeId}::uuid and reachable order by id`);
  const people: Reached[] = [];
  for (const { id: conversationId, platform, locale } of rows) {
    const state = await peekState(db, vault, { programmeId, conversationId });
    people.push({ conversationId, platform, locale, epoch: state?.epoch ?? 0 });
  }
  return people;
}

/** The released reports about a firm, the newest first. */
export async function releasedTo(db: Db, businessId: string): Promise<readonly OwnReport[]> {
  const rows = await db.execute<{ id: string; from_month: string; to_month: string; made_on: string }>(sql`
    select id, from_month, to_month, made_on::text as made_on from report_versions
    where business_id = ${businessId}::uuid and kind = 'firm' and state = 'released' and figures_enc is not null
    order by released_at desc, id limit 24`);
  return rows.map(({ id, from_month: from, to_month: to, made_on: madeOn }) => ({ id, from, to, madeOn }));
}

type Wanted = {
  readonly programmeId: string;
  readonly businessId: string;
  readonly id: string;
  readonly format: 'pdf' | 'xlsx';
};

/** A released report as the firm's own people fetch it: that they do is written down with it. */
export async function takeOwnReport(
  { vault, clock }: { readonly vault: Vault; readonly clock: Clock },
  db: Db,
  { programmeId, businessId, id: versionId, format }: Wanted,
): Promise<OwnReportFile | null> {
  const own = await releasedTo(db, businessId);
  if (own.every(({ id }) => id !== versionId)) return null;
  const name = { versionId, format, mark: 'approved' } as const;
  const file = await readFile(db, vault, name);
  if (file === null) return null;
  await noteTaking(db, { ...name, programmeId, how: 'page', by: 'own firm', now: clock.now() });
  return file;
}
