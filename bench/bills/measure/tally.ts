import type { BillReading } from '../../../src/engine/bill/reading.ts';

/** One line of a folder's `truth.json`. */
export type BillTruth = {
  readonly file: string;
  readonly expect: 'read' | 'reject';
  readonly kind: string | null;
  readonly usage: { readonly value: number; readonly unit: string } | null;
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly month: string | null;
  readonly amountYen: number | null;
  readonly supplier: string | null;
  readonly difficulty: string;
  readonly layout: string;
};

/** What was read of one picture, reduced to what is counted. */
export type Outcome = { readonly truth: BillTruth; readonly reading: BillReading | null; readonly ms: number };

type Count = { of: number; right: number };

/** Counts by name, with how many there could have been. */
export class Tally {
  readonly #counts = new Map<string, Count>();

  add(name: string, isRight: boolean): void {
    const count = this.#counts.get(name) ?? { of: 0, right: 0 };
    count.of += 1;
    if (isRight) count.right += 1;
    this.#counts.set(name, count);
  }

  lines(): readonly string[] {
    return [...this.#counts].map(
      ([name, { of, right }]) =>
        `${name.padEnd(34)} ${String(right).padStart(4)} of ${String(of).padStart(4)}   ${((100 * right) / of).toFixed(1)} %`,
    );
  }
}

const kindName = (kind: string | null): string | null => (kind === 'heavy_oil' ? 'heavy_oil_a' : kind);

/** What is right in one reading. */
export function marks({ truth, reading }: Outcome) {
  const usage = reading?.usage?.value === truth.usage?.value && reading?.usage?.unit === truth.usage?.unit;
  const month = reading?.month === truth.month;
  const kind = (reading?.kind ?? null) === kindName(truth.kind);
  const said = reading?.amountYen ?? null;
  return {
    usage,
    month,
    kind,
    both: usage && month,
    yenWrong: said !== null && said !== truth.amountYen,
    yenSaid: said !== null,
    isOk: reading?.status === 'ok',
    among: (reading?.fields.usage.candidates ?? []).some(({ value }) => value === truth.usage?.value),
    period: reading?.period?.from === truth.period?.from && reading?.period?.to === truth.period?.to,
    refused: reading === null || reading.status === 'reject',
  };
}

/** Everything that the bar is about, counted. */
export function tallyOf(outcomes: readonly Outcome[]): Tally {
  const tally = new Tally();
  for (const outcome of outcomes) {
    const mark = marks(outcome);
    const { expect, difficulty, kind } = outcome.truth;
    if (expect === 'reject') {
      tally.add('no bill: refused', mark.refused);
      tally.add('no bill: said ok', mark.isOk);
      continue;
    }
    tally.add('usage + unit + month', mark.both);
    tally.add(`  ${difficulty}`, mark.both);
    tally.add(`  ${kindName(kind)}`, mark.both);
    for (const name of ['usage', 'month', 'kind', 'period'] as const) tally.add(name, mark[name]);
    tally.add('said ok', mark.isOk);
    tally.add('said ok, but wrong', mark.isOk && !(mark.both && mark.kind));
    tally.add('right value among the offered', mark.among);
    tally.add('yen said', mark.yenSaid);
    tally.add('yen said, but wrong', mark.yenWrong);
  }
  return tally;
}
