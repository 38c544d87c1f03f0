import type { Text } from '../../../bot/message.ts';
import { routeText } from '../../../bot/office/firms-text.ts';
import type { SlackJson } from '../../../bot/slack/desk.ts';
import { formatMonth } from '../../../bot/text/dates.ts';
import { lookUp } from '../../../bot/text/locales.ts';
import type { FigureSource } from '../../../db/desk/figures.ts';
import { listStaff } from '../../../db/desk/staff.ts';
import { listProxy, type ProxyLine } from '../../../db/office/proxy.ts';
import { japanTime } from '../../../engine/business-time/hours.ts';
import { line, modal, paragraphs } from '../blocks.ts';
import { staffLocale, text, write } from '../say.ts';
import type { Member } from '../who.ts';

/** So many lines are listed. */
const most = 100;

const sources: Readonly<Record<FigureSource, string>> = {
  bill: 'door.figure-from-bill',
  phone: 'door.figure-from-phone',
  meter: 'door.figure-from-meter',
  other: 'door.figure-from-other',
  undo: 'office.proxy-undo',
};

/** What staff entered for firms: which firm by its number, what for, from where, who and when. Not the figure. */
export async function proxyPage({ book }: Member, now: Date): Promise<SlackJson> {
  const all = await listProxy(book, most);
  const names = new Map((await listStaff(book, now)).map(({ id, name }) => [id, name]));
  const rows = all.map((one) => write(proxyText(one, names.get(one.by) ?? null)));
  const blocks = rows.length === 0 ? [line(text('office.proxy-none'))] : paragraphs(rows.join('\n'));
  return modal({ title: text('office.proxy'), metadata: '', blocks: [line(text('office.proxy-about')), ...blocks] });
}

function proxyText({ firm, route, kind, month, source, at, over }: ProxyLine, name: string | null): Text {
  const way = text('office.proxy-way', {
    source: { as: 'text', text: text(sources[source]) },
    route: { as: 'text', text: routeText(route) },
  });
  return text(over ? 'office.proxy-over' : 'office.proxy-line', {
    day: { as: 'day', day: japanTime(at).day },
    firm: String(firm),
    kind: lookUp(`kinds.${kind}`, staffLocale),
    month: formatMonth(month, staffLocale),
    way: { as: 'text', text: way },
    who: name ?? '–',
  });
}
