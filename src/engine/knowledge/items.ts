import type { Knowledge } from './edition.ts';
import type { Faq } from './faq.ts';
import type { Measure } from './measure.ts';
import type { Scheme } from './scheme.ts';
import type { Story } from './story.ts';
import { type KnowledgeText, textSchema } from './text.ts';

/** An item of any kind. */
export type Item =
  | { readonly kind: 'faq'; readonly item: Faq }
  | { readonly kind: 'measure'; readonly item: Measure }
  | { readonly kind: 'scheme'; readonly item: Scheme }
  | { readonly kind: 'story'; readonly item: Story };

/** Every item of an edition with its kind. */
export function itemsOf(knowledge: Knowledge): readonly Item[] {
  return [
    ...knowledge.faq.map((item) => ({ kind: 'faq' as const, item })),
    ...knowledge.measures.map((item) => ({ kind: 'measure' as const, item })),
    ...knowledge.schemes.map((item) => ({ kind: 'scheme' as const, item })),
    ...knowledge.stories.map((item) => ({ kind: 'story' as const, item })),
  ];
}

/** A text of an item and where it stands (`answer`, `eligibility.conditions.0.text`). */
export type PlacedText = { readonly at: string; readonly text: KnowledgeText };

/** All texts that people read in a value, however deep. */
export function textsOf(value: unknown, at = ''): readonly PlacedText[] {
  if (typeof value !== 'object' || value === null) return [];
  const text = textSchema.safeParse(value);
  if (text.success) return [{ at, text: text.data }];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, at === '' ? key : `${at}.${key}`));
}

/** The text that makes an item what it is: by it doubles are found. */
export function mainText(one: Item): KnowledgeText {
  if (one.kind === 'faq') return one.item.answer;
  if (one.kind === 'story') return one.item.text;
  return one.kind === 'scheme' ? one.item.name : one.item.title;
}
