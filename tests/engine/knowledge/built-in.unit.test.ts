import { describe, expect, it } from 'vitest';
import { builtInKnowledge } from '../../../src/engine/knowledge/built-in.ts';
import { published } from '../../../src/engine/knowledge/check/published.ts';
import { equipmentIds } from '../../../src/engine/knowledge/equipment.ts';
import { topicSchema } from '../../../src/engine/knowledge/faq.ts';
import { textIn } from '../../../src/engine/knowledge/text.ts';

const { faq, measures, schemes, sources, stories } = builtInKnowledge;
const items = [...faq, ...measures, ...schemes, ...stories];

describe('the knowledge that comes with the program', () => {
  it('names every item and every source once', () => {
    for (const ids of [items.map(({ id }) => id), sources.map(({ id }) => id)])
      expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('refers to sources and measures that are there', () => {
    const known = new Set(sources.map(({ id }) => id));
    expect(items.flatMap((item) => item.sources.filter(({ source }) => !known.has(source)))).toEqual([]);
    const named = new Set(measures.map(({ id }) => id));
    expect([...schemes, ...stories].flatMap((item) => item.measures.filter((id) => !named.has(id)))).toEqual([]);
  });

  it('tells stories that each rest on a document, and shows every one', () => {
    const shown = new Set(published(builtInKnowledge, '2026-11-26').knowledge.stories.map(({ id }) => id));
    expect(stories.length).toBeGreaterThanOrEqual(8);
    expect(stories.filter(({ id, sources: own }) => own.length === 0 || !shown.has(id))).toEqual([]);
  });

  it('answers questions of every topic, each known by several ways of asking', () => {
    expect(topicSchema.options.filter((topic) => !faq.some((item) => item.topic === topic))).toEqual([]);
    expect(faq.filter(({ forms }) => new Set(forms).size < 4).map(({ id }) => id)).toEqual([]);
  });

  it('speaks Japanese where another language is not written yet', () => {
    expect(textIn({ ja: '省エネ', en: null, easy: null }, 'en')).toBe('省エネ');
    expect(textIn({ ja: '省エネ', en: 'Saving energy', easy: null }, 'en')).toBe('Saving energy');
  });

  it('knows the equipment of its measures', () => {
    const used = new Set(measures.flatMap(({ equipment }) => equipment));
    expect(equipmentIds.filter((id) => !used.has(id))).toEqual([]);
  });
});
