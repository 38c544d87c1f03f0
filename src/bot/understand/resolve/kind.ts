import type { Ask, Context, Kind, Unit } from '../contract.ts';
import type { Draft } from '../draft.ts';
import { canBe, kindsIn } from './compatible.ts';
import type { Base } from './talk.ts';

type Where = { readonly context: Context; readonly base: Base | null; readonly several: boolean };
type Resolved = { readonly kind: Kind | null; readonly doubts: readonly Ask[] };

const gases: readonly Kind[] = ['city_gas', 'lpg', 'lng'];

/** The kind of a figure: named, asked, or the only one of the business that has this unit. */
export function resolveKind(draft: Draft, where: Where): Resolved {
  const { context, base } = where;
  if (draft.kind === 'oil') return unclear(null, 'ambiguous_kind', context);
  if (draft.kind === 'gas') return resolveGas(context, base?.kind ?? null);
  if (draft.kind !== null) return { kind: draft.kind, doubts: [] };
  const energy = draft.measure === 'usage' || draft.measure === 'sale' || draft.measure === 'generation';
  const unit = energy ? draft.unit : null;
  return unit === null || draft.loose !== null ? withoutUnit(draft, where) : byUnit(unit, where);
}

/** ガス is the gas the business reports, or the one that was asked. */
export function resolveGas({ kinds }: Context, asked: Kind | null): Resolved {
  const known = kinds.filter((kind) => gases.includes(kind));
  const [only] = known;
  if (known.length === 1 && only !== undefined) return { kind: only, doubts: [] };
  if (asked !== null && gases.includes(asked)) return { kind: asked, doubts: [] };
  const options = known.length === 0 ? gases.slice(0, 2) : known;
  return { kind: 'gas', doubts: [{ slot: 'kind', reason: 'ambiguous_kind', options }] };
}

function withoutUnit({ measure }: Draft, { context, base }: Where): Resolved {
  const [only, ...more] = context.kinds;
  if (measure === 'demand') return { kind: 'electricity', doubts: [] };
  if (base !== null && base.kind !== null) return { kind: base.kind, doubts: [] };
  if (only !== undefined && more.length === 0) return { kind: only, doubts: [] };
  return measure === 'usage' ? unclear(null, 'ambiguous_number', context) : { kind: null, doubts: [] };
}

function byUnit(unit: Unit, { context, base, several }: Where): Resolved {
  const asked = base?.kind ?? null;
  if (asked !== null && (canBe(asked, unit) || !several)) return { kind: asked, doubts: [] };
  const known = kindsIn(unit, context.kinds);
  const found = known.length > 0 ? known : kindsIn(unit, []);
  const [only, ...more] = found;
  if (only !== undefined && more.length === 0) return { kind: only, doubts: [] };
  return unclear(null, 'ambiguous_kind', { ...context, kinds: found });
}

function unclear(kind: Kind | null, reason: Ask['reason'], { kinds }: Context): Resolved {
  return { kind, doubts: [{ slot: 'kind', reason, options: kinds }] };
}
