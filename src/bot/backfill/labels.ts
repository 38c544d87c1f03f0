import type { WasteKnown } from '../../engine/waste/sort.ts';
import type { Kind, Unit } from '../understand/contract.ts';
import { normalise } from '../understand/normalise.ts';
import { recogniseKinds } from '../understand/recognise/kinds.ts';
import { recogniseMeasures } from '../understand/recognise/measures.ts';
import { recogniseSites } from '../understand/recognise/sites.ts';
import { wordOfUnit } from '../understand/recognise/unit-words.ts';
import { recogniseTreatments } from '../understand/recognise/wastes.ts';
import { wasteNamed } from '../understand/resolve/waste.ts';
import type { TableContext } from './contract.ts';

/** What the words around a figure say of it: its head, or its neighbours in the row. */
export type Labels = {
  readonly kind: Kind | null;
  readonly unit: Unit | null;
  readonly site: string | null;
  readonly waste: WasteKnown | null;
  /** Money, meter readings, contracted power, sums and comparisons are no use of a month. */
  readonly other: 'cost' | 'reading' | 'demand' | 'generation' | 'sale' | 'sum' | 'compared' | 'note' | null;
};

export const noLabels: Labels = { kind: null, unit: null, site: null, waste: null, other: null };

const sums = /合計|総計|小計|累計|年計|平均|total|average|^計$|^sum$/;
const compared = /前年|昨年|対比|比較|増減|前月|差|%|割合|co2|排出|原単位|係数/;
const notes = /備考|メモ|摘要|コメント|note|remark|no\.?$|番号|担当/;
const money = /円|¥|￥|yen|jpy|単価/;

/** Reads a head or a label. An earlier head holds for the ones below it: 電気 above 使用量 and 料金. */
export function labelsOf(text: string, context: TableContext): Labels {
  const normal = normalise(text);
  const named = recogniseKinds(normal);
  const kinds = new Set(named.map(({ kind }) => kind));
  const [kind, ...others] = [...kinds].filter((one) => one !== 'oil');
  const own = kind === undefined || others.length > 0 ? null : kind;
  const [site] = recogniseSites(normal, context.sites).filter(({ site: name, known }) => known && name !== '*');
  return {
    kind: own,
    unit: unitOf(normal.text, own),
    site: site?.site ?? null,
    waste: wasteNamed({ normal, kinds: named, treatments: recogniseTreatments(normal) }),
    other: otherOf(text, normal.text),
  };
}

// What stands in brackets is the unit before anything else: 電気使用量(kWh), ガス[m3].
function unitOf(text: string, kind: Kind | null): Unit | null {
  const bracket = /[([（［【]([^)\]）］】]*)[)\]）］】]/.exec(text)?.[1];
  const inside = bracket === undefined ? null : wordOfUnit(bracket, kind);
  return inside ?? wordOfUnit(text, kind);
}

function otherOf(original: string, text: string): Labels['other'] {
  if (sums.test(text)) return 'sum';
  if (compared.test(text)) return 'compared';
  if (money.test(text) || money.test(original)) return 'cost';
  const [measure] = recogniseMeasures(normalise(text)).map((one) => one.measure);
  if (measure !== undefined && measure !== 'usage') return measure;
  return notes.test(text) ? 'note' : null;
}

/** What is nearer to the figure counts first. */
export function joined(near: Labels, far: Labels): Labels {
  return {
    kind: near.kind ?? far.kind,
    unit: near.unit ?? far.unit,
    site: near.site ?? far.site,
    waste: joinedWaste(near.waste, far.waste),
    other: near.other ?? far.other,
  };
}

function joinedWaste(near: WasteKnown | null, far: WasteKnown | null): WasteKnown | null {
  if (near === null || far === null) return near ?? far;
  return { type: near.type ?? far.type, treatment: near.treatment ?? far.treatment };
}
