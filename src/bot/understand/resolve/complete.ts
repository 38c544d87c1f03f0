import { isDenied } from '../attach/between.ts';
import { type Item, type Kind, type Known, kinds, type Unit } from '../contract.ts';
import type { Draft } from '../draft.ts';
import words from '../lexicon/resolve.json' with { type: 'json' };
import { wordOfUnit } from '../recognise/unit-words.ts';
import { isContainer } from './compatible.ts';
import { fill } from './fill.ts';
import { resolveGas } from './kind.ts';
import { findSite, wholeFirm } from './sites.ts';
import { has, type Outcome, type Talk, withItems } from './talk.ts';
import { wasteNamed } from './waste.ts';

const total = new RegExp(words.total.join('|'));

/** The reply to a question about unit, kind, period or site: completes the pending item. */
export function complete(talk: Talk): Outcome | null {
  const { awaiting, pending } = talk.context;
  if (pending === null || awaiting === null || awaiting === 'value' || awaiting === 'confirm') return null;
  if (has(talk.seen, 'correct') && awaiting !== 'kind') return null;
  const [draft, ...more] = talk.drafts;
  if (more.length > 0 || (draft === undefined && isUndecided(talk))) return null;
  const size = draft === undefined ? null : sizeOf(talk, draft, pending);
  const reply = replyOf(talk, size ?? draft ?? null, pending);
  if (reply === null) return null;
  const { item, doubts, flags } = fill(talk, reply, pending);
  return withItems('report', [{ item: { ...item, replaces: 'pending' }, doubts, flags }]);
}

// 電気かガスか分からない names two and chooses none.
function isUndecided({ seen }: Talk): boolean {
  const { text } = seen.normal;
  const kinds = new Set(seen.kinds.filter((kind) => !isDenied(text, kind)).map(({ kind }) => kind));
  const periods = new Set(seen.periods.filter((one) => !isDenied(text, one)).map(({ period }) => period.from));
  return kinds.size > 1 || periods.size > 1 || has(seen, 'unsure');
}

type Told = Pick<Draft, 'kind' | 'unit' | 'period' | 'site' | 'waste'>;

// The pending item as a draft with what the reply adds to it.
function replyOf(talk: Talk, draft: Draft | null, pending: Known): Draft | null {
  const told = toldBy(talk, pending);
  if (draft === null && Object.values(told).every((part) => part === null)) return null;
  const base = draft ?? stub(pending, talk.seen.normal.text.length);
  const unit = base.unit !== null && draft !== null ? base.unit : (told.unit ?? base.unit);
  return {
    ...base,
    unit,
    kind: draft?.kind ?? told.kind ?? gasOr(talk, pending.kind),
    measure: unit === 'JPY' ? 'cost' : base.measure,
    ...around(told, base),
  };
}

function around(told: Told, base: Draft): Pick<Draft, 'period' | 'site' | 'waste'> {
  return {
    period: told.period ?? base.period,
    site: told.site ?? base.site,
    waste: told.waste ?? base.waste,
  };
}

function toldBy(talk: Talk, pending: Known): Told {
  const { seen, context } = talk;
  const named = seen.kinds.filter(({ kind }) => kind !== 'oil').at(-1)?.kind ?? shortKind(talk);
  return {
    kind: named === 'oil' || (named === 'gas' && pending.kind === 'gas') ? null : named,
    unit: unitSaid(talk, pending),
    period: seen.periods.findLast((one) => one.how !== 'compared' && !isDenied(seen.normal.text, one)) ?? null,
    site:
      context.awaiting === 'site'
        ? (wholeFirm(talk) ?? seen.sites.at(-1) ?? findSite(talk))
        : (seen.sites.at(-1) ?? null),
    waste: wasteNamed(seen),
  };
}

const replies = Object.entries(words.kindReplies);

// 「都市」 and 「LP」 name a gas only where the kind is asked.
function shortKind({ seen, context }: Talk): Kind | null {
  if (context.awaiting !== 'kind') return null;
  const name = replies.find(([, spellings]) => spellings.some((word) => seen.normal.text.includes(word)))?.[0];
  return kinds.find((kind) => kind === name) ?? null;
}

function gasOr({ context }: Talk, kind: Known['kind']): Known['kind'] {
  return kind === 'gas' ? resolveGas(context, null).kind : kind;
}

function unitSaid({ seen, context }: Talk, pending: Known): Unit | null {
  if (context.awaiting !== 'unit') return null;
  return wordOfUnit(seen.normal.text, pending.kind);
}

function stub({ value, unit }: Known, end: number): Draft {
  return {
    span: { start: 0, end },
    value,
    others: [],
    unit,
    loose: null,
    kind: null,
    period: null,
    site: null,
    waste: null,
    measure: 'usage' satisfies Item['measure'],
    approx: false,
    doubts: [],
    flags: [],
  };
}

// 18リットル after 2 cans is the size of one.
function sizeOf(talk: Talk, draft: Draft, pending: Known): Draft | null {
  if (!isContainer(pending.unit) || pending.value === null || draft.value === null || isContainer(draft.unit))
    return null;
  const kilos = pending.unit === 'cylinder' || pending.kind === 'lpg';
  const loose = draft.loose === 'kilo';
  const usual = kilos ? 'kg' : 'L';
  const unit = loose || draft.unit === null ? usual : draft.unit;
  const whole = isWhole(talk, draft);
  const value = whole ? draft.value : Number((draft.value * pending.value).toPrecision(12));
  return { ...draft, unit, value, loose: null, flags: [] };
}

function isWhole({ seen }: Talk, { span }: Draft): boolean {
  const { text } = seen.normal;
  const written = text.slice(span.start, span.end);
  return total.test(text) || (written.match(/\d+(?:[.,]\d+)*/g) ?? []).length > 1;
}
