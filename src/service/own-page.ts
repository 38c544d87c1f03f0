import type { OwnPageParts } from '../adapters/http/own/own.ts';
import { csvOf, type SheetRows, workbookOf } from '../adapters/sheet/write-sheet.ts';
import type { Facts } from '../bot/facts.ts';
import { correctionWords } from '../bot/page/correction.ts';
import type { OwnFacts } from '../bot/page/model.ts';
import { ownChart } from '../bot/page/own-chart.ts';
import { ownPage } from '../bot/page/own-page.ts';
import { writeText } from '../bot/text/write.ts';
import { attribution } from '../engine/emission/tables.ts';

/** What the firm's own page is made of, apart from what is stored. */
export const ownPageMakers: Pick<OwnPageParts, 'pageOf' | 'chartOf' | 'correctionOf' | 'fileOf' | 'write'> = {
  pageOf: ownPage,
  chartOf: ({ facts }, name) => ownChart(facts, name),
  correctionOf: ({ facts }, readingId, typed) => correctionWords(facts, readingId, typed),
  fileOf: async (own, form) => (form === 'csv' ? csvOf([readingRows(own)]) : workbookOf([readingRows(own)])),
  write: writeText,
};

const heads = [
  ...['page.file-month', 'page.file-kind', 'page.file-site', 'page.file-quantity', 'page.file-unit'],
  ...['page.file-from', 'page.file-to', 'page.file-kg-co2', 'page.file-yen', 'page.file-provisional'],
];

/** The current rows of the ledger, each figure with its unit and period; unknown CO2 stays empty. */
function readingRows({ facts }: OwnFacts): SheetRows {
  const say = (key: string): string => writeText({ key }, facts.locale);
  const rows = facts.readings.map((one) => [
    one.month,
    writeText({ key: 'report.kind', params: { kind: { as: 'kind', kind: one.kind } } }, facts.locale),
    siteName(facts, one.siteId),
    one.quantity.value,
    one.quantity.unit,
    one.period.from,
    one.period.to,
    one.kgCo2,
    one.amountYen ?? null,
    one.provisional ? say('page.file-yes') : '',
  ]);
  return {
    name: say('page.file-name'),
    rows: [heads.map(say), ...rows, [attribution]],
    heads: true,
  };
}

function siteName({ sites }: Facts, id: string): string {
  return sites.find((site) => site.id === id)?.name ?? '';
}
