import { writeText } from '../../../bot/text/write.ts';
import type { ReportKind } from '../../../engine/report/input.ts';

const kindKeys: Readonly<Record<ReportKind, string>> = {
  periodic: 'reporting.title-periodic',
  city: 'reporting.title-city',
  interim: 'reporting.title-interim',
  completion: 'reporting.title-completion',
  publication: 'reporting.title-publication',
  firm: 'reporting.title-firm',
};

/** The name of a kind of report, for staff. */
export function kindName(kind: ReportKind): string {
  return writeText({ key: kindKeys[kind] }, 'ja');
}
