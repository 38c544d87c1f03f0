import type { Observation } from '../observation/observe.ts';
import { addMonths, monthsFrom, type Period } from '../period.ts';
import { figureOf } from './figure.ts';
import type { ReportFirm } from './input.ts';
import type { Line } from './line.ts';
import type { Pairing } from './pairing.ts';

/** A fact that a person should look at; the cause is not guessed. */
export type Issue =
  | Extract<Observation, { readonly id: 'month-up' | 'month-down' | 'months-missing' | 'provisional' }>
  | { readonly id: 'without-factor'; readonly kind: ReportFirm['meters'][number]['kind']; readonly count: number };

// Below this a difference from last year is no news (own judgement, as in the observations of the chat).
const leastJump = 0.15;
const mostJumps = 3;

/** What the figures of a firm show: large differences first, then what is missing. */
export function issuesOf(
  firm: ReportFirm,
  lines: readonly Line[],
  about: { readonly period: Period; readonly pairing: Pairing },
): readonly Issue[] {
  const months = monthsFrom(about.period.from, about.period.to);
  const kinds = [...new Set([...firm.meters, ...firm.rows].map(({ kind }) => kind))];
  return [
    ...jumps(firm.number, lines, about.pairing),
    ...kinds.flatMap((kind) => missing({ firm, months, pairing: about.pairing }, kind)),
    ...kinds.flatMap((kind) => unpriced({ firm, months, pairing: about.pairing }, kind)),
    ...provisionalKinds(firm.number, lines),
  ];
}

function jumps(number: number, lines: readonly Line[], { pairs }: Pairing): readonly Issue[] {
  const mine = lines.filter(({ firm, paired }) => firm === number && paired);
  const kinds = [...new Set(mine.map(({ kind }) => kind))];
  const found = pairs
    .filter(({ firm }) => firm === number)
    .flatMap(({ month }) =>
      kinds.flatMap((kind) => {
        const use = (year: 'now' | 'before', at: string) =>
          figureOf(mine, { measure: 'use', year, month: at, kind }, { period: { from: at, to: at } }).value;
        const [now, before] = [use('now', month), use('before', addMonths(month, -12))];
        if (now === null || before === null || before <= 0) return [];
        return [{ kind, month, ratio: now / before - 1 }];
      }),
    );
  return found
    .filter(({ ratio }) => Math.abs(ratio) >= leastJump)
    .toSorted((a, b) => Math.abs(b.ratio) - Math.abs(a.ratio))
    .slice(0, mostJumps)
    .map(({ kind, month, ratio }) => ({
      id: ratio > 0 ? 'month-up' : 'month-down',
      kind,
      month,
      percent: Math.round(Math.abs(ratio) * 1000) / 10,
    }));
}

type Kind = ReportFirm['meters'][number]['kind'];

type Looked = { readonly firm: ReportFirm; readonly months: readonly string[]; readonly pairing: Pairing };

function missing({ firm, months, pairing }: Looked, kind: Kind): readonly Issue[] {
  const gaps = months.filter((month) => pairing.stateAt(firm, month).missing.includes(kind));
  const [first] = gaps;
  return first === undefined ? [] : [{ id: 'months-missing', kind, count: gaps.length, first }];
}

function unpriced({ firm, months, pairing }: Looked, kind: Kind): readonly Issue[] {
  const count = months.filter((month) => pairing.stateAt(firm, month).withoutCo2.includes(kind)).length;
  return count === 0 ? [] : [{ id: 'without-factor', kind, count }];
}

function provisionalKinds(number: number, lines: readonly Line[]): readonly Issue[] {
  const found = lines.filter(({ firm, year, provisional }) => firm === number && year === 'now' && provisional);
  return [...new Set(found.map(({ kind }) => kind))].map((kind) => ({ id: 'provisional', kind }));
}
