import { describe, expect, it } from 'vitest';
import { builtInKnowledge } from '../../../../src/engine/knowledge/built-in.ts';
import { blockingFindings } from '../../../../src/engine/knowledge/change/blocking.ts';
import { diffKnowledge } from '../../../../src/engine/knowledge/change/diff.ts';
import { changeSince } from '../../../../src/engine/knowledge/change/since.ts';
import type { Faq } from '../../../../src/engine/knowledge/faq.ts';
import { answersWith, editionOf, someAnswer } from '../../../support/editions.ts';

const today = '2026-11-26';
const withAnswer = (changed: Partial<Faq> | null) => editionOf('e', { faq: answersWith(changed) });
const item = { kind: 'faq', id: someAnswer.id } as const;
const since = (shown: Partial<Faq> | null, now: Partial<Faq> | null) =>
  changeSince(item, withAnswer(shown), { knowledge: withAnswer(now), today });

describe('what changed between editions', () => {
  it('is nothing where only the edition’s name differs, whatever the order of names', () => {
    const turned = Object.fromEntries(Object.entries(someAnswer).toReversed());
    expect(diffKnowledge(builtInKnowledge, withAnswer(turned), today)).toMatchObject({
      added: [],
      changed: [],
      gone: [],
    });
  });

  it('names fields, and sources too', () => {
    const [source, ...sources] = builtInKnowledge.sources;
    if (source === undefined) throw new Error('no sources');
    const after = editionOf('e', { faq: answersWith({ forms: ['別'], asOf: today }), sources });
    expect(diffKnowledge(builtInKnowledge, after, today)).toMatchObject({
      changed: [{ ...item, fields: ['forms', 'asOf'] }],
      gone: [{ kind: 'source', id: source.id }],
    });
  });
});

describe('what keeps an edition out', () => {
  const codes = (changed: Partial<Faq>) =>
    blockingFindings(builtInKnowledge, withAnswer(changed), today).map(({ code, item: id }) => `${code} ${id}`);

  it('is a fault of what was changed', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ sources: [] })).toEqual([`no-source ${someAnswer.id}`]);
    expect(codes({ figures: { gone: { value: 1, unit: '%', asOf: today, source: 'none' } } })).toEqual([
      `unused-figure ${someAnswer.id}`,
      `dead-source ${someAnswer.id}`,
    ]);
  });

  it('is a fault that a change elsewhere makes', () => {
    const sources = builtInKnowledge.sources.filter(({ id }) => id !== someAnswer.sources[0]?.source);
    const found = blockingFindings(builtInKnowledge, editionOf('e', { sources }), today);
    expect(found.map(({ code, item: id }) => `${code} ${id}`)).toContain(`dead-source ${someAnswer.id}`);
  });

  it('is not that an item was ended, nor that a draft is still one', () => {
    expect(codes({ valid: { from: null, to: '2026-11-25' } })).toEqual([]);
    const draft = withAnswer({ sources: [] });
    const worked = withAnswer({ sources: [], question: { ...someAnswer.question, ja: '別の題' } });
    expect(blockingFindings(draft, worked, today)).toEqual([]);
    const longer = withAnswer({ sources: [], answer: { ...someAnswer.answer, ja: 'あ'.repeat(301) } });
    expect(blockingFindings(draft, longer, today).map(({ code }) => code)).toEqual(['too-long']);
  });
});

describe('what became of an item that was shown', () => {
  it('is nothing where people would read the same', () => {
    expect(since({}, {})).toBeNull();
    expect(since({}, { forms: ['別'], reviewer: '山田', asOf: today })).toBeNull();
    const untranslated = { ...someAnswer.answer, en: null };
    expect(since({ answer: untranslated }, {})).toBeNull();
    expect(since(null, null)).toBeNull();
  });

  it('is a change of words, the end of its time, or that it is gone', () => {
    expect(since({}, { answer: { ...someAnswer.answer, ja: '別の答え' } })).toBe('changed');
    expect(since({}, { answer: { ...someAnswer.answer, en: null } })).toBe('changed');
    expect(since({}, { valid: { from: null, to: '2026-11-25' } })).toBe('expired');
    expect(since({}, { valid: { from: null, to: today } })).toBeNull();
    expect(since({}, null)).toBe('withdrawn');
  });

  it('is a change where nobody knows the edition any more', () => {
    expect(changeSince(item, null, { knowledge: builtInKnowledge, today })).toBe('changed');
  });
});
