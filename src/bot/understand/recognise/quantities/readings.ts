import type { ReadingsMention } from '../../mention.ts';
import type { ReadNumeral } from '../numerals.ts';
import { unitBehind } from '../units.ts';

const before =
  /(?:前回|先月|前月|前の|前|旧|開始|始め|はじめ|previous|last)(?:の)?(?:検針|指針|指示|メーター|値|数|reading)*(?:値|数)?(?:は|が|:|\s)*$/;
const now =
  /(?:今回|今月|当月|今の|今|新|終了|終わり|おわり|current|now|this)(?:の)?(?:検針|指針|指示|メーター|値|数|reading)*(?:値|数)?(?:は|が|:|\s)*$/;
const arrow = /^(?:[^\d\n]{0,6})(?:→|->|⇒|=>|から)(?:[^\d\n]{0,10})$/;
const multiplier = /(?:乗率|倍率|multiplier|×|x)\s*(?:は|が|:|\s)*$/;

/** 前回3268→今回3311, with a multiplier (乗率) and the roll-over of the meter. */
export function findReadings(text: string, numerals: readonly ReadNumeral[]): readonly ReadingsMention[] {
  for (const [at, first] of numerals.entries()) {
    const second = numerals[at + 1];
    const order = second === undefined ? null : orderOf(text, first, second);
    if (order !== null) return [pair(text, order, numerals.slice(at + 2))];
  }
  return [];
}

/** The earlier reading first; null when the two figures are no readings of one meter. */
function orderOf(text: string, first: ReadNumeral, second: ReadNumeral): readonly [ReadNumeral, ReadNumeral] | null {
  const ahead = text.slice(Math.max(0, first.start - 14), first.start);
  const gap = text.slice(first.end, second.start);
  if (gap.length > 24) return null;
  if (now.test(ahead) && before.test(gap) && isMetered(text, second, first)) return [second, first];
  const isNamed = before.test(ahead) && now.test(gap) && isMetered(text, first, second);
  const isArrow = arrow.test(gap) && /指針|メーター|検針|meter/.test(text) && !unitBehind(text, first.end);
  return isNamed || isArrow ? [first, second] : null;
}

// 先月は1,820で今月は1,795 are two months' use; only 前回 and 今回 speak of a meter by themselves.
function isMetered(text: string, from: ReadNumeral, to: ReadNumeral): boolean {
  if (/指針|指示|メーター|めーたー|検針|meter|reading/.test(text)) return true;
  const size = 10 ** String(Math.trunc(from.value)).length;
  const rolled = to.value < from.value && to.value + size - from.value > size / 2;
  return /前回|前の|旧|previous/.test(text) && !rolled;
}

function pair(
  text: string,
  [from, to]: readonly [ReadNumeral, ReadNumeral],
  rest: readonly ReadNumeral[],
): ReadingsMention {
  const times = rest.find((one) => multiplier.test(text.slice(Math.max(0, one.start - 10), one.start)));
  const size = 10 ** String(Math.trunc(from.value)).length;
  const difference = to.value >= from.value ? to.value - from.value : to.value + size - from.value;
  const end = Math.max(from.end, to.end, times?.end ?? 0);
  const factor = times?.value ?? 1;
  return {
    type: 'readings',
    start: Math.min(from.start, to.start),
    end,
    before: from.value,
    after: to.value,
    multiplier: factor,
    usage: Number((difference * factor).toPrecision(12)),
    unit: unitBehind(text, Math.max(from.end, to.end))?.unit ?? null,
  };
}
