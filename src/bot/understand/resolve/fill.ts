import type { Ask, Context, Item } from '../contract.ts';
import type { Doubted, Draft } from '../draft.ts';
import { implausible } from '../policy/plausible.ts';
import { resolveKind } from './kind.ts';
import { nearest } from './nearest.ts';
import type { Base, Talk } from './talk.ts';
import { resolveUnit } from './unit.ts';

/** Completes what a draft does not say from `base` and the context, and notes every doubt. */
export function fill(talk: Pick<Talk, 'context' | 'seen' | 'drafts'>, draft: Draft, base: Base | null): Doubted {
  const { context, seen } = talk;
  const kind = resolveKind(draft, { context, base, several: talk.drafts.length > 1 });
  const unit = resolveUnit(draft, { context, base, kind: kind.kind });
  const period = periodOf(draft, context, base);
  const site = siteOf(draft, context, base);
  const bare: Item = {
    kind: kind.kind,
    value: draft.value,
    unit: unit.unit,
    period: period.period,
    site: site.site,
    measure: draft.measure,
    approx: draft.approx,
    replaces: null,
    ...(kind.kind === 'waste' && draft.waste !== null ? { waste: draft.waste } : {}),
    span: [seen.normal.at[draft.span.start] ?? 0, seen.normal.at[draft.span.end] ?? 0],
  };
  const item = { ...bare, value: nearest(draft, bare, context) };
  const doubts = [...draft.doubts, ...kind.doubts, ...unit.doubts, ...period.doubts, ...site.doubts];
  return {
    item,
    doubts: [...doubts, ...ofMeasure(item), ...ambiguous(draft), ...outOfRange(item, context)],
    flags: [...draft.flags, ...unit.flags],
  };
}

/** What the bot has to ask about an item that is complete but far from the usual. */
export function outOfRange(item: Item, context: Context): readonly Ask[] {
  const ask = implausible(item, context);
  return ask === null ? [] : [ask];
}

function ambiguous({ others, doubts }: Draft): readonly Ask[] {
  if (others.length === 0 || doubts.length > 0) return [];
  return [{ slot: 'confirm', reason: 'ambiguous_number', options: others }];
}

function ofMeasure({ measure }: Item): readonly Ask[] {
  if (measure === 'cost') return [{ slot: 'value', reason: 'cost_not_usage' }];
  if (measure === 'reading') return [{ slot: 'value', reason: 'reading_not_usage' }];
  if (measure === 'demand') return [{ slot: 'value', reason: 'demand_not_usage' }];
  return measure === 'usage' ? [] : [{ slot: 'value', reason: 'unclear' }];
}

function periodOf({ period }: Draft, context: Context, base: Base | null) {
  if (period === null) return asksNone(base?.period ?? context.defaultPeriod);
  const doubts: Ask[] = [];
  const asked = [base?.period ?? context.defaultPeriod].filter((one) => one !== null);
  // 今月 is not over yet: the bill that has just come is often meant.
  if (period.future) doubts.push({ slot: 'period', reason: 'future_period' });
  else if (period.others.length > 0 || period.how === 'this-month')
    doubts.push({ slot: 'period', reason: 'ambiguous_period', options: [period.period, ...period.others, ...asked] });
  return { period: period.period, doubts };
}

function asksNone(period: Item['period']) {
  const doubts: readonly Ask[] = period === null ? [{ slot: 'period', reason: 'ambiguous_period' }] : [];
  return { period, doubts };
}

function siteOf({ site }: Draft, { sites }: Context, base: Base | null) {
  const none: readonly Ask[] = [];
  if (site !== null && (site.known || sites.length > 0)) {
    const doubts: readonly Ask[] = site.known ? none : [{ slot: 'site', reason: 'unknown_site', options: sites }];
    return { site: site.site, doubts };
  }
  const inherited = base?.site ?? null;
  const open = inherited === null && sites.length > 1;
  const doubts: readonly Ask[] = open ? [{ slot: 'site', reason: 'ambiguous_site', options: sites }] : none;
  return { site: inherited, doubts };
}
