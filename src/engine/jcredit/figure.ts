import type { Knowledge } from '../knowledge/edition.ts';

/** The yearly cut from which the office supported projects of one's own, t-CO2, as it stood on a day. */
export type CreditThreshold = { readonly tonnes: number; readonly asOf: string; readonly sources: readonly string[] };

/**
 * The threshold as the answer `jc-100t` states it in a field, else as the support scheme's condition does; null when
 * neither holds one. It is never written into the code, as the office reviews it every year.
 */
export function creditThreshold({ faq, schemes }: Pick<Knowledge, 'faq' | 'schemes'>): CreditThreshold | null {
  const figures = Object.values(faq.find(({ id }) => id === 'jc-100t')?.figures ?? {});
  for (const { value, unit, asOf, source } of figures)
    if (unit.startsWith('t-CO2') && typeof value === 'number') return { tonnes: value, asOf, sources: [source] };
  const support = schemes.find(({ id }) => id === supportSchemeId);
  for (const { test } of support?.eligibility.conditions ?? []) {
    if (support !== undefined && test.kind === 'reduction' && test.atLeast !== null)
      return { tonnes: test.atLeast, asOf: support.asOf, sources: support.sources.map(({ source }) => source) };
  }
  return null;
}

/** The office's support for the plan and the costs of examination. */
export const supportSchemeId = 'nat-jcredit-support';
