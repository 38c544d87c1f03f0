import { groupsOf } from './groups.ts';
import type { ReportFirm, ReportQuestion } from './input.ts';
import { issuesOf } from './issues.ts';
import { lacksOf } from './lacks.ts';
import { linesOf } from './line.ts';
import { membersOf } from './members.ts';
import { pairingOf } from './pairing.ts';
import { partOf, yearBefore } from './part.ts';
import { forEverybody } from './publish.ts';
import type { FirmReport, Report } from './report-shape.ts';
import { sourcesOf } from './sources.ts';

/** Makes a report. The version for everybody has no firm and no line of a ledger left in it. */
export function reportOf(question: ReportQuestion): Report {
  const { kind, programme, period, madeOn, approvedBy, consultations, fewest } = question;
  const { firms: members, withdrawn, withheld } = membersOf(question.firms, kind);
  const pairing = pairingOf(members, period);
  const lines = linesOf(members, period, pairing);
  const source = { lines, period, pairing };
  // Lines are by firm, so that each firm's figures look at its own only: many firms stay quick.
  const byFirm = Map.groupBy(lines.entries(), ([, { firm }]) => firm);
  const firms = members.map((firm) => {
    const own = byFirm.get(firm.number) ?? [];
    return firmReport(firm, { ...source, lines: own.map(([, line]) => line), base: own[0]?.[0] ?? 0 });
  });
  const whole = partOf({ ...source, firms: members });
  const reporting = firms.filter(isReporting).length;
  const report: Report = {
    ...{ kind, programme, period, madeOn, approvedBy, consultations, fewest },
    before: yearBefore(period),
    counts: { firms: members.length, reporting, withdrawn, withheld },
    firms,
    whole,
    groups: kind === 'firm' ? [] : groupsOf(members, lines, { fewest, period }),
    // Other reports have no list of items; without a single firm none of them says anything.
    lacks: kind === 'periodic' || members.length === 0 ? lacksOf(checked(members, firms)) : [],
    sources: sourcesOf(lines),
    lines,
  };
  return kind === 'publication' ? forEverybody(report) : report;
}

const isReporting = ({ part }: FirmReport): boolean => part.kinds.some(({ use }) => use.lines.length > 0);

function firmReport(firm: ReportFirm, source: Omit<Parameters<typeof partOf>[0], 'firms' | 'firm'>): FirmReport {
  const { rows: _rows, meters: _meters, consents: _consents, ...told } = firm;
  return {
    ...told,
    part: partOf({ ...source, firms: [firm], firm: firm.number }),
    issues: issuesOf(firm, source.lines, source),
  };
}

function checked(members: readonly ReportFirm[], firms: readonly FirmReport[]) {
  return members.map((firm, at) => {
    const own = firms[at];
    return { firm, reported: own !== undefined && isReporting(own) };
  });
}
