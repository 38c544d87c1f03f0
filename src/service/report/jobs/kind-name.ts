import type { Text } from '../../../bot/message.ts';
import { writeText } from '../../../bot/text/write.ts';
import type { ReportKind } from '../../../engine/report/input.ts';
import type { VersionState } from '../../../engine/report/version.ts';

const kindKeys: Readonly<Record<ReportKind, string>> = {
  periodic: 'reporting.title-periodic',
  city: 'reporting.title-city',
  interim: 'reporting.title-interim',
  completion: 'reporting.title-completion',
  publication: 'reporting.title-publication',
  firm: 'reporting.title-firm',
};

const stateKeys: Readonly<Record<VersionState, string>> = {
  draft: 'door.report-draft',
  approved: 'door.report-approved',
  released: 'door.report-released',
};

/** The name of a kind of report. */
export function kindText(kind: ReportKind): Text {
  return { key: kindKeys[kind] };
}

/** How far a version has come, in words. */
export function stateText(state: VersionState): Text {
  return { key: stateKeys[state] };
}

/** The name of a kind of report, for staff. */
export function kindName(kind: ReportKind): string {
  return writeText(kindText(kind), 'ja');
}
