import type { Clock } from './clock.ts';
import { readDotted } from './dotted.ts';
import { join } from './join.ts';
import { pattern, type Reader, UNIT } from './pattern.ts';
import { type Fixed, type Found, plausible, type Said } from './said.ts';

/** A period with the place where its words begin, which is behind `from` and `between`. */
export type Placed = Found & { readonly start: number };

const JOIN = pattern(
  '(?:(?:分)?\\s*(?:から|より|~|〜|–|—|―|-|−|‐|‑|ー|→|⇒|➡|➔|\\.\\.\\.?|…)\\s*|\\s+(?:to|through|thru|until|till|up to)\\s+(?:the\\s+(?:end\\s+of\\s+)?)?)',
);
// 4月〜翌3月: the order of the ends says as much.
const FOLLOWING = pattern('翌年?(?:の)?(?=\\d)');
const AND = pattern('\\s+and\\s+');
const OPENING = pattern('(?:between|from)\\s+(?:the\\s+)?');
const BARE_DAY = pattern(`(?<d>\\d{1,2})(?![\\d月日年]|[./:,-]\\d|\\s*${UNIT})`);
/** Joins two ends to one stretch: 4月から9月まで, 8/21〜9/20, 7〜9月, between July and September. Passes single ends on. */
export function readRange(read: Reader): (text: string, at: number, clock: Clock) => Placed | null {
  return (text, at, clock) => {
    const dotted = readDotted(text, at, clock);
    if (dotted !== null) return { ...dotted, start: at };
    const start = OPENING(text, at)?.end ?? at;
    const left = read(text, start, clock);
    if (left === null) return null;
    const right = readRight(read, text, { left, between: text.startsWith('between', at), clock });
    const joined = right === null ? null : join(left.what, right.what, clock);
    return right === null || joined === null ? { ...left, start } : { end: right.end, what: joined, start };
  };
}

type Left = { readonly left: Found; readonly between: boolean; readonly clock: Clock };

function readRight(read: Reader, text: string, { left, between, clock }: Left): Found | null {
  const joint = (between ? AND(text, left.end) : null) ?? JOIN(text, left.end);
  if (joint === null) return null;
  const next = FOLLOWING(text, joint.end)?.end ?? joint.end;
  return read(text, next, clock) ?? readBareDay(text, next, left.what);
}

// 8/1〜31
function readBareDay(text: string, at: number, left: Said | Fixed): Found | null {
  if (left.as === 'fixed' || left.day === null || /\s/.test(text[at - 1] ?? '')) return null;
  const hit = BARE_DAY(text, at);
  const day = Number(hit?.get('d') ?? 0);
  const what = { ...left, day, weekday: null };
  return hit === null || day <= left.day || !plausible(what) ? null : { end: hit.end, what };
}
