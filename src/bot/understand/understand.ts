import { attach } from './attach/attach.ts';
import { isDenied } from './attach/between.ts';
import { mergeDrafts } from './attach/merge.ts';
import type { Input, Result } from './contract.ts';
import type { Draft, Seen } from './draft.ts';
import { recogniseFlags } from './intent/tone.ts';
import { normalise } from './normalise.ts';
import { entitiesOf } from './recognise/entities.ts';
import { recogniseMasks } from './recognise/masks.ts';
import { resolve } from './resolve/resolve.ts';
import { finish, has, type Talk } from './resolve/talk.ts';
import { known } from './resolve/target.ts';
import { see } from './see.ts';

/**
 * What an owner's message means, with what has to be asked before anything is stored. The same input gives the same
 * answer; no message makes it fail: what cannot be read is `unknown` and asked about.
 */
export function understand(input: Input): Result {
  try {
    return input.text.length > LONGEST ? readLong(input) : read(input);
  } catch {
    const ask = { slot: input.context.awaiting ?? 'intent', reason: 'unclear' } as const;
    return { id: input.id, intent: 'unknown', items: [], ask, targets: [], flags: [] };
  }
}

// More than any bill; what is longer is read at its beginning only, and asked about.
const LONGEST = 2000;

function readLong(input: Input): Result {
  const result = read({ ...input, text: input.text.slice(0, LONGEST) });
  const whole = normalise(input.text);
  const pii = recogniseMasks(whole, input.locale).some((mask) => mask.pii);
  // Danger and instructions may stand anywhere.
  const flags = new Set([...result.flags, ...recogniseFlags(whole), ...(pii ? (['pii'] as const) : [])]);
  if (flags.has('safety')) return { ...result, intent: 'handoff', items: [], ask: null, flags: [...flags] };
  const ask = result.ask ?? (result.items.length === 0 ? null : ({ slot: 'confirm', reason: 'unclear' } as const));
  return { ...result, ask, flags: [...flags] };
}

function read(input: Input): Result {
  const normal = normalise(input.text);
  const { all, ...seen } = see(normal, input);
  const raw = attach(seen);
  const base = { input, context: input.context, seen, raw, drafts: raw };
  const talk: Talk = { ...base, drafts: draftsOf(base) };
  const result = finish(talk, resolve(talk));
  return input.options?.entities === true ? { ...result, entities: entitiesOf(normal, all) } : result;
}

// 15,400は15,300の間違い, 266と送りましたが262でした: the old value is no new one.
function draftsOf(talk: Talk): readonly Draft[] {
  const { raw, seen } = talk;
  const where = { text: seen.normal.text, dates: seen.dates };
  const merged = mergeDrafts(where, raw);
  const open = merged.some(({ doubts }) => doubts.some(({ reason }) => reason === 'conflict'));
  if (raw.length < 2 || !(open || corrects(seen))) return merged;
  const old = known(talk).map(({ value }) => value);
  const fresh = raw.filter(({ value }) => !old.includes(value));
  return fresh.length === 0 || fresh.length === raw.length ? merged : mergeDrafts(where, fresh);
}

function corrects(seen: Seen): boolean {
  const { text } = seen.normal;
  return has(seen, 'correct') || /→|->/.test(text) || seen.figures.some((figure) => isDenied(text, figure));
}
