import { askedEquipment } from '../../bot/advice/equipment.ts';
import type { AdviceContent } from '../../bot/advice/record.ts';
import { declineReasons } from '../../bot/advice/record.ts';
import type { Equipment } from '../../engine/knowledge/equipment.ts';
import { industryPath } from '../../engine/knowledge/industry-code.ts';
import type { Measure } from '../../engine/knowledge/measure.ts';
import { isIn } from '../../engine/measure/industry.ts';
import { addDays, addMonths } from '../../engine/period.ts';
import { type Chance, chanceOf } from './chance.ts';
import { momentOn } from './firm.ts';
import type { FirmPlan, SeedScene } from './plan.ts';
import type { Course } from './usage.ts';

/** A record of a firm at a moment; null: nobody said it in a chat. */
export type AdviceEvent = {
  readonly at: string;
  readonly firm: FirmPlan;
  readonly origin: 'owner' | 'staff';
  readonly record: AdviceContent;
};

/** What a firm decided beside its figures, and what these decisions do to its use. */
export type Advised = { readonly events: readonly AdviceEvent[]; readonly course: Course };

/** Equipment, a target, and measures on their way, from some weeks after joining until today. */
export function planAdvice(firm: FirmPlan, measures: readonly Measure[], scene: SeedScene): Advised {
  const chance = chanceOf(...scene.words, firm.id, 'advice');
  const yearly = chance.about(0.05) - 1.012;
  if (firm.habit === 'silent') return { events: [], course: { yearly, saving: null } };
  const begun = addDays(firm.joinedAt.slice(0, 10), chance.int(20, 60));
  const say = (day: string, record: AdviceContent, origin: 'owner' | 'staff' = 'owner'): AdviceEvent => {
    return { at: momentOn(day, chance.int(9, 19) * 60), firm, origin, record };
  };
  const equipment = equipmentOf(firm, chance);
  const told = equipment.map(([name, has]) => say(begun, { about: 'equipment', equipment: name, has }));
  const has = new Set(equipment.flatMap(([name, owned]) => (owned ? [name] : [])));
  const fitting = measures.filter((measure) => fits(measure, firm, has));
  const chosen = fitting.length === 0 ? [] : Array.from({ length: chance.int(0, 4) }, () => chance.pick(fitting).id);
  const steps = [...new Set(chosen)].map((id, at) =>
    stepsOf(id, addDays(begun, at * chance.int(3, 25)), { chance, firm, say }),
  );
  const events = [...told, ...targetOf(scene, chance).map((one) => say(addDays(begun, 10), one)), ...steps.flat()];
  const past = events.filter(({ at }) => at < momentOn(scene.today, 9 * 60));
  return { events: past, course: { yearly, saving: savingOf(past, chance) } };
}

function equipmentOf({ industryCode }: FirmPlan, chance: Chance): readonly (readonly [Equipment, boolean])[] {
  if (!chance.is(0.6)) return [];
  const business = { id: '', name: null, municipality: null, industryCode, employees: null, floorAreaM2: null };
  return askedEquipment({ business }).map((one) => [one, chance.is(0.6)]);
}

function fits(
  { energy, industries, equipment, sources }: Measure,
  firm: FirmPlan,
  has: ReadonlySet<Equipment>,
): boolean {
  const kinds = new Set(firm.sites.flatMap(({ meters }) => meters.map((meter) => meter.energy.kind)));
  const path = industryPath(firm.industryCode);
  const usable = equipment.length === 0 || equipment.some((one) => has.has(one));
  return (
    sources.length > 0 && path !== null && isIn(path, industries) && usable && energy.some((kind) => kinds.has(kind))
  );
}

function targetOf({ today }: SeedScene, chance: Chance): readonly AdviceContent[] {
  if (!chance.is(0.45)) return [];
  const baseYear = Number(addMonths(today.slice(0, 7), -15).slice(0, 4));
  return [{ about: 'target', target: { baseYear, year: 2030, percent: chance.pick([10, 15, 20, 30, 46]) } }];
}

type Saying = {
  readonly chance: Chance;
  readonly firm: FirmPlan;
  readonly say: (day: string, record: AdviceContent, origin: 'owner' | 'staff') => AdviceEvent;
};

/** Proposed, and then taken up and done, taken up, put off with a reason, or not answered. */
function stepsOf(measureId: string, day: string, { chance, firm, say }: Saying): readonly AdviceEvent[] {
  type Step = 'proposed' | 'accepted' | 'declined' | 'done';
  const step = (name: Step, on: string, more: { reason?: (typeof declineReasons)[number]; month?: string } = {}) => {
    const origin = firm.route === 'consulting' && name === 'proposed' ? 'staff' : 'owner';
    const record = {
      about: 'measure',
      measureId,
      step: name,
      reason: more.reason ?? null,
      month: more.month ?? null,
    } as const;
    return say(on, record, origin);
  };
  const proposed = step('proposed', day);
  const thrown = chance.next();
  const answered = addDays(day, chance.int(1, 9));
  if (thrown < 0.25) return [proposed];
  if (thrown < 0.5) return [proposed, step('declined', answered, { reason: chance.pick(declineReasons) })];
  const accepted = step('accepted', answered);
  const done = addDays(answered, chance.int(10, 50));
  return thrown < 0.7 ? [proposed, accepted] : [proposed, accepted, step('done', done, { month: done.slice(0, 7) })];
}

/** What was done shows in the use from the next month on, a little. */
function savingOf(events: readonly AdviceEvent[], chance: Chance): Course['saving'] {
  const share = 0.02 + chance.next() * 0.06;
  const months = events.flatMap(({ record }) =>
    record.about === 'measure' && record.month !== null ? [record.month] : [],
  );
  const first = months.toSorted()[0];
  return first === undefined ? null : { from: addMonths(first, 1), share };
}
