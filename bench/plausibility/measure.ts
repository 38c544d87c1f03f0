import { assess } from '../../src/engine/plausibility/assess.ts';
import type { CandidateReading, Fix } from '../../src/engine/plausibility/types.ts';
import { createChance } from './chance.ts';
import { type Firm, makeFirm, type Situation } from './firms.ts';
import { errorOf, makeSlip, type SlipName, slips, type Wrong } from './slips.ts';

/** One entry as it was judged. `gentle` is a soft question (a site that may have closed), not an alarm. */
export type Judged = { readonly unusual: boolean; readonly gentle: boolean; readonly fixed: boolean };
export type HonestEntry = Judged & { readonly situation: Situation };
export type WrongEntry = Judged & { readonly slip: SlipName; readonly error: number };
export type Measured = { readonly honest: readonly HonestEntry[]; readonly wrong: readonly WrongEntry[] };

export type Plan = { readonly firms: number; readonly seed: number; readonly months: readonly number[] };

/** Lets firms live through a year, honestly and with one slip of each sort a month, and judges every entry. */
export function measure({ firms, seed, months }: Plan): Measured {
  const chance = createChance(seed);
  const honest: HonestEntry[] = [];
  const wrong: WrongEntry[] = [];
  for (let count = 0; count < firms; count += 1) {
    const firm = makeFirm(chance, chance.pick(months));
    for (const reading of firm.coming) {
      const before = [...firm.known, ...firm.coming.filter((one) => one.month < reading.month)];
      honest.push({ situation: firm.situation, ...judge(reading, reading, { firm, before }) });
      const around = { chance, year: [...firm.known, ...firm.coming] };
      const made = slips.map((slip) => makeSlip(slip, reading, around)).filter((one): one is Wrong => one !== null);
      for (const one of made)
        wrong.push({ slip: one.slip, error: errorOf(one), ...judge(one.entered, one.meant, { firm, before }) });
    }
  }
  return { honest, wrong };
}

type Known = { readonly firm: Firm; readonly before: readonly CandidateReading[] };

function judge(entered: CandidateReading, meant: CandidateReading, { firm, before }: Known): Judged {
  // The owner types the use; the amount in yen is seldom sent along, and never with it when it stands in its place.
  const { amountYen: _, ...typed } = entered;
  const found = assess(typed, before, { employees: firm.employees, floorAreaM2: firm.floorAreaM2 });
  const [first] = found.causes;
  return {
    unusual: found.verdict === 'unusual',
    gentle: found.gentle,
    fixed: first !== undefined && restores(first.fix, { entered, meant, before }),
  };
}

type Pair = {
  readonly entered: CandidateReading;
  readonly meant: CandidateReading;
  readonly before: readonly CandidateReading[];
};

/** Whether one tap leads to what was meant: the figure, or its right place, stretch or sort. */
function restores(fix: Fix | null, { entered, meant, before }: Pair): boolean {
  if (fix === null) return false;
  if (fix.quantity !== undefined) return Math.abs(fix.quantity.value / meant.quantity.value - 1) < 1e-6;
  if (fix.amountYen !== undefined) return entered.quantity.value === meant.amountYen;
  if (fix.period !== undefined)
    return entered.quantity.value > meant.quantity.value * 1.2 && fix.period.from < meant.period.from;
  return fix.siteId !== undefined && before.some((one) => one.siteId === fix.siteId && one.kind === meant.kind);
}
