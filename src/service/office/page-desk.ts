import type { OfficeLink, OfficePageDesk, OfficeStanding } from '../../bot/office/link.ts';
import { openTable } from '../../bot/office/open-table.ts';
import type { DeskOptions } from '../../db/desk/options.ts';
import { listStaff } from '../../db/desk/staff.ts';
import { listProgrammes } from '../../db/repositories/programmes.ts';
import { japanTime } from '../../engine/business-time/hours.ts';
import { type OfficeReader, officeView } from '../desk-door/office/sections.ts';
import type { ReportDesk } from '../report/desk.ts';
import { fetchReport, reportsFor } from './reports.ts';

type OfficeOptions = Pick<DeskOptions, 'holidays'> & ReportDesk;

/** The programme's page over PostgreSQL: who may see it is looked up each time, as in Slack. */
export function createOfficePageDesk(options: OfficeOptions): OfficePageDesk {
  return {
    look: (link) => look(options, link),
    fetch: async (link, id, format) => {
      const reader = await readerOf(options, link, options.clock.now());
      return reader === null ? null : fetchReport(options, { reader, id, format }, link.staffId);
    },
  };
}

async function look(options: OfficeOptions, link: OfficeLink): Promise<OfficeStanding> {
  const now = options.clock.now();
  const reader = await readerOf(options, link, now);
  if (reader === null) return { state: 'gone' };
  const { ground, standing, sections } = await officeView(options, reader, now);
  const day = japanTime(now.toISOString()).day;
  const tables = openTable(ground, standing, { isClient: reader.role === 'official' });
  return {
    state: 'open',
    page: {
      title: { words: reader.programme.document.name },
      asOf: { key: 'office.page-as-of', params: { day: { as: 'day', day } } },
      sections,
      tables,
      files: await reportsFor(options, reader),
    },
  };
}

/** Null: nobody who may see the programme as a whole today. */
async function readerOf(
  { database, vault }: OfficeOptions,
  { programmeId, staffId }: OfficeLink,
  now: Date,
): Promise<OfficeReader | null> {
  const programme = (await listProgrammes(database)).find(({ id }) => id === programmeId);
  if (programme === undefined) return null;
  const book = { database, vault, programmeId };
  const person = (await listStaff(book, now)).find(({ id }) => id === staffId);
  if (person === undefined || person.refused !== null || person.role === 'consultant') return null;
  return { programme, book, role: person.role };
}
