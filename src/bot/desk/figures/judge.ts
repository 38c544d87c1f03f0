import { type EnergyKind, energyDefinition } from '../../../engine/energy/registry.ts';
import { firstDay, isMonth, lastDay, monthOf } from '../../../engine/period.ts';
import { assess } from '../../../engine/plausibility/assess.ts';
import { parseUnit } from '../../../engine/unit.ts';
import type { BusinessFacts, ReadingFacts, SiteFacts } from '../../facts.ts';
import type { Param, Text } from '../../message.ts';
import { normalise } from '../../understand/normalise.ts';
import { recogniseQuantities } from '../../understand/recognise/quantities.ts';

/** Where staff have a figure from. */
export const figureSources = ['bill', 'phone', 'meter', 'other'] as const;
export type FigureSource = (typeof figureSources)[number];

/** What is known of the firm whose figure it is. */
export type FigureFacts = {
  readonly today: string;
  readonly business: BusinessFacts;
  readonly sites: readonly SiteFacts[];
  readonly readings: readonly ReadingFacts[];
};

/** A figure that staff entered, read and ready to be confirmed. `replaces`: the row of the ledger that it corrects. */
export type StaffFigure = {
  readonly siteId: string;
  readonly kind: EnergyKind;
  readonly month: string;
  readonly quantity: { readonly value: number; readonly unit: string };
  readonly source: FigureSource;
  readonly replaces: string | null;
};

/** What was filled in: a site's energy by its name of `placesOf`, a month, an amount in words. */
export type FilledFigure = {
  readonly place: string;
  readonly month: string;
  readonly amount: string;
  readonly source: string;
};

/** Judged: to be confirmed with what speaks against it, or wrong at a field. */
export type JudgedFigure =
  | {
      readonly figure: StaffFigure;
      /** The figure that is stored for the month. */
      readonly stored: ReadingFacts | null;
      readonly doubts: readonly Text[];
    }
  | { readonly wrong: 'place' | 'month' | 'amount' | 'source'; readonly text: Text };

/** What can be entered: each kind of energy of each site. Waste has more to it than an amount and stays with the owner. */
export function placesOf({ sites }: Pick<FigureFacts, 'sites'>): readonly {
  readonly name: string;
  readonly site: string;
  readonly kind: EnergyKind;
}[] {
  return sites.flatMap((site) =>
    site.energy
      .filter(({ kind }) => kind !== 'waste')
      .map(({ kind }) => ({ name: `${site.id} ${kind}`, site: site.name, kind })),
  );
}

/** The same checks that an owner's figure meets, and that nothing is stored twice. */
export function judgeFigure(filled: FilledFigure, facts: FigureFacts): JudgedFigure {
  const place = placesOf(facts).find(({ name }) => name === filled.place);
  if (place === undefined) return { wrong: 'place', text: { key: 'door.figure-place' } };
  const { month } = filled;
  if (!isMonth(month) || month > monthOf(facts.today)) return { wrong: 'month', text: { key: 'door.figure-month' } };
  const source = figureSources.find((one) => one === filled.source);
  if (source === undefined) return { wrong: 'source', text: { key: 'door.choose' } };
  const energy = facts.sites
    .find(({ id }) => filled.place.startsWith(`${id} `))
    ?.energy.find(({ kind }) => kind === place.kind);
  const [siteId = ''] = filled.place.split(' ');
  const amount = readAmount(filled.amount, { kind: place.kind, usual: energy?.unit ?? '' });
  if ('text' in amount) return { wrong: 'amount', text: amount.text };
  const isSame = (one: ReadingFacts): boolean =>
    one.siteId === siteId && one.kind === place.kind && one.month === month;
  const stored = facts.readings.find(isSame) ?? null;
  const figure = { siteId, kind: place.kind, month, quantity: amount, source, replaces: stored?.id ?? null };
  return { figure, stored, doubts: doubtsOf(figure, facts) };
}

type Amount = { readonly value: number; readonly unit: string };

const notRead: { readonly text: Text } = { text: { key: 'door.figure-amount' } };

function readAmount(
  words: string,
  { kind, usual }: { readonly kind: EnergyKind; readonly usual: string },
): Amount | { readonly text: Text } {
  const [one, ...others] = recogniseQuantities(normalise(words), []);
  if (one === undefined || others.length > 0 || !isPlain(one)) return notRead;
  const unit = one.type === 'number' ? usual : one.unit;
  const takes = energyDefinition(kind)?.units ?? [];
  // 「キロ」 may be kilograms or kilowatt hours: whoever fills in a form can say which.
  const isSure = one.type === 'number' || (!one.unitAssumed && one.loose === null);
  if (isSure && takes.some((take) => take === parseUnit(unit))) return { value: one.value, unit };
  return { text: { key: 'door.figure-unit', params: { units: takes.join('、') } } };
}

type Found = ReturnType<typeof recogniseQuantities>[number];

function isPlain(one: Found): one is Extract<Found, { readonly type: 'number' | 'quantity' }> {
  return (one.type === 'number' || one.type === 'quantity') && !one.negative && !one.approx && !one.typo;
}

function doubtsOf(figure: StaffFigure, { readings, business }: FigureFacts): readonly Text[] {
  const { siteId, kind, month, quantity } = figure;
  const period = { from: firstDay(month), to: lastDay(month) };
  const others = readings.filter(({ id }) => id !== figure.replaces);
  const found = assess({ siteId, kind, month, quantity, period }, others, {
    employees: business.employees,
    floorAreaM2: business.floorAreaM2,
  });
  if (found.verdict === 'plausible') return [];
  const { expected } = found;
  const usual: Param =
    expected === null ? '–' : { as: 'quantity', value: Math.round(expected.median), unit: expected.unit };
  return [{ key: found.gentle ? 'door.figure-unusual' : 'door.figure-doubt', params: { usual } }];
}

/** A figure as a form carries it from one page to the next. */
export function packFigure({ siteId, kind, month, quantity, source, replaces }: StaffFigure): string {
  return [siteId, kind, month, quantity.value, quantity.unit, source, replaces ?? ''].join('|');
}

/** Reads it back as it was filled in: what is stored has to be judged once more. Null: it is none. */
export function unpackFigure(packed: string): (FilledFigure & { readonly replaces: string | null }) | null {
  const [siteId, kind, month, value, unit, source, replaces, ...rest] = packed.split('|');
  if (rest.length > 0 || month === undefined || source === undefined || replaces === undefined) return null;
  return { place: `${siteId} ${kind}`, month, amount: `${value} ${unit}`, source, replaces: replaces || null };
}
