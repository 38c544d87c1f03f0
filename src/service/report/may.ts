import type { StaffRole } from '../../bot/desk/staff/standing.ts';
import type { ReportKind } from '../../engine/report/input.ts';

/** What an official may have of a programme: what firms agreed to that their client hears. */
const forOfficials: ReadonlySet<ReportKind> = new Set(['periodic', 'city', 'interim', 'completion', 'publication']);

/** Whether somebody may have a report of this kind; `agreed`: the one firm it is of agrees that the client hears of it. */
export function mayHave(role: StaffRole, kind: ReportKind, agreed: boolean): boolean {
  if (role === 'operator') return true;
  return role === 'official' && (forOfficials.has(kind) || (kind === 'firm' && agreed));
}
