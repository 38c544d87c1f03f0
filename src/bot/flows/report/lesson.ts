import { exactOf, multiply, toNumber } from '../../../engine/exact.ts';
import { conversion, parseUnit } from '../../../engine/unit.ts';
import type { Used } from '../../bill.ts';
import type { LayoutLesson, PlaceVote } from '../../effect.ts';
import type { Lesson, TrailSeen } from './lesson-state.ts';

type Counts = LayoutLesson['counts'];
type Taught = Pick<LayoutLesson, 'counts' | 'votes'>;

const nothing: Taught = { counts: {}, votes: [] };
const offered = 3;

/** What a lesson adds to what is known when it becomes another; null where nothing changes. */
export function lessonBetween(before: Lesson | null, after: Lesson | null): LayoutLesson | null {
  const lesson = after ?? before;
  if (lesson === null) return null;
  const [was, is] = [before, after].map((one) => (one === null ? nothing : taughtBy(one)));
  const counts = difference(was?.counts ?? {}, is?.counts ?? {});
  const votes = added([...(is?.votes ?? []), ...(was?.votes ?? []).map(takenBack)]);
  if (Object.keys(counts).length === 0 && votes.length === 0) return null;
  const { supplier, kind } = lesson.trail;
  return { supplier, kind, month: lesson.month, counts, votes };
}

/** All that one figure teaches: how it came about, where it stood, and where it did not. */
function taughtBy({ trail, figures, months, votes }: Lesson): Taught {
  const [first, ...corrections] = figures;
  const last = figures.at(-1);
  if (first === undefined || last === undefined) return nothing;
  const place = placeOf(last, trail);
  const isTyped = originOf(first, trail) === 'typed';
  const counts: Counts = {
    [originOf(first, trail)]: 1,
    ...(corrections.length > 0 ? { corrected: 1 } : {}),
    ...(place === null && (isTyped || corrections.length > 0) ? { notOnPaper: 1 } : {}),
  };
  if (!votes) return { counts, votes: [] };
  const amounts = [trail.amounts[0]?.place ?? null, ...figures.map((figure) => placeOf(figure, trail))];
  const named = months.map((month) => monthPlaceOf(month, trail));
  return {
    counts,
    votes: [...votesFor(place, amounts), ...votesFor(named.at(-1) ?? null, [trail.months[0]?.place ?? null, ...named])],
  };
}

/** What stands nowhere on the paper says nothing of where to look. */
function votesFor(place: string | null, others: readonly (string | null)[]): readonly PlaceVote[] {
  if (place === null) return [];
  const wrong = [...new Set(others)].filter((one) => one !== null && one !== place);
  return [
    { place, right: 1, wrong: 0 },
    ...wrong.flatMap((one): PlaceVote[] => (one === null ? [] : [{ place: one, right: 0, wrong: 1 }])),
  ];
}

function monthPlaceOf(month: string, { months }: TrailSeen): string | null {
  return months.find((one) => one.month === month)?.place ?? null;
}

function originOf(figure: Used, { amounts, sure }: TrailSeen): 'asRead' | 'chosen' | 'typed' {
  const at = amounts.findIndex((one) => isSameAmount(one, figure));
  if (at === 0 && sure) return 'asRead';
  return at >= 0 && at < offered ? 'chosen' : 'typed';
}

function placeOf(figure: Used, { amounts }: TrailSeen): string | null {
  return amounts.find((one) => isSameAmount(one, figure))?.place ?? null;
}

/** The same amount, also in another unit of the same measure. */
export function isSameAmount(one: Used, other: Used): boolean {
  if (one.unit === other.unit) return one.value === other.value;
  const [from, to] = [parseUnit(one.unit), parseUnit(other.unit)];
  const factor = from === null || to === null ? null : conversion(from, to);
  return factor !== null && toNumber(multiply(exactOf(one.value), factor)) === other.value;
}

function difference(was: Counts, is: Counts): Counts {
  const names = [...new Set([...keysOf(was), ...keysOf(is)])];
  const changed = names.map((name) => [name, (is[name] ?? 0) - (was[name] ?? 0)] as const);
  return Object.fromEntries(changed.filter(([, count]) => count !== 0));
}

const countNames = ['ok', 'asked', 'turnedAway', 'asRead', 'chosen', 'typed', 'notOnPaper', 'corrected'] as const;
const keysOf = (counts: Counts) => countNames.filter((name) => counts[name] !== undefined);

const takenBack = ({ place, right, wrong }: PlaceVote): PlaceVote => ({ place, right: -right, wrong: -wrong });

function added(votes: readonly PlaceVote[]): readonly PlaceVote[] {
  const places = [...Map.groupBy(votes, ({ place }) => place)].map(([place, own]) => ({
    place,
    right: own.reduce((sum, { right }) => sum + right, 0),
    wrong: own.reduce((sum, { wrong }) => sum + wrong, 0),
  }));
  return places.filter(({ right, wrong }) => right !== 0 || wrong !== 0);
}
