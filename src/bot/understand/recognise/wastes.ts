import { wasteTreatments, wasteTypes } from '../../../engine/waste/sort.ts';
import lexicon from '../lexicon/waste.json' with { type: 'json' };
import type { KindMention, Normal, TreatmentMention } from '../mention.ts';

const types = Object.entries(lexicon.types).flatMap(([name, words]) => {
  const waste = wasteTypes.find((one) => one === name);
  return waste === undefined ? [] : [{ waste, pattern: new RegExp(words.join('|'), 'gu') }];
});

const treatments = Object.entries(lexicon.treatments).flatMap(([name, words]) => {
  const treatment = wasteTreatments.find((one) => one === name);
  return treatment === undefined ? [] : [{ treatment, pattern: new RegExp(words.join('|'), 'gu') }];
});

// 焼却施設, 処分費, リサイクル業者 and 焼却していない say nothing of what was done.
const untreated = new RegExp(`^(?:${lexicon.untreated})`);

/** Wastes by what they are made of; each is a mention of the kind waste. */
export function wasteNames({ text }: Normal): readonly KindMention[] {
  return types.flatMap(({ waste, pattern }) =>
    [...text.matchAll(pattern)].map(
      (match): KindMention => ({
        type: 'kind',
        kind: 'waste',
        waste,
        start: match.index,
        end: match.index + match[0].length,
      }),
    ),
  );
}

/** 産廃の廃プラ, 紙くず（産廃）: the general word beside a name says nothing more. */
export function withoutGeneral({ text }: Normal, kinds: readonly KindMention[]): readonly KindMention[] {
  const named = kinds.filter(({ waste }) => waste !== undefined);
  const isBeside = (one: KindMention): boolean =>
    named.some(({ start, end }) => {
      const between = one.end <= start ? text.slice(one.end, start) : text.slice(end, one.start);
      return /^[のは:：・\s(（「、]{0,2}$/u.test(between);
    });
  return kinds.filter((one) => one.kind !== 'waste' || one.waste !== undefined || !isBeside(one));
}

/** What is done with waste, the longest word first: サーマルリサイクル is burning. */
export function recogniseTreatments({ text }: Normal): readonly TreatmentMention[] {
  const found = treatments.flatMap(({ treatment, pattern }) =>
    [...text.matchAll(pattern)].map(
      (match): TreatmentMention => ({ treatment, start: match.index, end: match.index + match[0].length }),
    ),
  );
  const longest = found.filter(
    (one) =>
      !found.some(
        (other) =>
          other !== one &&
          other.start <= one.start &&
          one.end <= other.end &&
          other.end - other.start > one.end - one.start,
      ),
  );
  return longest.filter(({ end }) => !untreated.test(text.slice(end, end + 8))).toSorted((a, b) => a.start - b.start);
}
