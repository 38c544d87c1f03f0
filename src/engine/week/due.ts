import type { DueState, RouteCount, WeekDue, WeekFirms } from './input.ts';
import { countOf } from './sums.ts';
import type { DuePart, Week } from './week-shape.ts';

type Days = Pick<DuePart, 'dueDay' | 'lateFrom'> & { readonly lastDay: string };

/** How the firms' reports of the month stand. How many of very few others reported would tell of each of them. */
export function duePart(due: WeekDue, { dueDay, lateFrom, lastDay }: Days, fewest: number): DuePart {
  const inState = (...states: readonly DueState[]): number =>
    due.firms.filter(({ state }) => states.includes(state)).length;
  const { firms, reported } = due.others;
  return {
    ...{ month: due.month, dueDay, lateFrom, isOverdue: lastDay >= lateFrom },
    reported: inState('reported', 'reported-late'),
    reportedLate: inState('reported-late'),
    partly: inState('partly'),
    missing: inState('missing'),
    firms: due.firms,
    others: { firms, reported: firms >= fewest ? reported : null },
  };
}

type Target = { readonly route: 'system' | 'consulting'; readonly target: number };

/** Who takes part, beside the targets of the routes. A route without firms is told with its target. */
export function firmsPart(firms: WeekFirms, targets: readonly Target[]): Week['firms'] {
  const { routes, joined, members, withdrawn, withheld } = firms;
  const [only] = targets.length === 1 ? targets : [];
  // With a single route there is nothing to decide.
  const known = only === undefined ? routes : merged(routes, only.route);
  const without = targets.filter(({ route }) => known.every((one) => one.route !== route));
  return {
    routes: [
      ...known.map(({ route, firms: count }) => ({
        route,
        firms: count,
        target: targets.find((one) => one.route === route)?.target ?? null,
      })),
      ...without.map(({ route, target }) => ({ route, firms: 0, target })),
    ],
    taking: countOf(routes, ({ firms: count }) => count),
    target: countOf(targets, ({ target }) => target),
    ...{ joined, members, withdrawn, withheld },
  };
}

function merged(routes: readonly RouteCount[], only: 'system' | 'consulting'): readonly RouteCount[] {
  const own = routes.filter(({ route }) => route === null || route === only);
  const others = routes.filter(({ route }) => route !== null && route !== only);
  return own.length === 0 ? others : [{ route: only, firms: countOf(own, ({ firms }) => firms) }, ...others];
}
