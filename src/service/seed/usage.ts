import type { Chance } from './chance.ts';
import type { MeterPlan } from './plan.ts';
import type { Place } from './world.ts';

/** How a firm's use goes on: by how much it changes in a year, and from when on something was saved. */
export type Course = {
  readonly yearly: number;
  readonly saving: { readonly from: string; readonly share: number } | null;
};

const indexOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

/** What goes through a meter in a month, in the unit of its bill and as exact as bills are. */
export function useOf(
  meter: MeterPlan,
  month: string,
  around: { place: Place; course: Course; chance: Chance },
): number {
  const { place, course, chance } = around;
  const number = indexOf(month) % 12;
  const [cold, hot] = [place.heat[number] ?? 0, place.cool[number] ?? 0];
  const { shape, monthly } = meter;
  const season = shape.heatingOnly === true ? cold * 2 : 1 + shape.heat * cold * 2 + shape.cool * hot;
  const years = (indexOf(month) - indexOf('2024-01')) / 12;
  const saved = course.saving !== null && month >= course.saving.from ? 1 - course.saving.share : 1;
  return rounded(monthly * season * (1 + course.yearly) ** years * saved * chance.about(0.09));
}

/** Bills of small figures have a digit behind the point; next to nothing is nothing. */
function rounded(value: number): number {
  if (value < 0.3) return 0;
  return value < 60 ? Math.round(value * 10) / 10 : Math.round(value);
}

/** The slips that people make with figures: a nought too many, two digits changed over. */
export function slipOf(value: number, chance: Chance): number {
  const digits = String(Math.round(value));
  const at = chance.int(0, Math.max(0, digits.length - 2));
  const swapped = `${digits.slice(0, at)}${digits[at + 1] ?? ''}${digits[at] ?? ''}${digits.slice(at + 2)}`;
  const slipped = Number(swapped);
  return slipped === value || !Number.isFinite(slipped) || chance.is(0.5) ? value * 10 : slipped;
}
