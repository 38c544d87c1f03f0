import { z } from 'zod';
import { type HandoverCell, type Say, yesNo } from './cells.ts';
import type { Handover } from './document.ts';
import type { HandoverFirm } from './firm.ts';

/** What stands in the columns of the ledger. */
export const ledgerHeads: readonly string[] = [
  ...['handover.number', 'handover.site', 'handover.month', 'handover.kind', 'handover.sort', 'handover.value'],
  ...['handover.unit', 'handover.from', 'handover.to', 'handover.yen', 'handover.origin', 'handover.recorded'],
  ...['handover.id', 'handover.revision', 'handover.replaces', 'handover.reason', 'handover.withdrawn'],
  ...['handover.co2', 'handover.scope', 'handover.provisional', 'handover.factors', 'handover.source'],
];

const sourced = z.looseObject({ source: z.looseObject({ title: z.string() }) });

/** Every row of the ledger with its newest CO2; a row without one has an empty cell. */
export function ledgerRows({ firms }: Handover, say: Say): readonly (readonly HandoverCell[])[] {
  return firms.flatMap((firm) => {
    const names = new Map(firm.sites.map(({ id, name }) => [id, name]));
    return firm.readings.map((row) => [
      ...[firm.number, names.get(row.siteId) ?? null, row.month, row.kind, row.sort, row.value, row.unit],
      ...[row.periodFrom, row.periodTo, row.amountYen, row.origin, row.recordedAt],
      ...[row.id, row.revision, row.replaces, row.withdrawn?.reason ?? row.reason, row.withdrawn?.at ?? null],
      ...computed(row, say),
    ]);
  });
}

function computed({ emissions }: HandoverFirm['readings'][number], say: Say): readonly HandoverCell[] {
  const newest = emissions.at(-1);
  if (newest === undefined) return [null, null, null, null, null];
  const { parts } = newest.calculation;
  const titles = parts.flatMap((part) => {
    const known = sourced.safeParse(part);
    return known.success ? [known.data.source.title] : [];
  });
  return [
    ...[newest.kgCo2, newest.scope, yesNo(say, newest.provisional)],
    [...new Set(parts.map(({ factorId }) => factorId))].join(', '),
    [...new Set(titles)].join(', '),
  ];
}
