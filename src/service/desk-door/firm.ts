import { randomUUID } from 'node:crypto';
import { writeFigureAct } from '../../bot/desk/staff/figures.ts';
import { industryName, industryOf } from '../../bot/flows/joining/industries.ts';
import type { Param } from '../../bot/message.ts';
import type { SlackJson } from '../../bot/slack/desk.ts';
import { formatMonth } from '../../bot/text/dates.ts';
import { lookUp } from '../../bot/text/locales.ts';
import { formatKgCo2, formatQuantity } from '../../bot/text/numbers.ts';
import type { ReadingLine } from '../../db/repositories/readings.ts';
import { type Button, buttons, heading, line, modal, notice, paragraphs } from './blocks.ts';
import { chartBlocks } from './firm-chart.ts';
import { consentsOf, currentReadings, type Firm, type SeenFirm, seeFirm } from './firm-facts.ts';
import { peerBlocks } from './firm-peers.ts';
import { proposalBlocks } from './firm-proposals.ts';
import { stepBlocks } from './firm-steps.ts';
import { routeBlocks } from './office/route.ts';
import type { Scene } from './options.ts';
import { staffLocale, text, write } from './say.ts';
import type { Member } from './who.ts';

/** Months that are shown: a year, and the same month of the year before. */
const months = 13;

/** Which firm; `number` is the one by which somebody asked for it. */
type Asked = { readonly businessId: string | null; readonly number: number | null };

/**
 * A firm as a consultant sees it. Its name, places and people are for the one who holds a case of it; to everybody else
 * it is a number with its figures.
 */
export async function firmPage(scene: Scene, member: Member, { businessId, number }: Asked): Promise<SlackJson> {
  const seen = await seeFirm(member, businessId, scene.now);
  if (seen === null) return notice(text('door.no-firm-yet'));
  const { firm, holds, open } = seen;
  const given = consentsOf(firm);
  const title = text('door.firm-title', { number: number ?? firm.number });
  const cases = open.map((one) => String(one.number));
  const figures =
    given.get('use') === true
      ? [...(await stepBlocks(scene, member, firm.id)), ...(await figureBlocks(scene, member, seen))]
      : [line(text('door.no-consent'))];
  return modal({
    title,
    metadata: '',
    blocks: [
      heading(holds && firm.name !== null ? { words: firm.name } : title),
      ...(holds ? profile(firm) : [line(text('door.number-only'))]),
      line(text('door.firm-cases', { cases: cases.length === 0 ? '0' : cases.join('、') })),
      line(text('door.firm-consents', { consents: consentList(given) })),
      ...routeBlocks(member, firm),
      ...figures,
    ],
  });
}

const purposes: Readonly<Record<string, string>> = {
  use: 'door.consent-use',
  client: 'door.consent-client',
  statistics: 'door.consent-statistics',
};

function consentList(given: ReadonlyMap<string, boolean>): Param {
  const items = [...given].flatMap(([purpose, yes]): Param[] => {
    const key = Object.hasOwn(purposes, purpose) ? purposes[purpose] : undefined;
    if (key === undefined) return [];
    const answer: Param = { as: 'text', text: text(yes ? 'record.yes' : 'record.no') };
    return [{ as: 'text', text: text('door.consent-line', { purpose: { as: 'text', text: text(key) }, answer }) }];
  });
  return items.length === 0 ? '–' : { as: 'list', items };
}

/** The words of the Japan Standard Industrial Classification; a class that it does not know stays a code. */
function industryWords(code: string | null): string {
  if (code === null) return '–';
  const known = industryOf(code);
  return known === null ? code : industryName(known, staffLocale);
}

function profile({ municipality, industryCode, employees, floorAreaM2, sites }: Firm): readonly SlackJson[] {
  const about = text('door.firm-profile', {
    place: municipality ?? '–',
    industry: industryWords(industryCode),
    employees: counted('door.firm-people', 'count', employees),
    area: counted('door.firm-area', 'area', floorAreaM2),
    sites: sites.flatMap(({ name }) => name ?? []).join('、') || '–',
  });
  return [line(about)];
}

/** A number with what it counts; what is not known stands without. */
function counted(key: string, name: string, value: number | null): Param {
  return value === null ? '–' : { as: 'text', text: text(key, { [name]: value }) };
}

async function figureBlocks(scene: Scene, member: Member, { firm, holds }: SeenFirm): Promise<readonly SlackJson[]> {
  const enter = buttons([enterButton(member, firm.id)], 1);
  const all = await currentReadings(member, firm);
  const byMonth = [...Map.groupBy(all, ({ month }) => month)].slice(-months).toReversed();
  if (byMonth.length === 0) return [line(text('door.no-figures')), ...enter];
  const recent = byMonth.flatMap(([, readings]) => readings);
  const sum = recent.reduce((total, { kgCo2 }) => total + (kgCo2 ?? 0), 0);
  const gaps = recent.filter(({ kgCo2 }) => kgCo2 === null).length;
  const total = text('door.firm-sum', { months: byMonth.length, co2: { as: 'kgCo2', value: sum }, gaps });
  const rows = byMonth.map(([month, readings]) => monthLine(month, readings, holds));
  return [
    line(total),
    ...enter,
    ...(holds ? await peerBlocks(scene, member, firm.id) : []),
    ...(await chartBlocks(scene, member, { firm, readings: all })),
    ...paragraphs(rows.join('\n')),
    ...(await proposalBlocks(scene, member, { firm, holds })),
  ];
}

/** Opens the form for a figure. Each press begins an entry of its own. */
function enterButton({ book }: Member, businessId: string): Button {
  const value = writeFigureAct({ act: 'figure', programmeId: book.programmeId, businessId, entry: randomUUID() });
  return { label: text('door.figure-enter'), value, style: 'primary' };
}

function monthLine(month: string, readings: readonly ReadingLine[], holds: boolean): string {
  const figures = readings.map(({ kind, quantity, kgCo2, site, provisional }) => {
    const where = holds && site !== null ? `${site} ` : '';
    const co2 = kgCo2 === null ? write(text('door.no-factor')) : formatKgCo2(kgCo2);
    const mark = provisional ? write(text('door.provisional')) : '';
    return `  ${where}${lookUp(`kinds.${kind}`, staffLocale)} ${formatQuantity(quantity.value, quantity.unit)} ${co2}${mark}`;
  });
  return [formatMonth(month, staffLocale), ...figures].join('\n');
}
