import { builtInKnowledge } from '../../engine/knowledge/built-in.ts';
import type { Knowledge } from '../../engine/knowledge/edition.ts';
import { type AskIndex, buildIndex } from './build-index.ts';

const built = new WeakMap<Knowledge, AskIndex>();

/** The index of an edition, built once as long as somebody holds the edition. */
export function indexOf(knowledge: Knowledge = builtInKnowledge): AskIndex {
  const known = built.get(knowledge);
  if (known !== undefined) return known;
  const index = buildIndex(knowledge);
  built.set(knowledge, index);
  return index;
}
