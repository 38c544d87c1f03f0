import { hoursOf } from '../../bot/desk/timers/hours.ts';
import type { ProgrammeDocument } from '../../bot/programme/document.ts';
import { isWorkday } from '../../engine/business-time/hours.ts';
import { addDays, countDays } from '../../engine/period.ts';
import { type DeskAct, stagesOf } from './case-stages.ts';
import { type Chance, chanceOf, seedId } from './chance.ts';
import { momentOn } from './firm.ts';
import type { SeedScene } from './plan.ts';
import { talks } from './talks.ts';
import type { KeyedFirm } from './write-firms.ts';

/** A consultation from its beginning as far as it has come by today. `isAnswered`: it is over and there was an answer. */
export type CasePlan = {
  readonly id: string;
  readonly firm: KeyedFirm;
  readonly acts: readonly DeskAct[];
  readonly isAnswered: boolean;
  readonly endedAt: string;
  readonly staff: string;
};

/** What consultations are planned with. */
export type CaseScene = SeedScene & {
  readonly document: ProgrammeDocument;
  readonly holidays: ReadonlySet<string>;
  readonly staff: readonly string[];
};

/** Between two cases of a firm at least. */
const restDays = 12;

/** The consultations of a programme, in the order of time. The last ones are open at different stages. */
export function planCases(firms: readonly KeyedFirm[], scene: CaseScene): readonly CasePlan[] {
  const talking = firms.filter(({ habit, blocked, left }) => habit !== 'silent' && !blocked && !left);
  if (talking.length === 0 || scene.staff.length === 0) return [];
  const chance = chanceOf(...scene.words, 'cases');
  const busyUntil = new Map<string, string>();
  const planned = daysOf(scene, firms.length, chance).flatMap((day, at): readonly CasePlan[] => {
    const free = talking.filter(
      ({ id, joinedAt }) => day > (busyUntil.get(id) ?? '') && day > addDays(joinedAt.slice(0, 10), 3),
    );
    if (free.length === 0) return [];
    const firm = chance.pick(free);
    busyUntil.set(firm.id, addDays(day, restDays));
    return [planCase(scene, { firm, day, number: at, upTo: null })];
  });
  const free = talking.filter(({ id }) => addDays(scene.today, -7) > (busyUntil.get(id) ?? ''));
  const day = lastWorkday(scene);
  const open = (['open', 'claimed', 'answered'] as const).flatMap((upTo, at): readonly CasePlan[] => {
    const firm = free[at * 2];
    return firm === undefined ? [] : [planCase(scene, { firm, day, number: 10_000 + at, upTo })];
  });
  return [...planned, ...open].filter(({ acts }) => acts.length > 0);
}

/** The newest day before today on which people were there. */
function lastWorkday({ today, document, holidays }: CaseScene): string {
  const hours = hoursOf(document.consultation, holidays);
  const days = Array.from({ length: 30 }, (_, at) => addDays(today, -1 - at));
  return days.find((day) => isWorkday(day, hours)) ?? addDays(today, -1);
}

/** As many as are to be expected by now: of the programme's target, or some for every firm. */
function daysOf({ document, term, today }: CaseScene, firms: number, chance: Chance): readonly string[] {
  const first = addDays(term.from, 14);
  const until = addDays(today, -3);
  if (until <= first) return [];
  const share = Math.min(1, countDays(term.from, until) / countDays(term.from, term.to));
  const wanted = Math.min(
    firms * 3,
    Math.max(Math.round(document.consultation.target * share), Math.round(firms * 0.3)),
  );
  const span = countDays(first, until) - 1;
  return Array.from({ length: wanted }, () => addDays(first, chance.int(0, span))).toSorted();
}

type Stage = 'open' | 'claimed' | 'answered';
type Casting = { readonly firm: KeyedFirm; readonly day: string; readonly number: number; readonly upTo: Stage | null };

function planCase(scene: CaseScene, { firm, day, number, upTo }: Casting): CasePlan {
  const chance = chanceOf(...scene.words, 'case', number);
  const id = seedId(...scene.words, 'case', number);
  const talk = chance.pick(upTo === null ? talks : talks.filter(({ reason }) => reason !== 'staff'));
  const staff = chance.pick(scene.staff);
  const hours = hoursOf(scene.document.consultation, scene.holidays);
  const stages = stagesOf(
    { firm, id, talk, staff, chance, hours, outside: upTo === null && chance.is(0.1), early: upTo !== null },
    day,
  );
  const end = momentOn(scene.today, 9 * 60);
  const wanted = upTo === null ? stages : stages.slice(0, { open: 1, claimed: 2, answered: 3 }[upTo]);
  const reached = wanted.findIndex((acts) => (acts.at(-1)?.at ?? '') >= end);
  const acts = (reached === -1 ? wanted : wanted.slice(0, reached)).flat();
  const isAnswered = acts.length === stages.flat().length && acts.length > 4 && talk.reason !== 'complaint';
  return { id, firm, acts, isAnswered, endedAt: acts.at(-1)?.at ?? '', staff };
}
