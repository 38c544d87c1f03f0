import { checkKnowledge } from '../check/check.ts';
import type { KnowledgeFinding } from '../check/finding.ts';
import type { Knowledge } from '../edition.ts';
import { diffKnowledge } from './diff.ts';

/**
 * The errors for which an edition is not taken: those that the edition in force does not have, and any of what was
 * changed. A draft may stay one: what had no source before may be worked on without one. An item may be ended.
 */
export function blockingFindings(before: Knowledge, after: Knowledge, today: string): readonly KnowledgeFinding[] {
  const { added, changed } = diffKnowledge(before, after, today);
  const fresh = new Set(added.map(({ id }) => id));
  const touched = new Set([...added, ...changed].map(({ id }) => id));
  const known = new Set(checkKnowledge(before, today).map(keyOf));
  const mayStay = (one: KnowledgeFinding): boolean => {
    if (one.code === 'expired') return !fresh.has(one.item);
    return known.has(keyOf(one)) && (one.code === 'no-source' || !touched.has(one.item));
  };
  return checkKnowledge(after, today).filter((one) => one.severity === 'error' && !mayStay(one));
}

function keyOf({ code, item, detail }: KnowledgeFinding): string {
  return [code, item, detail].join('\n');
}
