import { kinds } from '../contract.ts';
import lexicon from '../lexicon/kinds.json' with { type: 'json' };
import type { KindMention, Normal } from '../mention.ts';
import { wasteNames, withoutGeneral } from './wastes.ts';

const names = [...kinds, 'oil'] as const;
const patterns = Object.entries(lexicon).flatMap(([name, words]) => {
  const kind = names.find((one) => one === name);
  return kind === undefined ? [] : [{ kind, pattern: new RegExp(words.join('|'), 'gu') }];
});

// 電力会社, ガス屋さん, 水素: not what was used. 電気代 is, though it is money.
const notUse =
  /^(?:会社|屋|工事|点検|機器|自動車|ストーブ|ファン|コンロ|器具|漏れ|もれ|臭|くさ|の会社|係|料金表|メーカー|素|曜|着|槽|族|虫)/u;

/** The kinds a message names, the longest name first: 都市ガス is not ガス too. */
export function recogniseKinds(normal: Normal): readonly KindMention[] {
  const { text } = normal;
  const named = patterns.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].map(
      (match): KindMention => ({ type: 'kind', kind, start: match.index, end: match.index + match[0].length }),
    ),
  );
  const found = [...named, ...wasteNames(normal)];
  const kept: KindMention[] = [];
  for (const one of found.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    const taken = kept.some((other) => one.start < other.end && other.start < one.end);
    if (!taken && !notUse.test(text.slice(one.end, one.end + 4)) && !isInsideWord(text, one)) kept.push(one);
  }
  return withoutGeneral(
    normal,
    kept.sort((a, b) => a.start - b.start),
  );
}

/** Latin names end where the word ends, so that gas is not found in gasket. */
function isInsideWord(text: string, { start, end }: KindMention): boolean {
  if (!/[a-z]/.test(text[start] ?? '')) return false;
  return /[a-z]/.test(text[start - 1] ?? '') || /[a-z]/.test(text[end] ?? '');
}
