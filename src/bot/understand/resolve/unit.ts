import type { Ask, Context, Flag, Kind, Unit } from '../contract.ts';
import type { Draft } from '../draft.ts';
import { canBe, inBase, isContainer, unitsOf, usualUnit } from './compatible.ts';
import type { Base } from './talk.ts';

type Where = { readonly context: Context; readonly base: Base | null; readonly kind: Kind | null };
type Resolved = { readonly unit: Unit | null; readonly doubts: readonly Ask[]; readonly flags: readonly Flag[] };

const oils: readonly Kind[] = ['kerosene', 'heavy_oil', 'diesel', 'gasoline'];

/** The unit of a figure: as written, or as this kind was asked or reported before. */
export function resolveUnit(draft: Draft, where: Where): Resolved {
  if (draft.measure === 'cost' || draft.measure === 'demand' || draft.measure === 'reading') return sure(draft.unit);
  if (draft.loose !== null) return ofLoose(draft, where);
  if (draft.unit === null) return where.kind === null ? sure(null) : ofKind(where.kind, where);
  return checked(draft.unit, where.kind);
}

/** The unit a kind goes by here; LPG without a known unit is asked. */
export function ofKind(kind: Kind, { context, base }: Omit<Where, 'kind'>): Resolved {
  const asked = base?.kind === kind ? base.unit : null;
  const before = context.previous.findLast((known) => known.kind === kind)?.unit ?? null;
  const unit = asked ?? before ?? usualUnit(kind);
  if (unit !== null) return sure(unit);
  return { unit: null, doubts: [{ slot: 'unit', reason: 'ambiguous_unit', options: unitsOf(kind) }], flags: [] };
}

function checked(unit: Unit, kind: Kind | null): Resolved {
  if (isContainer(unit)) return doubted(unit, { slot: 'unit', reason: 'container_size' });
  if (kind === null || canBe(kind, unit)) return sure(unit);
  return doubted(unit, { slot: 'unit', reason: 'unit_mismatch', options: unitsOf(kind) });
}

// キロ, トン and ㎡ mean what the kind is measured in.
function ofLoose(draft: Draft, where: Where): Resolved {
  const { kind } = where;
  if (draft.loose === 'square') return assumed('m3', kind);
  if (draft.loose === 'ton') return kind === 'water' ? assumed('m3', kind) : checked('t', kind);
  if (kind !== null && oils.includes(kind)) return kiloOil(draft, where, kind);
  return ofKilo(where);
}

function ofKilo(where: Where): Resolved {
  const { kind } = where;
  if (kind === 'electricity') return assumed('kWh', kind);
  const weighed = kind === 'coal' || kind === 'coke' || kind === 'lng' || kind === 'waste';
  if (weighed || (kind === 'lpg' && ofKind('lpg', where).unit === 'kg')) return sure('kg');
  return doubted(null, { slot: 'unit', reason: 'ambiguous_unit', options: kind === null ? [] : unitsOf(kind) });
}

// 3キロ of oil is 3 kL where thousands of litres were used before, and a question where not.
function kiloOil({ value }: Draft, { context }: Where, kind: Kind): Resolved {
  const before = context.previous.findLast((known) => known.kind === kind);
  const litres =
    before === undefined || before.unit === null || before.value === null
      ? null
      : inBase(before.value, before.unit).value;
  const likely = litres !== null && value !== null && value * 1000 < litres * 5 && value * 1000 > litres / 5;
  const ask: Ask = { slot: 'unit', reason: 'ambiguous_unit', options: ['kL', 'L'] };
  return { unit: 'kL', doubts: likely ? [] : [ask], flags: ['unit_assumed'] };
}

function assumed(unit: Unit, kind: Kind | null): Resolved {
  return { ...checked(unit, kind), flags: ['unit_assumed'] };
}

function sure(unit: Unit | null): Resolved {
  return { unit, doubts: [], flags: [] };
}

function doubted(unit: Unit | null, ask: Ask): Resolved {
  return { unit, doubts: [ask], flags: [] };
}
