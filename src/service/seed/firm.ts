import type { ProgrammeDocument } from '../../bot/programme/document.ts';
import { addDays, addMonths } from '../../engine/period.ts';
import { type Chance, chanceOf, seedId } from './chance.ts';
import { metersOf } from './meters.ts';
import { firmName, siteName } from './names.ts';
import type { ConsentPlan, FirmPlan, Habit, SeedScene, SitePlan } from './plan.ts';
import { type Place, placeOf, type Trade, trades } from './world.ts';

/** How many firms of a hundred report in which way. */
const habits: readonly (readonly [Habit, number])[] = [
  ['steady', 0.6],
  ['late', 0.18],
  ['gappy', 0.13],
  ['stopped', 0.06],
  ['silent', 0.03],
];

/** So many of the first firms are always steady: charts and comparisons have something to show. */
const steadyFirst = 6;

/** The firms of a programme, in the order in which they joined. */
export function planFirms(document: ProgrammeDocument, scene: SeedScene, count: number): readonly FirmPlan[] {
  const { code, place } = placeOf(document.regions);
  const known = trades.filter(({ regions }) => regions.includes(code));
  const fitting = known.length > 0 ? known : trades.filter(({ regions }) => regions.includes('11'));
  const consultingShare = shareOfConsulting(document);
  const joined = Array.from({ length: count }, (_, at) => joinedAt(scene, at, count));
  return joined.map((moment, index) => {
    const chance = chanceOf(...scene.words, 'firm', index);
    const trade = fitting[index % fitting.length] ?? chance.pick(fitting);
    const base = { index, region: code, place, trade, joinedAt: moment };
    const route = (index * 0.618) % 1 < consultingShare ? 'consulting' : 'system';
    return { ...planFirm(chance, { document, scene, ...base }), route };
  });
}

/** Of a programme with both routes the part of its targets that is advised by people. */
function shareOfConsulting({ routes }: ProgrammeDocument): number {
  const sum = (list: ProgrammeDocument['routes']): number => list.reduce((all, { target }) => all + target, 0);
  const all = sum(routes);
  return all === 0 ? 0 : sum(routes.filter(({ route }) => route === 'consulting')) / all;
}

/** Firms join in the first ten weeks of the term, as far as these are over. */
function joinedAt({ words, term, today }: SeedScene, at: number, count: number): string {
  const chance = chanceOf(...words, 'joined', at);
  const days = Math.floor((at / Math.max(1, count)) * 70) + chance.int(0, 3);
  const wanted = addDays(term.from, days);
  const day = wanted < today ? wanted : addDays(today, -1);
  return momentOn(day, chance.int(9 * 60, 17 * 60));
}

/** A minute of a day in Japan. */
export function momentOn(day: string, minute: number): string {
  return new Date(Date.parse(`${day}T00:00:00+09:00`) + minute * 60_000).toISOString();
}

type Making = {
  readonly document: ProgrammeDocument;
  readonly scene: SeedScene;
  readonly index: number;
  readonly region: string;
  readonly place: Place;
  readonly trade: Trade;
  readonly joinedAt: string;
};

function planFirm(chance: Chance, making: Making): Omit<FirmPlan, 'route'> {
  const { scene, index, region, place, trade } = making;
  const id = seedId(...scene.words, 'firm', index);
  const sole = chance.is(trade.sole);
  const [fewest, most] = trade.employees;
  const left = index > steadyFirst && chance.is(0.02);
  const employees = sole ? Math.min(most, chance.int(1, 6)) : Math.max(fewest, Math.round(most * chance.next() ** 2));
  return {
    ...{ index, id, person: `seed-${id}`, conversationId: seedId(...scene.words, 'conversation', index) },
    platform: chance.is(0.1) ? 'slack' : 'line',
    ...{ blocked: chance.is(0.03), left, joinedAt: making.joinedAt },
    name: firmName(chance, { index, region, trade, sole }),
    municipality: chance.pick(place.towns),
    ...{ industryCode: trade.code, employees },
    floorAreaM2: chance.is(0.6) ? Math.round(employees * 24 * chance.about(0.5)) : null,
    habit: index < steadyFirst ? 'steady' : habitOf(chance),
    consents: consentsOf(chance, making, left),
    sites: sitesOf(chance, making, { id, employees }),
  };
}

function habitOf(chance: Chance): Habit {
  let thrown = chance.next();
  for (const [habit, share] of habits) {
    if (thrown < share) return habit;
    thrown -= share;
  }
  return 'steady';
}

/** Every purpose is answered at joining; some take an answer back months later. */
function consentsOf(chance: Chance, making: Making, left: boolean): readonly ConsentPlan[] {
  const { document, scene, joinedAt: at, index } = making;
  const later = momentOn(addDays(addMonths(at.slice(0, 7), 2).concat('-14'), index % 9), 11 * 60);
  return document.consents.flatMap(({ purpose, required, version }): readonly ConsentPlan[] => {
    const given = required || chance.is(0.82);
    const withdraws = given && (purpose === 'use' ? left : chance.is(purpose === 'client' ? 0.08 : 0.04));
    const isOver = later.slice(0, 10) < scene.today;
    const first: ConsentPlan = { purpose, version, given, at };
    return withdraws && isOver && index >= steadyFirst ? [first, { ...first, given: false, at: later }] : [first];
  });
}

function sitesOf(chance: Chance, making: Making, firm: { id: string; employees: number }): readonly SitePlan[] {
  const { document, trade, place, region } = making;
  const hasMore = region !== '13' && firm.employees >= 12 && chance.is(0.3);
  const count = hasMore ? (chance.is(0.25) ? 3 : 2) : 1;
  const owner = { trade, place, employees: firm.employees, kinds: document.kinds };
  return Array.from({ length: count }, (_, at) => ({
    id: seedId(firm.id, 'site', at),
    name: siteName(at, trade),
    meters: metersOf(chance, owner, at === 0 ? 1 : 0.4 / at),
  }));
}
