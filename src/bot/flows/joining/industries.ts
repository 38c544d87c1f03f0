import { z } from 'zod';
import type { Locale } from '../../facts.ts';
import { normalise } from '../words.ts';
import rows from './industries.json' with { type: 'json' };

const industry = z.strictObject({
  code: z.string().regex(/^([A-T]|\d{2,3})$/),
  ja: z.string().min(1),
  en: z.string().min(1),
  words: z.array(z.string().min(1)),
});

/** A class of the Japan Standard Industrial Classification (日本標準産業分類) and the words people use for it. */
export type Industry = z.infer<typeof industry>;

/**
 * Divisions, major groups and the groups that small firms often belong to.
 * @source 総務省「日本標準産業分類（令和5年、第14回改定）」
 */
export const industries: readonly Industry[] = z.array(industry).parse(rows);

/** The industry with this code, or null. */
export function industryOf(code: string): Industry | null {
  return industries.find((one) => one.code === code) ?? null;
}

/** Its name in a language. */
export function industryName({ ja, en }: Industry, locale: Locale): string {
  return locale === 'en' ? en : ja;
}

/** How well a class fits what was typed; the narrower class comes first when both fit alike. */
function rank(one: Industry, said: string): number {
  const words = [...one.words, one.ja, one.en].map(normalise);
  if (words.some((word) => word === said)) return 100 + one.code.length;
  if (said.length < 2) return 0;
  const inside = words.some((word) => word.startsWith(said));
  const around = words.some((word) => word.length >= 2 && said.includes(word));
  return inside || around ? (around ? 60 : 50) + one.code.length : 0;
}

/** At most five classes for everyday words (パン屋, 町工場), best first; empty when none fits. */
export function searchIndustries(text: string): readonly Industry[] {
  const said = normalise(text).replace(/(です|をしています|をやっています)$/u, '');
  if (said === '') return [];
  return industries
    .filter((one) => one.words.length > 0)
    .map((one) => ({ one, score: rank(one, said) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 5)
    .map(({ one }) => one);
}
