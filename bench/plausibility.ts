import { argv } from 'node:process';
import { type Judged, measure, type WrongEntry } from './plausibility/measure.ts';
import { slips } from './plausibility/slips.ts';

/**
 * How many wrong figures are asked about, and how many honest ones: `npm run bench -- plausibility [firms] [seed]`.
 * A synthetic year of firms of eight sorts with growth, closures, new equipment, holidays and odd billing periods.
 */
const firms = Number(argv[2] ?? 400);
const seed = Number(argv[3] ?? 1);
/** Below this an error is no larger than an honest month's deviation; it is shown apart. */
const matters = 0.3;

const share = (part: number, whole: number): string => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);
const count = <T>(list: readonly T[], test: (one: T) => boolean): number => list.filter(test).length;

function row(name: string, entries: readonly Judged[], isWrong: boolean): string {
  const asked = count(entries, ({ unusual }) => unusual);
  const parts = [name.padEnd(26), String(entries.length).padStart(6), share(asked, entries.length).padStart(9)];
  if (!isWrong)
    return [
      ...parts,
      `soft questions ${share(
        count(entries, ({ gentle }) => gentle),
        entries.length,
      )}`,
    ].join('  ');
  return [
    ...parts,
    `first fix right ${share(
      count(entries, ({ unusual, fixed }) => unusual && fixed),
      asked,
    )}`,
  ].join('  ');
}

function report(title: string, months: readonly number[]): void {
  const { honest, wrong } = measure({ firms, seed, months });
  console.log(`\n${title}`);
  console.log('honest entries asked about');
  console.log(row('all', honest, false));
  for (const [situation, own] of Map.groupBy(honest, (one) => one.situation))
    console.log(row(`  ${situation}`, own, false));
  const large = wrong.filter(({ error }) => error > matters);
  console.log(`wrong entries caught (off by more than ${100 * matters} %)`);
  console.log(row('all', large, true));
  for (const slip of slips) console.log(row(`  ${slip}`, of(large, slip), true));
  console.log(
    row(
      `off by less`,
      wrong.filter(({ error }) => error <= matters),
      true,
    ),
  );
}

const of = (wrong: readonly WrongEntry[], slip: WrongEntry['slip']): readonly WrongEntry[] =>
  wrong.filter((one) => one.slip === slip);

report('with 13 to 24 months of history', [13, 15, 18, 24]);
report('with 2 to 12 months of history', [2, 3, 6, 9, 12]);
