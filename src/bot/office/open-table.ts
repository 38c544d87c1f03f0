import type { Text } from '../message.ts';
import type { Standing } from './figures.ts';
import { routeText } from './firms-text.ts';
import type { OfficeTable } from './link.ts';
import { type Ground, monthsDue, overRoutes } from './outlook.ts';

/** So many months are columns. */
const mostMonths = 6;

/**
 * Firms that lack something, by number, with the months they lack, the newest first. To somebody of the client only firms are named that
 * agree that the client hears of them. Nothing where all is there.
 */
export function openTable(
  ground: Ground,
  { months }: Pick<Standing, 'months'>,
  { isClient }: { readonly isClient: boolean },
): readonly OfficeTable[] {
  const due = monthsDue(ground).slice(-mostMonths).toReversed();
  const open = due.map((month) => overRoutes(months, month).open.filter(({ client }) => client || !isClient));
  const numbers = [...new Set(open.flatMap((firms) => firms.map(({ number }) => number)))].toSorted((a, b) => a - b);
  if (numbers.length === 0) return [];
  const monthHead = (month: string): Text => ({ key: 'office.table-month', params: { month: { as: 'month', month } } });
  return [
    {
      title: { key: 'office.table-title' },
      heads: [{ key: 'office.table-firm' }, { key: 'office.table-route' }, ...due.map(monthHead)],
      rows: numbers.map((number) => [
        { words: String(number) },
        routeText(routeIn(months, number)),
        ...open.map(
          (firms): Text => ({
            key: firms.some((one) => one.number === number) ? 'office.table-open' : 'office.table-there',
          }),
        ),
      ]),
    },
  ];
}

function routeIn(months: Standing['months'], number: number) {
  return months.find(({ open }) => open.some((one) => one.number === number))?.route ?? null;
}
