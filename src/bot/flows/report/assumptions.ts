import type { Assumption } from '../../../engine/emission/assumption.ts';
import type { Calculation } from '../../../engine/emission/calculate.ts';
import type { Param, Text } from '../../message.ts';
import { line } from '../talk.ts';

// Null: nothing that an owner would ask about; the sources say it.
const words: Readonly<Record<Assumption, string | null>> = {
  'electricity-substitute': 'report.by-substitute',
  'supplier-not-given': 'report.by-no-supplier',
  'supplier-unknown': 'report.by-unknown-supplier',
  'supplier-alias': null,
  'supplier-list-missing': 'report.by-missing-list',
  'menu-residual': 'report.by-standard-menu',
  'menu-total-reference': 'report.by-total',
  'menu-single': null,
  'last-edition': 'report.by-last-edition',
  'factor-provisional': null,
  'factor-substituted': 'report.by-replaced-value',
  'last-resort-supply': 'report.by-last-resort',
  'national-average': 'report.by-average',
  'basic-factor': null,
  'basic-factor-old-definition': 'report.by-old-definition',
  'city-gas-default': 'report.by-gas-default',
  'city-gas-low-pressure': 'report.by-low-pressure',
  'city-gas-metered-as-standard': null,
  'city-gas-normal-to-standard': 'report.by-normal-volume',
  'area-all-equal': null,
  'area-from-region': 'report.by-region',
  'city-gas-energy-45': null,
  'heat-default': 'report.by-heat-default',
  'lpg-mix-70-30': 'report.by-lpg-mix',
  'lpg-litre-to-kg': 'report.by-lpg-litre',
  'heavy-oil-grade-a': 'report.by-grade-a',
  'coal-steam-imported': 'report.by-coal',
  'coke-from-coal': 'report.by-coke',
  'sort-equivalent': 'report.by-equivalent',
  'steam-industrial': 'report.by-industrial-steam',
  'electricity-energy-day': null,
  'energy-unknown': null,
  'waste-transport-excluded': 'report.by-no-transport',
  'waste-transport-added': 'report.by-transport',
  'waste-average': 'report.by-waste-average',
  'custom-factor': 'report.by-custom',
};

/** What was assumed, in plain words, and whether the figure is provisional. */
export function assumptionNotes({ assumptions, provisional }: Calculation): Text {
  const keys = [...new Set(assumptions.map((code) => words[code]))].flatMap((key) => (key === null ? [] : [key]));
  const notes = [...(provisional ? ['report.provisional'] : []), ...keys].slice(0, 4);
  return notes.length === 0 ? line('report.stored') : notes.map((key) => line(key)).reduce(joined);
}

function joined(first: Text, second: Text): Text {
  const param = (text: Text): Param => ({ as: 'text', text });
  return line('report.two-lines', { first: param(first), second: param(second) });
}
