import { createHash, randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { figuresOf, type KeptFile, keepFile, readFile } from '../../db/repositories/report-files.ts';
import { addVersion, newestVersion, type Series } from '../../db/repositories/report-versions.ts';
import type { Report } from '../../engine/report/report-shape.ts';
import type { Version } from '../../engine/report/version.ts';
import type { ReportDesk } from './desk.ts';
import { putReport, type ReportFormat } from './make.ts';

/** A report that is to be kept: its figures as of a moment, and the firms in it where it is of several. */
export type Making = {
  readonly programmeId: string;
  readonly series: Series;
  readonly report: Report;
  readonly asOf: Date;
  readonly by: string;
  readonly members: readonly string[];
};

/** A version, and whether this very making has added it: without a change there is no new one. */
export type Kept = { readonly version: Version; readonly isNew: boolean };

/** Keeps a report as the next version, or answers with the newest where nothing has changed. Null: the firm is erased. */
export async function keepVersion({ database, vault }: ReportDesk, making: Making): Promise<Kept | null> {
  const { programmeId, series, report, asOf, by: madeBy, members } = making;
  const contentHash = hashOf(JSON.stringify({ ...report, madeOn: '', approvedBy: null }));
  return database.scoped(programmeId, async (db) => {
    // Whoever makes the same report at the same moment waits, and then finds it made.
    const name = JSON.stringify([programmeId, series]);
    await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
    const newest = await newestVersion(db, series);
    if (newest?.contentHash === contentHash && !newest.erased) return { version: newest, isNew: false };
    const packed = gzipSync(JSON.stringify(report));
    const added = { ...series, id: randomUUID(), programmeId, contentHash, asOf, madeOn: report.madeOn, madeBy };
    if (!(await addVersion(db, vault, { ...added, packed, members }))) return null;
    const version = await newestVersion(db, series);
    return version === null ? null : { version, isNew: true };
  });
}

function hashOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The figures of a version, with who has approved it; null once they were erased. */
export async function reportOfVersion(
  { database, vault }: ReportDesk,
  programmeId: string,
  { id, approvedBy }: Version,
): Promise<Report | null> {
  const packed = await database.scoped(programmeId, (db) => figuresOf(db, vault, id));
  if (packed === null) return null;
  const report: Report = JSON.parse(gunzipSync(packed).toString('utf8'));
  return { ...report, approvedBy };
}

/** A version as a file: the one that is kept, or made from its figures and kept from then on. Null: it is erased. */
export async function fileOfVersion(
  desk: ReportDesk,
  programmeId: string,
  { version, format }: { readonly version: Version; readonly format: ReportFormat },
): Promise<KeptFile | null> {
  const { database, vault, draw, clock } = desk;
  const name = { versionId: version.id, format, mark: markOf(version) } as const;
  const kept = await database.scoped(programmeId, (db) => readFile(db, vault, name));
  if (kept !== null) return kept;
  const report = await reportOfVersion(desk, programmeId, version);
  if (report === null) return null;
  const { language: locale, number } = version;
  const made = await putReport(report, { format, locale, number, draw });
  const file = { name: made.name, bytes: made.content, sha256: hashOf(made.content) };
  return database.scoped(programmeId, async (db) => {
    const isKept = await keepFile(db, vault, { ...name, ...file, programmeId, now: clock.now() });
    return isKept ? readFile(db, vault, name) : null;
  });
}

/** Whether a file of the version now carries the mark of a draft. */
export function markOf({ state }: Pick<Version, 'state'>): 'draft' | 'approved' {
  return state === 'draft' ? 'draft' : 'approved';
}
