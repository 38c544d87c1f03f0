import type { EnergyKind } from '../energy/registry.ts';
import { type CreditKind, type MonitoringItem, monitoringItems } from './methodology.ts';

/** What is there: months of the ledger by energy, and months that the firm recorded by item. */
export type MonitoringRecord = {
  readonly kind: CreditKind;
  /** Energies that the firm uses; an item of the ledger asks only for these. */
  readonly uses: readonly EnergyKind[];
  readonly ledger: readonly { readonly kind: EnergyKind; readonly month: string }[];
  readonly recorded: readonly { readonly item: MonitoringItem['id']; readonly month: string }[];
};

/** An item with the months that lack it, `YYYY-MM`, oldest first. */
export type MonitoringState = {
  readonly item: MonitoringItem['id'];
  readonly energy: EnergyKind | null;
  readonly missing: readonly string[];
};

/** Each item to record, with what is missing of the months asked for. Nothing missing is filled in. */
export function monitoringState(record: MonitoringRecord, months: readonly string[]): readonly MonitoringState[] {
  return monitoringItems[record.kind].flatMap((item) => statesOf(item, record, months));
}

function statesOf(
  { id, energy }: MonitoringItem,
  record: MonitoringRecord,
  months: readonly string[],
): readonly MonitoringState[] {
  if (energy === null) {
    const there = new Set(record.recorded.filter(({ item }) => item === id).map(({ month }) => month));
    return [{ item: id, energy: null, missing: lacking(months, there) }];
  }
  return energy
    .filter((kind) => record.uses.includes(kind))
    .map((kind) => {
      const there = new Set(record.ledger.filter((one) => one.kind === kind).map(({ month }) => month));
      return { item: id, energy: kind, missing: lacking(months, there) };
    });
}

const lacking = (months: readonly string[], there: ReadonlySet<string>) =>
  months.filter((month) => !there.has(month)).toSorted();
