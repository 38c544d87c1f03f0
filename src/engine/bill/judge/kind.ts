import type { BillKind, KindScore } from '../kind.ts';
import type { Field } from '../reading.ts';
import { offered, review } from './verdict.ts';

const kindLead = 3;
// What is sold by the litre is told apart by its name alone, and so is gas from pipes and from bottles.
const leastName: Readonly<Partial<Record<BillKind, number>>> = {
  ...{ kerosene: 8, diesel: 8, gasoline: 8, heavy_oil_a: 8 },
  city_gas: 9,
};

// Yen a cubic metre; gas from bottles costs more.
const mostOfPipes = 300;

/** Whether it is clear what the paper is for; `price` in yen a unit, where it is known. */
export function judgeKind(scores: readonly KindScore[], price: number | null = null): Field<BillKind> {
  const [best, second] = scores;
  const candidates = scores
    .filter(({ score }) => score > 0)
    .slice(0, offered)
    .map(({ kind }) => kind);
  if (best === undefined || best.score <= 0) return { ...review('not-found'), box: null, candidates };
  const isCheapGas = best.kind === 'city_gas' && price !== null && price < mostOfPipes;
  const isClear = best.score - (second?.score ?? 0) >= kindLead && (isNamed(best) || isCheapGas);
  return {
    ...(isClear ? { status: 'ok' as const, why: 'agreed' as const } : review('kind-unsure')),
    box: null,
    candidates,
  };
}

function isNamed({ kind, score }: KindScore): boolean {
  return score >= (leastName[kind] ?? 0);
}
