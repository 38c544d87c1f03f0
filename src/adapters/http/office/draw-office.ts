import type { Locale } from '../../../bot/facts.ts';
import type { Text, Words } from '../../../bot/message.ts';
import type { OfficeFile, OfficePage, OfficeSection, OfficeTable } from '../../../bot/office/link.ts';
import { pageTexts } from '../../../bot/page/texts.ts';
import { drawPage, lines } from '../page.ts';

/** What is drawn, and how it is said. */
export type DrawnOffice = {
  readonly page: OfficePage;
  readonly say: (text: Text | Words) => string;
  readonly locale: Locale;
  /** The address of the page, from which those of its files are made. */
  readonly at: string;
};

/** A programme's page: sentences under titles, and tables; it reads without a script. */
export const drawOffice = ({ page, say, locale, at: here }: DrawnOffice): string => {
  const body = [
    `<p class="quiet">${lines(say(page.asOf))}</p>`,
    ...page.sections.map((section, at) => drawSection(section, at, say)),
    ...page.tables.map((table, at) => drawTable(table, at, say)),
    drawFiles(page.files, here, say),
  ];
  return drawPage({ title: say(page.title), body: body.join('\n'), locale });
};

type Say = DrawnOffice['say'];

const drawSection = ({ title, texts }: OfficeSection, at: number, say: Say): string => {
  const list = `<ul>${texts.map((text) => `<li>${lines(say(text))}</li>`).join('\n')}</ul>`;
  if (title === null) return `<section>${list}</section>`;
  return `<section aria-labelledby="s${at}">\n<h2 id="s${at}">${lines(say(title))}</h2>\n${list}\n</section>`;
};

/** Wide tables are moved within their own frame, which can be reached by the keyboard. */
const drawTable = ({ title, heads, rows }: OfficeTable, at: number, say: Say): string => {
  const head = heads.map((one) => `<th scope="col">${lines(say(one))}</th>`).join('');
  const body = rows.map(([first, ...rest]) => {
    const name = first === undefined ? '' : `<th scope="row">${lines(say(first))}</th>`;
    return `<tr>${name}${rest.map((cell) => `<td>${lines(say(cell))}</td>`).join('')}</tr>`;
  });
  return `<section aria-labelledby="t${at}">
<h2 id="t${at}">${lines(say(title))}</h2>
<div class="wide" role="region" aria-labelledby="t${at}" tabindex="0"><table><thead><tr>${head}</tr></thead>
<tbody>${body.join('\n')}</tbody></table></div>
</section>`;
};

const drawFiles = (files: readonly OfficeFile[], here: string, say: Say): string => {
  if (files.length === 0) return '';
  const items = files.map(({ id, title, state }) => {
    const name = lines(say(title));
    const link = (form: 'pdf' | 'xlsx', label: string): string =>
      `<a class="fix" href="${here}/${id}.${form}" aria-label="${name} ${label}">${label}</a>`;
    return `<li>${name}<br><span class="quiet">${lines(say(state))}</span><br>${link('pdf', 'PDF')} ${link('xlsx', 'Excel')}</li>`;
  });
  return `<section aria-labelledby="files">
<h2 id="files">${lines(say(pageTexts.officeReports))}</h2>
<ul>${items.join('\n')}</ul>
</section>`;
};
