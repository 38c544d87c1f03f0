import { type EnergyKind, energyDefinition, energyKinds } from '../energy/registry.ts';
import { isEnergy } from '../report/pairing.ts';
import type { KindMonth, Sum, WeekLedger } from './input.ts';
import { countOf, sumIfKnown, sumOf } from './sums.ts';
import type { Amount, EnergyPart, KindAmounts, WeekEffect } from './week-shape.ts';

type Year = 'now' | 'before';

/** The figures of some months together; null where there is no month yet. `members`: the firms that are expected in each. */
export function energyPart(
  ledger: WeekLedger,
  months: readonly string[],
  { members, comparedFirms }: { readonly members: number; readonly comparedFirms: number },
): EnergyPart | null {
  if (months.length === 0) return null;
  const rows = ledger.kinds.filter(({ month }) => months.includes(month));
  const energy = rows.filter(({ kind }) => isEnergy(kind));
  const firms = ledger.months.filter(({ month }) => months.includes(month));
  const isPartial = (of: 'whole' | 'wholeBefore'): boolean => firms.some((one) => one[of] < members);
  const kinds = kindAmounts(rows);
  return {
    months,
    now: co2Of(energy, 'now', isPartial('whole')),
    before: co2Of(energy, 'before', isPartial('wholeBefore')),
    kinds: kinds.filter(({ kind }) => isEnergy(kind)),
    others: kinds.filter(({ kind }) => !isEnergy(kind)),
    effect: effectOf(energy, { firms: comparedFirms, months: countOf(firms, ({ compared }) => compared) }),
    gaps: countOf(firms, ({ gaps }) => gaps),
    withoutCo2: countOf(energy, ({ now }) => now.withoutCo2),
    provisional: countOf(energy, ({ now }) => now.provisional),
  };
}

/** The months one by one, for pictures and tables. */
export function energyMonths(ledger: WeekLedger, months: readonly string[], members: number) {
  return months.map((month) => {
    const rows = ledger.kinds.filter((row) => row.month === month);
    const energy = rows.filter(({ kind }) => isEnergy(kind));
    const firms = ledger.months.find((one) => one.month === month);
    return {
      month,
      now: co2Of(energy, 'now', (firms?.whole ?? 0) < members),
      before: co2Of(energy, 'before', (firms?.wholeBefore ?? 0) < members),
      kinds: kindAmounts(rows),
      compared: {
        before: sumOf(energy.map(({ compared }) => compared.before)),
        kinds: energy.map(({ kind, compared }) => ({ kind, co2: sumOf([compared.now]) })),
      },
    };
  });
}

/** The sum of what is known; a row without a factor makes it a part. */
function co2Of(rows: readonly KindMonth[], year: Year, partial: boolean): Amount {
  const sides = rows.map((row) => row[year]);
  return {
    value: sumOf(sides.map(({ kgCo2 }) => kgCo2)),
    provisional: sides.some(({ provisional }) => provisional > 0),
    partial: partial || sides.some(({ withoutCo2 }) => withoutCo2 > 0),
  };
}

function kindAmounts(rows: readonly KindMonth[]): readonly KindAmounts[] {
  const byKind = Map.groupBy(rows, ({ kind }) => kind);
  return energyKinds.flatMap((kind) => {
    const own = byKind.get(kind);
    return own === undefined ? [] : [amountsOf(kind, own)];
  });
}

function amountsOf(kind: EnergyKind, rows: readonly KindMonth[]): KindAmounts {
  const use = (year: Year): Amount => useOf(rows.map((row) => row[year]));
  return {
    kind,
    unit: energyDefinition(kind)?.unit ?? '',
    use: use('now'),
    useBefore: use('before'),
    co2: co2Of(rows, 'now', false),
    co2Before: co2Of(rows, 'before', false),
  };
}

/** A row that cannot be converted leaves the sum unknown; a month without rows is left out of it. */
function useOf(sides: readonly Sum[]): Amount {
  const there = sides.filter(({ rows }) => rows > 0);
  return {
    value: sumIfKnown(there.map(({ use }) => use)),
    provisional: there.some(({ provisional }) => provisional > 0),
    partial: false,
  };
}

function effectOf(rows: readonly KindMonth[], counts: Pick<WeekEffect, 'firms' | 'months'>): WeekEffect {
  const before = sumOf(rows.map(({ compared }) => compared.before));
  const now = sumOf(rows.map(({ compared }) => compared.now));
  const change = before === null || now === null ? null : now - before;
  return {
    ...counts,
    ...{ before, now, change },
    percent: change === null || before === null || before === 0 ? null : (change / before) * 100,
    parts: change === null ? null : partsOf(rows),
  };
}

function partsOf(rows: readonly KindMonth[]): WeekEffect['parts'] {
  const activity = sumIfKnown(rows.map(({ parts }) => parts?.activity ?? null));
  const factor = sumIfKnown(rows.map(({ parts }) => parts?.factor ?? null));
  return activity === null || factor === null ? null : { activity, factor };
}
