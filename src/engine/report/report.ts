import { summariseDelays } from '../jcredit/procedure.ts';
import { groupsOf } from './groups.ts';
import type { ReportFirm, ReportQuestion } from './input.ts';
import { issuesOf } from './issues.ts';
import { kartenOf } from './karte.ts';
import { lacksOf } from './lacks.ts';
import { linesOf } from './line.ts';
import { membersOf } from './members.ts';
import { pairingOf } from './pairing.ts';
import { type PartSource, partOf, yearBefore } from './part.ts';
import { forEverybody } from './publish.ts';
import type { FirmReport, Report } from './report-shape.ts';
import { sourcesOf } from './sources.ts';

/** Makes a report. The version for everybody has no firm and no line of a ledger left in it. */
export function reportOf(question: ReportQuestion): Report {
  const { kind, programme, period, madeOn, approvedBy, consultations, fewest, activities = null } = question;
  const { firms: members, withdrawn, withheld } = membersOf(question.firms, kind);
  const pairing = pairingOf(members, period, madeOn);
  const lines = linesOf(members, period, pairing);
  const source = { lines, period, pairing };
  // Lines are by firm, so that each firm's figures look at its own only: many firms stay quick.
  const byFirm = Map.groupBy(lines.entries(), ([, { firm }]) => firm);
  const firms = members.map((firm) => {
    const own = byFirm.get(firm.number) ?? [];
    const lines = own.map(([, line]) => line);
    return firmReport(firm, { ...source, lines, base: own[0]?.[0] ?? 0 }, question);
  });
  const whole = partOf({ ...source, firms: members });
  const reporting = firms.filter(isReporting).length;
  const report: Report = {
    ...{ kind, programme, period, madeOn, approvedBy, consultations, fewest, activities },
    before: yearBefore(period),
    counts: { firms: members.length, reporting, withdrawn, withheld, routes: routesOf(members) },
    delays: delaysOf(kind === 'city' ? members : []),
    firms,
    whole,
    groups: kind === 'firm' ? [] : groupsOf(members, lines, { fewest, period }),
    // Other reports have no list of items; without a single firm none of them says anything.
    lacks: kind === 'periodic' || members.length === 0 ? lacksOf(checked(members, firms)) : [],
    sources: sourcesOf(lines),
    lines,
  };
  return sumsOnly.has(kind) ? forEverybody(report) : report;
}

/** Kinds in which nothing of one firm is left. */
const sumsOnly: ReadonlySet<ReportQuestion['kind']> = new Set(['publication', 'interim', 'completion']);

function routesOf(members: readonly ReportFirm[]): Report['counts']['routes'] {
  const count = (route: ReportFirm['route']): number => members.filter((firm) => firm.route === route).length;
  return { system: count('system'), consulting: count('consulting'), open: count(null) };
}

function delaysOf(members: readonly ReportFirm[]): Report['delays'] {
  const told = members.filter(({ delays = [] }) => delays.length > 0);
  const { firms, reasons } = summariseDelays(
    told.map(({ delays = [] }) => ({ reasons: delays, words: null, mayShare: false })),
  );
  return { firms, reasons };
}

const isReporting = ({ part }: FirmReport): boolean => part.kinds.some(({ use }) => use.lines.length > 0);

function firmReport(
  firm: ReportFirm,
  source: Omit<PartSource, 'firms' | 'firm'>,
  { kind, cohort = null, fewest }: ReportQuestion,
): FirmReport {
  const { rows: _rows, meters: _meters, consents: _consents, sites: _sites, delays: _delays, ...told } = firm;
  return {
    ...told,
    part: partOf({ ...source, firms: [firm], firm: firm.number }),
    karten: kind === 'firm' ? kartenOf(firm, { ...source, before: yearBefore(source.period), cohort, fewest }) : [],
    issues: issuesOf(firm, source.lines, source),
  };
}

function checked(members: readonly ReportFirm[], firms: readonly FirmReport[]) {
  return members.map((firm, at) => {
    const own = firms[at];
    return { firm, reported: own !== undefined && isReporting(own) };
  });
}
