import type { NewReading } from '../../bot/effect.ts';
import { calculateReading } from '../../bot/flows/report/calculate.ts';
import type { LedgerRow } from '../../db/turns/records/ledger.ts';
import type { FactorTables } from '../../engine/emission/schema.ts';
import { addDays, addMonths, firstDay, lastDay, monthsFrom } from '../../engine/period.ts';
import { type Chance, chanceOf, seedId } from './chance.ts';
import { momentOn } from './firm.ts';
import type { FirmPlan, LedgerEvent, MeterPlan, SeedScene, SitePlan } from './plan.ts';
import { type Course, slipOf, useOf } from './usage.ts';
import type { Place } from './world.ts';

/** What the ledger of a firm is made with. */
export type LedgerScene = SeedScene & {
  readonly place: Place;
  readonly tables: FactorTables;
  /** Our ids of those who enter figures for firms. */
  readonly staff: readonly string[];
};

type Filling = {
  readonly scene: LedgerScene;
  readonly firm: FirmPlan;
  readonly site: SitePlan;
  readonly meter: MeterPlan;
  readonly course: Course;
};

/** Everything that happens to a firm's ledger until today: figures, late ones, corrections, what was taken back. */
export function planLedger(firm: FirmPlan, course: Course, scene: LedgerScene): readonly LedgerEvent[] {
  if (firm.habit === 'silent') return [];
  const months = monthsFrom(scene.months.from, scene.months.to);
  return firm.sites.flatMap((site) =>
    site.meters.flatMap((meter) => months.flatMap((month) => planMonth({ scene, firm, site, meter, course }, month))),
  );
}

function planMonth(filling: Filling, month: string): readonly LedgerEvent[] {
  const { scene, firm, site, meter, course } = filling;
  const chance = chanceOf(...scene.words, site.id, meter.energy.kind, month);
  const told = tellingOf(filling, month, chance);
  const end = momentOn(scene.today, 9 * 60);
  if (told === null || told.at >= end) return [];
  const value = useOf(meter, month, { place: scene.place, course, chance });
  const reading = readingOf(filling, { month, value, origin: told.origin, chance });
  const by = told.origin === 'staff' ? chance.pick(scene.staff) : firm.conversationId;
  const source = told.origin === 'staff' ? chance.pick(['bill', 'phone', 'meter'] as const) : null;
  const save = (at: string, one: NewReading): LedgerEvent => ({ at, do: 'save', row: rowOf(one, filling, by), source });
  const later = (days: number): string => momentOn(addDays(told.at.slice(0, 10), days), 11 * 60);
  const [slips, removed] = [told.origin !== 'import' && value >= 10 && chance.is(0.02), later(3)];
  const corrected = later(chance.int(1, 12));
  if (slips && corrected < end) {
    const quantity = { ...reading.quantity, value: slipOf(value, chance) };
    const right = { ...reading, id: seedId(reading.id, 'right'), replaces: reading.id, reason: 'corrected-by-owner' };
    return [save(told.at, { ...reading, quantity }), save(corrected, right)];
  }
  const first = save(told.at, reading);
  if (firm.habit === 'steady' || !chance.is(0.006) || removed >= end) return [first];
  return [first, { at: removed, do: 'withdraw', readingId: reading.id, by }];
}

type Told = { readonly at: string; readonly origin: NewReading['origin'] };

/** When a month's figure was told, and in which way; null: it never was. */
function tellingOf(filling: Filling, month: string, chance: Chance): Told | null {
  const joined = filling.firm.joinedAt.slice(0, 10);
  const own = chanceOf(...filling.scene.words, filling.firm.id, 'before');
  const habits = { asTable: own.is(0.55), isShort: own.is(0.2), filledOn: addDays(joined, own.int(1, 20)) };
  return month < joined.slice(0, 7)
    ? toldAtOnce(filling.firm, month, { ...habits, chance })
    : toldMonthly(filling, month, { ...habits, chance });
}

type Own = { readonly asTable: boolean; readonly isShort: boolean; readonly filledOn: string; readonly chance: Chance };

/** The months before joining are told together, soon afterwards; some firms find the papers of thirteen months only. */
function toldAtOnce(
  { joinedAt, habit }: FirmPlan,
  month: string,
  { asTable, isShort, filledOn, chance }: Own,
): Told | null {
  if (isShort && month < addMonths(joinedAt.slice(0, 7), -13)) return null;
  if (habit === 'gappy' && chance.is(0.12)) return null;
  return { at: momentOn(filledOn, 10 * 60), origin: asTable ? 'import' : 'typed' };
}

function toldMonthly({ scene, firm, meter }: Filling, month: string, { filledOn, chance }: Own): Told | null {
  const delay = delayOf(firm, month, chance);
  if (delay === null) return null;
  const due = `${addMonths(month, 1)}-${String(scene.reportingDay).padStart(2, '0')}`;
  const day = addDays(due, delay);
  const at = momentOn(day > firm.joinedAt.slice(0, 10) ? day : filledOn, chance.int(8, 20) * 60);
  const thrown = chance.next();
  if (thrown < (firm.route === 'consulting' ? 0.22 : 0.03) && scene.staff.length > 0) return { at, origin: 'staff' };
  return { at, origin: meter.yen !== null && thrown < 0.75 ? 'photo' : 'typed' };
}

/** So many days after the day of reporting; null: that month was never told. */
function delayOf(firm: FirmPlan, month: string, chance: Chance): number | null {
  const since = monthsFrom(firm.joinedAt.slice(0, 7), month).length;
  const delay = chance.int(-5, 5);
  switch (firm.habit) {
    case 'steady':
      return chance.is(0.03) ? chance.int(8, 20) : delay;
    case 'late':
      return chance.is(0.4) ? chance.int(12, 45) : delay;
    case 'gappy':
      return chance.is(0.22) ? null : delay;
    default:
      return since > 3 ? null : delay;
  }
}

type Figure = {
  readonly month: string;
  readonly value: number;
  readonly origin: NewReading['origin'];
  readonly chance: Chance;
};

function readingOf({ site, meter }: Filling, { month, value, origin, chance }: Figure): NewReading {
  const { kind, unit, supplierCode, menu, area } = meter.energy;
  const proved = origin === 'photo' && meter.yen !== null && value > 0;
  const yen = proved ? { amountYen: Math.round(meter.yen.base + meter.yen.perUnit * value * chance.about(0.04)) } : {};
  return {
    ...{ id: seedId(site.id, kind, month), siteId: site.id, kind, sort: null, quantity: { value, unit }, ...yen },
    ...{ period: billedIn(month, meter.readOn), month, supplierCode, menu, area, origin, replaces: null, reason: null },
  };
}

/** The days of a bill: a calendar month, or up to the day on which the meter is read. */
function billedIn(month: string, readOn: number | null): NewReading['period'] {
  if (readOn === null) return { from: firstDay(month), to: lastDay(month) };
  const day = (of: string): string => `${of}-${String(readOn).padStart(2, '0')}`;
  return { from: addDays(day(addMonths(month, -1)), 1), to: day(month) };
}

function rowOf(reading: NewReading, { firm, scene }: Filling, by: string): LedgerRow {
  const found = calculateReading(reading, scene.tables);
  return { reading, calculation: found.ok ? found.value : null, businessId: firm.id, by, event: null };
}
