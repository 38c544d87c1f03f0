import { sql } from 'drizzle-orm';
import { listProgrammes, type ProgrammeRow } from '../../db/repositories/programmes.ts';
import { changedSince, withdrawnFrom } from '../../db/repositories/report-firms.ts';
import { listVersions, lockVersion, setState } from '../../db/repositories/report-versions.ts';
import { approvalProblem, releaseProblem, type Version, type VersionProblem } from '../../engine/report/version.ts';
import type { ReportDesk } from './desk.ts';
import { lacksIn } from './make.ts';
import { tellOwner } from './tell-owner.ts';
import { fileOfVersion, reportOfVersion } from './versions.ts';

/** A version in its programme. */
export type Found = { readonly programme: ProgrammeRow; readonly version: Version };

/** A version by its id, in whichever programme it is; null: there is none. */
export async function findVersion({ database }: Pick<ReportDesk, 'database'>, id: string): Promise<Found | null> {
  for (const programme of await listProgrammes(database)) {
    const [version] = await database.scoped(programme.id, (db) => listVersions(db, sql`v.id = ${id}::uuid`));
    if (version !== undefined) return { programme, version };
  }
  return null;
}

/** What is to be known before a version is approved. `changed`: the ledger is not any more as it was then. */
export type Standing = {
  readonly lacks: readonly string[];
  readonly withdrawn: readonly number[];
  readonly changed: boolean;
};

/** How a version stands now. */
export async function standingOf(desk: ReportDesk, { programme, version }: Found): Promise<Standing> {
  const report = await reportOfVersion(desk, programme.id, version);
  const { withdrawn, changed } = await desk.database.scoped(programme.id, async (db) => ({
    withdrawn: await withdrawnFrom(db, version),
    changed: await changedSince(db, version),
  }));
  return { lacks: report === null ? [] : lacksIn(report, version.language), withdrawn, changed };
}

/** Why a step was refused; the version is as it was. */
export type Refusal = { readonly refused: VersionProblem; readonly standing: Standing };

/** What is fetched of an approved version; other forms are made when somebody asks for them. */
const handedOut = ['pdf', 'xlsx'] as const;

/** Approves a version by name; its files are made anew without the mark of a draft, and stay as they are from then on. */
export async function approveVersion(desk: ReportDesk, found: Found, by: string): Promise<Version | Refusal> {
  const standing = await standingOf(desk, found);
  const { programme } = found;
  const decided = await desk.database.scoped(programme.id, async (db) => {
    const version = await lockVersion(db, found.version.id);
    if (version === null) return 'report-unknown';
    const withdrawn = await withdrawnFrom(db, version);
    const problem = approvalProblem(version, { lacks: standing.lacks.length, withdrawn });
    if (problem !== null) return problem;
    const now = desk.clock.now();
    await setState(db, version.id, { state: 'approved', by, now });
    return { ...version, state: 'approved', approvedBy: by, approvedAt: now.toISOString() } as const;
  });
  if (typeof decided === 'string') return { refused: decided, standing };
  for (const format of handedOut) await fileOfVersion(desk, programme.id, { version: decided, format });
  return decided;
}

/** Lets an approved version go: the owner of a firm's own is told, in the same transaction, where it can be fetched. */
export async function releaseVersion(desk: ReportDesk, found: Found, by: string): Promise<Version | Refusal> {
  const { programme } = found;
  const decided = await desk.database.scoped(programme.id, async (db) => {
    const version = await lockVersion(db, found.version.id);
    if (version === null) return 'report-unknown';
    const problem = releaseProblem(version, { withdrawn: await withdrawnFrom(db, version) });
    if (problem !== null) return problem;
    const now = desk.clock.now();
    if (version.businessId !== null && !(await tellOwner(desk, db, { programmeId: programme.id, version, now })))
      return 'report-firm-gone';
    await setState(db, version.id, { state: 'released', by, now });
    return { ...version, state: 'released', releasedBy: by, releasedAt: now.toISOString() } as const;
  });
  if (typeof decided === 'string') return { refused: decided, standing: await standingOf(desk, found) };
  return decided;
}
