import type { Locale } from '../../../bot/facts.ts';
import type { Text } from '../../../bot/message.ts';
import type { OwnPage, OwnReport, PageFigure, PageMonth } from '../../../bot/page/model.ts';
import { pageTexts as texts } from '../../../bot/page/texts.ts';
import { drawPage, lines } from '../page.ts';
import { drawViews, type Say } from './draw-views.ts';

/** What is drawn, and for whom. `at` is the address of the page, from which all others on it are made. */
export type Drawn = {
  readonly page: OwnPage;
  readonly locale: Locale;
  readonly say: Say;
  readonly at: string;
  /** The address on which a table can be handed in. */
  readonly tableAt: string;
  readonly reports: readonly OwnReport[];
  readonly news: Text | null;
  /** The row of the ledger that is being corrected. */
  readonly fix: string | null;
  /** Makes a repeat of the same form harmless. */
  readonly nonce: string;
};

const openMonths = 3;

/** A firm's own page: reads without a script, everything that changes something is asked once more in the chat. */
export const drawOwnPage = (drawn: Drawn): string => {
  const { page, say, locale, news } = drawn;
  const told = news === null ? '' : `<p class="news" role="status">${lines(say(news))}</p>`;
  const body = [
    told,
    `<p class="quiet">${lines(say(page.asOf))}</p>`,
    drawContents(drawn),
    ...page.sections.filter(({ id }) => id === 'status').map((section) => drawSection(section, say)),
    drawCharts(drawn),
    drawMonths(drawn),
    ...page.sections.filter(({ id }) => id !== 'status').map((section) => drawSection(section, say)),
    drawReports(drawn),
    drawOwnData(drawn),
  ].join('\n');
  return drawPage({ title: say(page.title), body, locale });
};

const title = (id: string, words: string): string => `<h2 id="${id}">${lines(words)}</h2>`;

const drawSection = ({ id, title: name, views }: OwnPage['sections'][number], say: Say): string =>
  `<section aria-labelledby="${id}">\n${title(id, say(name))}\n${drawViews(views, say)}\n</section>`;

const drawContents = ({ page, reports, say }: Drawn): string => {
  const [status, ...others] = page.sections;
  const entries = [
    ...(status === undefined ? [] : [[status.id, say(status.title)]]),
    ['readings', say(texts.readings)],
    ...others.map(({ id, title: name }) => [id, say(name)]),
    ...(reports.length === 0 ? [] : [['reports', say(texts.reports)]]),
    ['data', say(texts.data)],
  ];
  const list = entries.map(([id = '', name = '']) => `<li><a href="#${id}">${lines(name)}</a></li>`).join('');
  return `<nav aria-label="${lines(say(texts.contents))}"><ul>${list}</ul></nav>`;
};

/** The picture of everything, and the others below, which are fetched only when they are looked at. */
const drawCharts = ({ page: { charts }, say, at }: Drawn): string => {
  const [first, ...others] = charts;
  if (first === undefined) return '';
  const picture = ({ name, alt }: typeof first): string =>
    `<picture><source media="(prefers-color-scheme: dark)" srcset="${at}/chart-${name}-dark.png">` +
    `<img src="${at}/chart-${name}.png" width="1040" height="860" loading="lazy" alt="${lines(say(alt))}"></picture>`;
  const saved = `<p><a href="${at}/chart-${first.name}.svg">${lines(say(texts.chartSvg))}</a></p>`;
  const more = others.map(
    (chart) => `<details><summary>${lines(say(chart.title))}</summary>${picture(chart)}</details>`,
  );
  return `<section>\n${picture(first)}\n${saved}\n${more.join('\n')}\n</section>`;
};

const drawMonths = (drawn: Drawn): string => {
  const { page, say } = drawn;
  const months = page.months.map((month, at) => drawMonth(month, at < openMonths, drawn)).join('\n');
  const none = page.months.length === 0 ? `<p>${lines(say(texts.noReadings))}</p>` : '';
  return `<section aria-labelledby="readings">\n${title('readings', say(texts.readings))}\n${none}${months}\n</section>`;
};

const drawMonth = ({ title: name, figures, missing }: PageMonth, isOpen: boolean, drawn: Drawn): string => {
  const { say, fix } = drawn;
  const open = isOpen || figures.some((one) => one.fix === fix);
  const gaps = missing.map((what) => `<div><dt>${lines(say(what))}</dt><dd>${lines(say(texts.missing))}</dd></div>`);
  const rows = [...figures.map((one) => drawFigure(one, drawn)), ...gaps].join('\n');
  return `<details${open ? ' open' : ''}><summary>${lines(say(name))}</summary><dl>${rows}</dl></details>`;
};

const drawFigure = (figure: PageFigure, drawn: Drawn): string => {
  const { say, at, fix } = drawn;
  const change = figure.change === null ? '' : `<br>${lines(say(texts.change(figure.change)))}`;
  const yen = figure.yen === null ? '' : `<br>${lines(say(figure.yen))}`;
  const edit =
    fix === figure.fix
      ? drawFix(figure, drawn)
      : `<a class="fix" href="${at}?fix=${figure.fix}#f-${figure.fix}">${lines(say(texts.fix))}</a>`;
  return `<div id="f-${figure.fix}"><dt>${lines(say(figure.what))}</dt><dd>${lines(say(figure.amount))}<br><span class="quiet">${lines(say(figure.co2))}${yen}${change}</span>${edit}</dd></div>`;
};

const drawFix = (
  { fix, unit }: PageFigure,
  { say, at, nonce }: Drawn,
): string => `<form method="post" action="${at}/fix">
<input type="hidden" name="reading" value="${fix}"><input type="hidden" name="nonce" value="${nonce}">
<label for="value">${lines(say(texts.fixValue(unit)))}</label>
<input id="value" name="value" type="text" inputmode="decimal" autocomplete="off" required maxlength="20">
<button type="submit">${lines(say(texts.fixSend))}</button>
</form>`;

/** Reports about the firm that were released. */
const drawReports = ({ reports, say, at }: Drawn): string => {
  const line = (report: OwnReport, format: 'pdf' | 'xlsx'): string =>
    `<a href="${at}/report-${report.id}.${format}">${lines(say(texts.report(format, report)))}</a>`;
  const items = reports.map((report) => `<p>${line(report, 'pdf')}<br>${line(report, 'xlsx')}</p>`);
  if (items.length === 0) return '';
  return `<section aria-labelledby="reports">\n${title('reports', say(texts.reports))}\n${items.join('\n')}\n</section>`;
};

const drawOwnData = ({ say, at, tableAt }: Drawn): string => `<section aria-labelledby="data">
${title('data', say(texts.data))}
<p><a href="${at}/readings.xlsx">${lines(say(texts.dataXlsx))}</a><br><a href="${at}/readings.csv">${lines(say(texts.dataCsv))}</a><br><a href="${at}/data.json">${lines(say(texts.dataJson))}</a></p>
<h2 id="send">${lines(say(texts.send))}</h2>
<form method="post" action="${at}/bills" enctype="multipart/form-data">
<label for="bills">${lines(say(texts.bills))}</label>
<input id="bills" name="bills" type="file" accept="image/*,application/pdf" multiple required aria-describedby="bills-after">
<button type="submit">${lines(say(texts.billsSend))}</button>
<p id="bills-after" class="quiet">${lines(say(texts.billsAfter))}</p>
</form>
<p><a href="${tableAt}">${lines(say(texts.table))}</a></p>
</section>`;
