import { builtInKnowledge } from '../../engine/knowledge/built-in.ts';
import { published } from '../../engine/knowledge/check/published.ts';
import type { Knowledge } from '../../engine/knowledge/edition.ts';
import type { Facts } from '../facts.ts';

type Kept = { readonly today: string; readonly knowledge: Knowledge };

const kept = new WeakMap<Knowledge, Kept>();

/** The knowledge that may be shown on the day of the facts: items with a document, in their time. */
export function knownOn({ knowledge = builtInKnowledge, today }: Pick<Facts, 'knowledge' | 'today'>): Knowledge {
  const last = kept.get(knowledge);
  if (last?.today === today) return last.knowledge;
  // The check of an edition takes longer than a turn: once a day is enough.
  const shown = published(knowledge, today).knowledge;
  kept.set(knowledge, { today, knowledge: shown });
  return shown;
}
