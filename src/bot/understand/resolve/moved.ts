import { isDenied } from '../attach/between.ts';
import type { Ask, Item, Kind, Known } from '../contract.ts';
import { canBe, unitsOf } from './compatible.ts';
import { resolveGas } from './kind.ts';
import { itemOf, samePeriod } from './known.ts';
import type { Talk } from './talk.ts';
import { ofKind } from './unit.ts';
import { wasteNamed } from './waste.ts';

type Moved = { readonly item: Item; readonly doubts: readonly Ask[] };

/** A known figure with the kind, month or site that the message names instead; null where it names nothing new. */
export function moved(talk: Talk, known: Known): Moved | null {
  const kind = newKind(talk, known.kind);
  const period = newPeriod(talk, known);
  const site = newSite(talk, known);
  const waste = known.kind === 'waste' ? wasteNamed(talk.seen) : null;
  if (kind === null && period === null && site === null && waste === null) return null;
  const doubts: Ask[] = [];
  if (period?.future === true) doubts.push({ slot: 'period', reason: 'future_period' });
  if (site?.known === false) doubts.push({ slot: 'site', reason: 'unknown_site', options: talk.context.sites });
  const named = waste === null ? {} : { waste };
  const item = { ...itemOf(known), ...named, period: period?.period ?? known.period, site: site?.site ?? known.site };
  return kind === null ? { item, doubts } : withKind(talk, kind, { item, doubts });
}

function withKind({ context }: Talk, kind: Kind, { item, doubts }: Moved): Moved {
  const unit = item.unit ?? ofKind(kind, { context, base: null }).unit;
  const misfit = unit !== null && !canBe(kind, unit);
  const ask: Ask = { slot: 'unit', reason: 'unit_mismatch', options: unitsOf(kind) };
  return { item: { ...item, kind, unit }, doubts: misfit ? [...doubts, ask] : doubts };
}

function newKind({ seen, context }: Talk, old: Kind | null): Kind | null {
  const named = seen.kinds.filter((kind) => !isDenied(seen.normal.text, kind)).at(-1)?.kind ?? null;
  if (named === null || named === 'oil') return null;
  const kind = named === 'gas' ? resolveGas(context, old).kind : named;
  return kind === old ? null : kind;
}

function newPeriod({ seen }: Talk, { period }: Known) {
  const named = seen.periods.filter((one) => one.how !== 'compared' && !isDenied(seen.normal.text, one)).at(-1);
  return named === undefined || samePeriod(named.period, period) ? null : named;
}

function newSite({ seen }: Talk, { site }: Known) {
  const named = seen.sites.filter((one) => !isDenied(seen.normal.text, one)).at(-1);
  return named === undefined || named.site === site ? null : named;
}
