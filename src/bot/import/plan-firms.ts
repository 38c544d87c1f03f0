import type { ImportProblem, ImportProblemCode } from './contract.ts';
import { nameKey } from './firms.ts';
import type { FirmLine, FirmsRead } from './read-firms.ts';

/** What is known of the firms that are there. */
export type FirmNames = { readonly number: number; readonly name: string | null; readonly state: string };

/** What taking a table of firms over would do. `same`: numbers of firms that are there under this name. */
export type FirmsPlan = {
  readonly add: readonly (FirmLine & { readonly number: number })[];
  readonly same: readonly number[];
  readonly problems: readonly ImportProblem[];
};

/**
 * Decides over every firm of a table. A firm that is there stays as it is; two rows, or two firms, of one name or
 * number are asked about. Firms without a number get the next free ones, in the table's order.
 */
export function planFirms(read: FirmsRead, known: readonly FirmNames[], skip: ReadonlySet<number>): FirmsPlan {
  const firms = read.firms.filter(({ row }) => !skip.has(row));
  const problems: ImportProblem[] = read.problems.filter(({ row }) => !skip.has(row));
  const names = Map.groupBy(known, ({ name }) => nameKey(name ?? ''));
  const numbers = new Map(known.map((one) => [one.number, one]));
  const [twiceNames, twiceNumbers] = [
    twice(firms.map(({ name }) => nameKey(name))),
    twice(firms.map(({ number }) => number)),
  ];
  const fresh: FirmLine[] = [];
  const same: number[] = [];
  for (const firm of firms) {
    const isTwice = twiceNames.has(nameKey(firm.name)) || (firm.number !== null && twiceNumbers.has(firm.number));
    const there = standing(firm, { names, numbers });
    if (isTwice) problems.push(problemOf('firm-twice', firm));
    else if (typeof there === 'string') problems.push(problemOf(there, firm));
    else if (there === null) fresh.push(firm);
    else same.push(there);
  }
  return { add: numbered(fresh, numbers), same, problems: problems.toSorted((a, b) => a.row - b.row) };
}

function twice<T>(all: readonly T[]): ReadonlySet<T> {
  return new Set(all.filter((one, at) => all.indexOf(one) !== at));
}

function problemOf(code: ImportProblemCode, { row, name, number }: FirmLine): ImportProblem {
  return { code, row, column: 0, text: `${number ?? ''} ${name}`.trim() };
}

type There = {
  readonly names: ReadonlyMap<string, readonly FirmNames[]>;
  readonly numbers: ReadonlyMap<number, FirmNames>;
};

/** The number of the firm that is there already, null when it is new, or what contradicts. */
function standing({ name, number }: FirmLine, { names, numbers }: There): number | null | ImportProblemCode {
  const named = (names.get(nameKey(name)) ?? []).filter(({ state }) => state !== 'erased');
  const counted = number === null ? undefined : numbers.get(number);
  if (counted !== undefined) return named.includes(counted) ? counted.number : 'number-taken';
  const [one, ...others] = named;
  if (one === undefined) return null;
  return number === null && others.length === 0 ? one.number : 'firm-known';
}

function numbered(fresh: readonly FirmLine[], numbers: ReadonlyMap<number, FirmNames>): FirmsPlan['add'] {
  const last = Math.max(0, ...numbers.keys(), ...fresh.map(({ number }) => number ?? 0));
  const without = fresh.filter(({ number }) => number === null);
  return fresh.map((firm) => ({ ...firm, number: firm.number ?? last + 1 + without.indexOf(firm) }));
}
