import { calculate } from '../../src/engine/emission/calculate.ts';
import type { EnergyKind } from '../../src/engine/energy/registry.ts';
import { firstDay, lastDay } from '../../src/engine/period.ts';
import type { ReportFirm, ReportQuestion, ReportRow } from '../../src/engine/report/input.ts';

/** A figure of a ledger for one month, with the CO2 that the program's own tables give. */
export function reportRow(month: string, kind: EnergyKind, value: number, over: Partial<ReportRow> = {}): ReportRow {
  const unit = { electricity: 'kWh', city_gas: 'm3', lpg: 'm3', water: 'm3', waste: 't' }[String(kind)] ?? 'L';
  const period = { from: firstDay(month), to: lastDay(month) };
  const waste = kind === 'waste' ? { type: 'waste_plastic_industrial', treatment: 'incineration' } : null;
  const result = calculate({ kind, quantity: { value, unit }, period, waste });
  const common = { site: 'main', kind, sort: null, quantity: { value, unit }, period, month, provisional: false };
  const known = result.ok
    ? {
        kgCo2: result.value.kgCo2,
        scope: result.value.scope,
        provisional: result.value.provisional,
        parts: result.value.parts,
      }
    : { kgCo2: null, scope: null, parts: [] };
  return { id: `${kind}-${month}-${value}`, ...common, ...known, ...over };
}

/** A firm that uses electricity and agrees to everything. */
export function reportFirm(number: number, rows: readonly ReportRow[], over: Partial<ReportFirm> = {}): ReportFirm {
  return {
    ...{
      id: `firm-${number}`,
      number,
      name: `試験商店${number}`,
      place: '所沢市',
      industry: '09',
      employees: 12,
      route: null,
    },
    consents: { use: true, client: true, statistics: true },
    meters: [{ site: 'main', kind: 'electricity' }],
    sites: [{ id: 'main', name: '本店' }],
    ...{ rows, proposals: [], opinions: [], delays: [] },
    ...over,
  };
}

/** A periodic report of two months. */
export function reportQuestion(firms: readonly ReportFirm[], over: Partial<ReportQuestion> = {}): ReportQuestion {
  return {
    kind: 'periodic',
    programme: { code: 'sample-city', name: '試験市 見える化事業', client: '試験市', operator: 'はかる相談室（架空）' },
    period: { from: '2025-10', to: '2025-11' },
    ...{ fewest: 10, madeOn: '2026-11-26', approvedBy: null, consultations: 3, firms },
    ...{ activities: null, cohort: null },
    ...over,
  };
}
