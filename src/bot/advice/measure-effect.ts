import { type EnergyKind, energyDefinition } from '../../engine/energy/registry.ts';
import { type EffectAnswer, effectOf } from '../../engine/measure/effect.ts';
import { featuresOf, type KindFeatures } from '../../engine/measure/features.ts';
import type { Facts } from '../facts.ts';
import { knownOn } from './known.ts';
import { adviceOf, ledgerOf } from './measure-advice.ts';
import { measureSteps } from './measure-steps.ts';

/** How many months after a measure are compared with those a year before. */
const counts = [12, 6, 3] as const;

/** What changed after a measure was done, by the longest comparison that is possible. Nothing is said of the cause. */
export type MeasureEffect = {
  readonly measureId: string;
  readonly kind: EnergyKind;
  readonly unit: string;
  readonly count: number;
  /** The last month compared. */
  readonly upTo: string;
  readonly answer: Extract<EffectAnswer, { readonly known: true }>;
};

/** The effects of all measures that were done, as far as the months reach. */
export function effectsOf(facts: Facts): readonly MeasureEffect[] {
  const features = featuresOf(ledgerOf(facts), facts.today);
  return [...measureSteps(facts.advice ?? [])].flatMap(([id, steps]) => {
    const last = steps.at(-1);
    if (last?.step !== 'done' || last.month === null) return [];
    return longest({ id, month: last.month, kind: kindOf(id, features, facts) }) ?? [];
  });
}

/** Those that have not been told yet. */
export function dueEffects(facts: Facts): readonly MeasureEffect[] {
  const told = new Set(
    (facts.advice ?? []).flatMap((one) => (one.about === 'effect' ? [`${one.measureId} ${one.upTo}`] : [])),
  );
  return effectsOf(facts).filter(({ measureId, upTo }) => !told.has(`${measureId} ${upTo}`));
}

/** The energy that a measure is about at this firm: that of its estimate, else the largest of those it can be. */
function kindOf(id: string, features: readonly KindFeatures[], facts: Facts): KindFeatures | null {
  const measure = knownOn(facts).measures.find((one) => one.id === id);
  if (measure === undefined) return null;
  const [estimated] = adviceOf(facts, id)?.estimate?.parts ?? [];
  const own = features.filter(({ kind }) => measure.energy.includes(kind));
  return own.find(({ kind }) => kind === estimated?.kind) ?? own[0] ?? null;
}

type Asked = { readonly id: string; readonly month: string; readonly kind: KindFeatures | null };

function longest({ id, month, kind }: Asked): MeasureEffect | null {
  if (kind === null) return null;
  for (const count of counts) {
    const answer = effectOf({ months: kind.months, doneOn: `${month}-01`, count });
    if (!answer.known) continue;
    const upTo = answer.after.months.at(-1) ?? month;
    return { measureId: id, kind: kind.kind, unit: energyDefinition(kind.kind)?.unit ?? '', count, upTo, answer };
  }
  return null;
}
