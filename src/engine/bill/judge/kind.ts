import { type BillKind, type KindScore, unitsOf } from '../kind.ts';
import type { Field } from '../reading.ts';
import { offered, review } from './verdict.ts';

const kindLead = 3;
// What is sold by the litre is told apart by its name alone.
const leastName = 8;

/** Whether it is clear what the paper is for. */
export function judgeKind(scores: readonly KindScore[]): Field<BillKind> {
  const [best, second] = scores;
  const candidates = scores
    .filter(({ score }) => score > 0)
    .slice(0, offered)
    .map(({ kind }) => kind);
  if (best === undefined || best.score <= 0) return { ...review('not-found'), box: null, candidates };
  const isClear = best.score - (second?.score ?? 0) >= kindLead && isNamed(best);
  return {
    ...(isClear ? { status: 'ok' as const, why: 'agreed' as const } : review('kind-unsure')),
    box: null,
    candidates,
  };
}

function isNamed({ kind, score }: KindScore): boolean {
  return !unitsOf[kind].includes('L') || score >= leastName;
}
