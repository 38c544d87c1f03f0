import type { Text } from '../../bot/message.ts';
import type { OfficeFile } from '../../bot/office/link.ts';
import { spanOf } from '../../bot/report/owner.ts';
import { listVersions } from '../../db/repositories/report-versions.ts';
import type { Version } from '../../engine/report/version.ts';
import type { OfficeReader } from '../desk-door/office/sections.ts';
import type { ReportDesk } from '../report/desk.ts';
import { kindText, stateText } from '../report/jobs/kind-name.ts';
import { mayHave } from '../report/may.ts';
import { takeFile } from '../report/take.ts';

/** So many reports are listed, the newest first. */
const most = 20;

/** The reports of a programme that somebody may have: the newest version of each, of all firms together. */
export async function reportsFor(
  { database }: Pick<ReportDesk, 'database'>,
  reader: OfficeReader,
): Promise<readonly OfficeFile[]> {
  const all = await versionsFor(database, reader);
  return all.toReversed().slice(0, most).map(fileOf);
}

async function versionsFor(
  database: ReportDesk['database'],
  { programme, role }: OfficeReader,
): Promise<readonly Version[]> {
  const all = await database.scoped(programme.id, (db) => listVersions(db));
  return all.filter((one) => one.newest && !one.erased && one.businessId === null && mayHave(role, one.kind, false));
}

function fileOf({ id, kind, period, number, state, language }: Version): OfficeFile {
  const title: Text = {
    key: 'office.report',
    params: { kind: { as: 'text', text: kindText(kind) }, months: { as: 'text', text: spanOf(period) } },
  };
  const standing: Text = {
    key: language === 'ja' ? 'door.report-version' : 'office.report-english',
    params: { number, state: { as: 'text', text: stateText(state) } },
  };
  return { id, title, state: standing };
}

/** Which file is fetched, and by whom. */
export type OfficeFetch = { readonly reader: OfficeReader; readonly id: string; readonly format: 'pdf' | 'xlsx' };

/** A report that is fetched from the page: that it is taken is written down first. Null: there is none for the person. */
export async function fetchReport(desk: ReportDesk, { reader, id, format }: OfficeFetch, staffId: string) {
  const version = (await versionsFor(desk.database, reader)).find((one) => one.id === id);
  if (version === undefined) return null;
  const taken = { programmeId: reader.programme.id, version, format, by: `staff ${staffId}`, how: 'page' } as const;
  return takeFile(desk, taken, true);
}
