import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sealArchive } from '../../adapters/archive/archive.ts';
import { findProgramme } from '../../db/repositories/programmes.ts';
import { type KeptFile, listTakings } from '../../db/repositories/report-files.ts';
import { listVersions } from '../../db/repositories/report-versions.ts';
import type { Version } from '../../engine/report/version.ts';
import { dayInJapan } from '../../service/day.ts';
import { newPassphrase } from '../../service/handover/passphrase.ts';
import type { ReportDesk } from '../../service/report/desk.ts';
import { approveVersion, type Found, findVersion, releaseVersion, standingOf } from '../../service/report/states.ts';
import { takeFile, takeIntoFolder } from '../../service/report/take.ts';
import { type CommandContext, UsageError } from '../command.ts';
import { withStorage } from '../with-storage.ts';
import { withReports } from './desk.ts';
import { formatOf, given, type Typed, takerOf } from './order.ts';
import { problemLine, problemText } from './words.ts';

/** The versions of a programme, the oldest first. */
export async function listReports({ terminal, ...context }: CommandContext, typed: Typed): Promise<number> {
  const versions = await withStorage({ terminal, ...context }, async ({ database }) => {
    const { id } = await findProgramme(database, given(typed, 'programme'));
    return database.scoped(id, (db) => listVersions(db));
  });
  if (typed.values.json === true) terminal.out(JSON.stringify(versions));
  else for (const version of versions) terminal.out(lineOf(version));
  return 0;
}

function lineOf(version: Version): string {
  const { id, kind, firm, period, language, number, asOf, approvedBy, releasedBy, newest, erased } = version;
  const state = erased ? 'erased' : version.state;
  return [
    id,
    firm === null ? kind : `${kind} ${firm}`,
    `${period.from}..${period.to}`,
    language,
    `v${number}${newest ? '' : ' (older)'}`,
    state,
    `as of ${asOf}`,
    approvedBy === null ? '-' : `approved by ${approvedBy}`,
    releasedBy === null ? '-' : `released by ${releasedBy}`,
  ].join('\t');
}

/** Who took reports of a programme out, when and how. */
export async function listTaken(context: CommandContext, typed: Typed): Promise<number> {
  const takings = await withStorage(context, async ({ database }) => {
    const { id } = await findProgramme(database, given(typed, 'programme'));
    return database.scoped(id, listTakings);
  });
  if (typed.values.json === true) context.terminal.out(JSON.stringify(takings));
  else
    for (const { at, by, how, versionId, format, mark } of takings)
      context.terminal.out([at, by, how, versionId, format, mark].join('\t'));
  return 0;
}

/** Approves versions, or lets them go, one after the other; answers with 1 when one of them was refused. */
export function changeStates(context: CommandContext, typed: Typed, step: 'approve' | 'release'): Promise<number> {
  const by = given(typed, 'by');
  return eachOf(context, typed, async (desk, found) => {
    if (step === 'approve') await warn(context, desk, found);
    const changed = await (step === 'approve' ? approveVersion : releaseVersion)(desk, found, by);
    if ('refused' in changed) {
      for (const line of problemText(changed)) context.terminal.err(line);
      return false;
    }
    context.terminal.out(lineOf(changed));
    return true;
  });
}

async function warn({ terminal }: CommandContext, desk: ReportDesk, found: Found): Promise<void> {
  if (found.version.state === 'draft' && (await standingOf(desk, found)).changed)
    terminal.err(`changed: the ledger is not any more as it was at ${found.version.asOf}; a new version would show it`);
}

/** Puts versions that are there into a folder, or into one encrypted archive there, with a record of who took them. */
export async function getReports(context: CommandContext, typed: Typed): Promise<number> {
  const [out, format, by] = [given(typed, 'out'), formatOf(typed), takerOf(typed)];
  const files: KeptFile[] = [];
  const isArchive = typed.values.archive === true;
  const exit = await eachOf(context, typed, async (desk, { programme, version }) => {
    const taken = { programmeId: programme.id, version, format, by, how: isArchive ? 'archive' : 'folder' } as const;
    const file = isArchive ? await takeFile(desk, taken, true) : await takeIntoFolder(desk, taken, out);
    if (file === null) context.terminal.err(problemLine('report-erased'));
    else if ('path' in file) context.terminal.out(file.path);
    else files.push(file);
    return file !== null;
  });
  if (files.length > 0) await putArchive(context, files, out);
  return exit;
}

/** The passphrase is made here and told once, apart from the file. */
async function putArchive({ terminal }: CommandContext, files: readonly KeptFile[], out: string): Promise<void> {
  const passphrase = newPassphrase();
  const path = join(out, `reports_${dayInJapan(new Date())}_${randomUUID().slice(0, 8)}.zip`);
  await mkdir(out, { recursive: true, mode: 0o700 });
  await writeFile(path, await sealArchive(files, passphrase), { mode: 0o600, flag: 'wx' });
  terminal.out(path);
  terminal.err(`passphrase: ${passphrase}\ntell it by another way than the file; it is kept nowhere`);
}

async function eachOf(
  context: CommandContext,
  { positionals }: Typed,
  work: (desk: ReportDesk, found: Found) => Promise<boolean>,
): Promise<number> {
  const ids = positionals.slice(1);
  if (ids.length === 0) throw new UsageError('the id of a version; see: report list');
  const wrong = ids.find((id) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id));
  if (wrong !== undefined) throw new UsageError(`not the id of a version: ${wrong}`);
  return withReports(context, async (desk) => {
    let exit = 0;
    for (const id of ids) {
      const found = await findVersion(desk, id);
      if (found === null) context.terminal.err(problemLine('report-unknown'));
      if (found === null || !(await work(desk, found))) exit = 1;
    }
    return exit;
  });
}
