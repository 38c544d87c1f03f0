import type { Locale } from '../facts.ts';
import { writeText } from '../text/write.ts';
import { type HandoverCell, type Say, yesNo } from './cells.ts';
import type { Handover } from './document.ts';
import { ledgerHeads, ledgerRows } from './ledger-rows.ts';
import { caseRows, opinionRows, shownRows } from './talk-rows.ts';

/** A sheet of the workbook; its first row holds heads. */
export type HandoverSheet = {
  readonly name: string;
  readonly rows: readonly (readonly HandoverCell[])[];
  readonly heads: true;
};

/** The document as sheets that people can read; every figure stands with its unit and period. */
export function handoverSheets(document: Handover, locale: Locale): readonly HandoverSheet[] {
  const say: Say = (key, params) => writeText({ key, ...(params === undefined ? {} : { params }) }, locale);
  const sheet = (
    name: string,
    heads: readonly string[],
    rows: readonly (readonly HandoverCell[])[],
  ): HandoverSheet => ({
    name: say(name),
    rows: [heads.map((key) => say(key)), ...rows],
    heads: true,
  });
  return [
    aboutSheet(document, say),
    sheet('handover.firms', firmHeads, firmRows(document)),
    sheet('handover.sites', siteHeads, siteRows(document)),
    sheet('handover.consents', consentHeads, consentRows(document, say)),
    sheet('handover.ledger', ledgerHeads, ledgerRows(document, say)),
    sheet('handover.advice', adviceHeads, adviceRows(document)),
    sheet('handover.shown', shownHeads, shownRows(document)),
    sheet('handover.cases', caseHeads, caseRows(document, say)),
    sheet('handover.opinions', opinionHeads, opinionRows(document)),
  ];
}

function aboutSheet({ programme, ledgerId, exportedAt, withheld, attribution }: Handover, say: Say): HandoverSheet {
  const lines = [
    say('handover.entry', { id: ledgerId }),
    say('handover.made', { at: exportedAt }),
    say('handover.json'),
    say('handover.empty'),
    ...(withheld.length === 0
      ? []
      : [`${say('handover.withheld')}: ${withheld.map(({ number, why }) => `${number} (${why})`).join(', ')}`]),
    attribution,
  ];
  const rows = [[say('handover.intro', { name: programme.document.name })], ...lines.map((line) => [line])];
  return { name: say('handover.about'), rows, heads: true };
}

const firmHeads = [
  ...['handover.number', 'handover.name', 'handover.state', 'handover.municipality', 'handover.industry'],
  ...['handover.employees', 'handover.floor', 'handover.route'],
];
const siteHeads = [
  ...['handover.number', 'handover.site', 'handover.kind', 'handover.unit', 'handover.supplier', 'handover.menu'],
];
const consentHeads = [
  ...['handover.number', 'handover.at', 'handover.purpose', 'handover.version', 'handover.given', 'handover.channel'],
];
const adviceHeads = ['handover.number', 'handover.day', 'handover.origin', 'handover.record'];
const shownHeads = ['handover.number', 'handover.at', 'handover.item', 'handover.edition'];
const caseHeads = [
  ...['handover.number', 'handover.case', 'handover.opened', 'handover.closed', 'handover.reason'],
  ...['handover.complaint', 'handover.at', 'handover.step', 'handover.by', 'handover.words'],
];
const opinionHeads = ['handover.number', 'handover.at', 'handover.record', 'handover.words'];

function firmRows({ firms }: Handover): readonly (readonly HandoverCell[])[] {
  return firms.map(({ number, name, state, municipality, industryCode, employees, floorAreaM2, route }) => [
    ...[number, name, state, municipality, industryCode, employees, floorAreaM2, route],
  ]);
}

function siteRows({ firms }: Handover): readonly (readonly HandoverCell[])[] {
  return firms.flatMap(({ number, sites }) =>
    sites.flatMap(({ name, energy }) =>
      energy.map(({ kind, unit, supplierName, supplierCode, menu }) => [
        ...[number, name, kind, unit, supplierName ?? supplierCode, menu],
      ]),
    ),
  );
}

function consentRows({ firms }: Handover, say: Say): readonly (readonly HandoverCell[])[] {
  return firms.flatMap(({ number, consents }) =>
    consents.map(({ at, purpose, textVersion, given, channel }) => [
      ...[number, at, purpose, textVersion, yesNo(say, given), channel],
    ]),
  );
}

function adviceRows({ firms }: Handover): readonly (readonly HandoverCell[])[] {
  return firms.flatMap(({ number, advice }) =>
    advice.map(({ day, origin, record }) => [number, day, origin, JSON.stringify(record)]),
  );
}
