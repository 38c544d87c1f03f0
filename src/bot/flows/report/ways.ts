import { energyDefinition } from '../../../engine/energy/registry.ts';
import { addMonths } from '../../../engine/period.ts';
import type { Facts, ReadingFacts } from '../../facts.ts';
import type { Option } from '../question.ts';
import { line } from '../talk.ts';
import { apartness } from './apart.ts';
import { billUnit, draftAgain, isEnergyKind } from './draft.ts';
import { nameInMonth } from './names.ts';
import type { OnPhoto } from './photo-state.ts';
import type { Draft, HereAt } from './state.ts';
import { sortWays, treatmentWays, weightWays } from './waste/ways.ts';

/** The place where one thing is asked of one draft. */
export type Clarify = HereAt<'clarify'>;

/** An answer that a button gives: what the draft becomes. */
export type Way = Option & { readonly draft: Draft };

/** The likely answers to what is open, each with the draft that it makes. */
export function waysOf(here: Clarify, facts: Facts): readonly Way[] {
  const draft = here.drafts[here.which];
  if (draft === undefined) return [];
  switch (here.slot) {
    case 'kind':
      return draft.photo?.kinds.length ? kindsRead(draft, draft.photo) : kindWays(draft, facts);
    case 'site':
      return facts.sites.map((site, at) =>
        way(`site-${at}`, { words: site.name }, { ...draft, siteId: site.id, siteSaid: null }),
      );
    case 'unit':
      return unitWays(draft, facts);
    case 'period':
      return draft.photo?.months.length ? monthsRead(draft, draft.photo) : monthWays(draft, facts);
    case 'sort':
      return sortWays(draft, facts);
    case 'treatment':
      return treatmentWays(draft, facts);
    case 'weight':
      return weightWays(draft);
    case 'target':
      return targets(here, facts).map((reading, at) => targetWay(draft, reading, { at, facts }));
    case 'addressee':
      return [];
    case 'value':
      return draft.photo === null ? [] : figuresRead(draft, draft.photo);
  }
}

function way(value: string, label: Option['label'], draft: Draft): Way {
  return { value, label, draft };
}

function kindsRead(draft: Draft, { kinds }: OnPhoto): readonly Way[] {
  return kinds.map((kind) =>
    way(`kind-${kind}`, line('report.kind', { kind: { as: 'kind', kind } }), { ...draft, kind }),
  );
}

function figuresRead(draft: Draft, { usages, messageId }: OnPhoto): readonly Way[] {
  return usages.map((used, at) =>
    way(`used-${at}`, line('report.quantity', { quantity: { as: 'quantity', ...used } }), {
      ...draft,
      ...used,
      source: messageId,
    }),
  );
}

function monthsRead(draft: Draft, { months }: OnPhoto): readonly Way[] {
  return months.map((month) =>
    way(`month-${month}`, line('report.month', { month: { as: 'month', month } }), {
      ...draft,
      period: { from: month, to: month },
    }),
  );
}

function kindWays(draft: Draft, facts: Facts): readonly Way[] {
  const own = [...new Set(facts.sites.flatMap((site) => site.energy.map(({ kind }) => kind)))];
  const gases = ['city_gas', 'lpg'] as const;
  const offered = draft.kind === 'gas' ? gases : own;
  return offered.map((kind) =>
    way(`kind-${kind}`, line('report.kind', { kind: { as: 'kind', kind } }), { ...draft, kind }),
  );
}

/** The usual sizes in which fuel is carried, with what they hold. */
const sizes: Readonly<Record<string, readonly { readonly holds: number; readonly unit: string }[]>> = {
  can: [18, 20, 10].map((holds) => ({ holds, unit: 'L' })),
  drum: [200, 100].map((holds) => ({ holds, unit: 'L' })),
  cylinder: [50, 20, 30, 10].map((holds) => ({ holds, unit: 'kg' })),
  tank: [],
};

function unitWays(draft: Draft, facts: Facts): readonly Way[] {
  const { value, unit } = draft;
  const held = unit === null ? undefined : sizes[unit];
  if (held !== undefined && value !== null) {
    return held.map(({ holds, unit: per }) =>
      way(`size-${holds}-${per}`, line('report.quantity', { quantity: { as: 'quantity', value: holds, unit: per } }), {
        ...draft,
        value: value * holds,
        unit: per,
      }),
    );
  }
  if (!isEnergyKind(draft.kind)) return [];
  const bill = billUnit(facts, { siteId: draft.siteId ?? '', kind: draft.kind });
  const others = (energyDefinition(draft.kind)?.units ?? []).filter((one) => common.has(one));
  const own = [...new Set([bill, ...others])].map((one) =>
    way(`unit-${one}`, line('report.unit', { unit: one === 'm3' ? 'm³' : one }), { ...draft, unit: one }),
  );
  return [...own, ...otherKinds(draft, facts)];
}

/** The unit may be right and the kind wrong: 45 m³ where electricity was asked is gas or water. */
function otherKinds(draft: Draft, facts: Facts): readonly Way[] {
  if (draft.unit === null) return [];
  return kindWays({ ...draft, kind: null }, facts).filter(
    ({ draft: { kind } }) =>
      isEnergyKind(kind) && kind !== draft.kind && energyDefinition(kind)?.units.some((one) => one === draft.unit),
  );
}

const common = new Set<string>(['kWh', 'm3', 'L', 'kL', 'kg', 't', 'GJ']);

function monthWays(draft: Draft, facts: Facts): readonly Way[] {
  const now = facts.today.slice(0, 7);
  return [1, 2, 3, 4, 5, 6].map((ago) => {
    const month = addMonths(now, -ago);
    return way(`month-${month}`, line('report.month', { month: { as: 'month', month } }), {
      ...draft,
      period: { from: month, to: month },
    });
  });
}

/** What may be meant by 訂正: the rows stored last, newest first. */
function targets({ memory, drafts, which }: Clarify, facts: Facts): readonly ReadingFacts[] {
  const kind = drafts[which]?.kind ?? null;
  const recent = memory.recent.flatMap(({ readingId }) => facts.readings.filter((one) => one.id === readingId));
  const pool = recent.length > 0 ? recent : facts.readings;
  const fitting = pool.filter((one) => kind === null || one.kind === kind);
  return (fitting.length > 0 ? fitting : pool).slice(-8).toReversed();
}

function targetWay(draft: Draft, reading: ReadingFacts, { at, facts }: { at: number; facts: Facts }): Way {
  const made = { ...draftAgain(reading), value: draft.value, unit: draft.unit, source: draft.source };
  return way(`target-${at}`, nameInMonth(facts, reading), made);
}

/** A question whose answers change the result by 5 % at most is not asked: the first, most usual one is taken. */
export function needless(here: Clarify, facts: Facts): Draft | null {
  if (here.slot !== 'kind' && here.slot !== 'unit') return null;
  // What a photograph may say is never chosen for its owner.
  if (here.drafts[here.which]?.photo) return null;
  const ways = waysOf(here, facts);
  const drafts = ways.map(({ draft }) => draft);
  return apartness(drafts, facts)?.matters === false ? (drafts[0] ?? null) : null;
}
