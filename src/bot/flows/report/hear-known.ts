import { partsOfSort, type WasteKnown } from '../../../engine/waste/sort.ts';
import type { Facts, ReadingFacts } from '../../facts.ts';
import { type Kind, type Known, kinds, type Unit, units } from '../../understand/contract.ts';
import { slotOfDraft } from './draft.ts';
import { readingBefore } from './gaps.ts';
import type { Draft } from './state.ts';
import { wasteOf } from './waste/said.ts';

/** The last reading before a month of all that the firm reports. */
export function previousOf(facts: Facts, month: string | null): readonly Known[] {
  if (month === null) return [];
  return facts.sites.flatMap((site) =>
    site.energy.flatMap(({ kind }) => {
      const before = readingBefore(facts, { siteId: site.id, kind, month });
      return before === null ? [] : [knownReading(before, facts)];
    }),
  );
}

/** A row of the ledger, as messages are understood beside it. */
export function knownReading({ siteId, kind, quantity, month, sort }: ReadingFacts, facts: Facts): Known {
  return {
    kind: isHeardKind(kind) ? kind : null,
    value: quantity.value,
    unit: heardUnit(quantity.unit),
    period: { from: month, to: month },
    site: siteName(siteId, facts),
    ...(kind === 'waste' ? { waste: partsOfSort(sort) } : {}),
  };
}

/** A figure in the making, likewise; null where there is none. */
export function knownDraft(draft: Draft | undefined, facts: Facts): Known | null {
  if (draft === undefined) return null;
  const slot = slotOfDraft(draft);
  return {
    kind: draft.kind !== null && isHeardKind(draft.kind) ? draft.kind : null,
    value: draft.value,
    unit: heardUnit(draft.unit),
    period: draft.period,
    site: draft.siteId === null ? draft.siteSaid : siteName(slot?.siteId ?? draft.siteId, facts),
    ...(draft.kind === 'waste' ? { waste: knownWaste(draft) } : {}),
  };
}

/** The name by which messages tell a site from the others; null where there is only one. */
export function siteName(siteId: string, { sites }: Facts): string | null {
  return sites.length > 1 ? (sites.find((site) => site.id === siteId)?.name ?? null) : null;
}

function knownWaste(draft: Draft): WasteKnown {
  const { type, treatment } = wasteOf(draft);
  return { type, treatment };
}

/** Whether messages can name a kind. */
export function isHeardKind(kind: string): kind is Kind {
  return kinds.some((one) => one === kind);
}

/** The unit as messages name it. */
export function heardUnit(unit: string | null): Unit | null {
  return units.find((one) => one === unit) ?? null;
}
