import { parseArgs } from 'node:util';
import { readBill } from '../src/engine/bill/read-bill.ts';
import { layouts } from './bills/draw/layouts/index.ts';
import { createRandom, mixSeed } from './bills/draw/random.ts';
import { type Losses, seenWith } from './bills/lossy/seen.ts';
import { type BillTruth, marks, type Outcome, tallyOf } from './bills/measure/tally.ts';

/**
 * How sure the rules are of papers of which parts were lost, thousands in a minute as nothing is drawn or photographed:
 * `node bench/bills-lossy.ts [--count 10] [--seed 1] [--only name]`, so many of each layout.
 */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
});

const manners: Readonly<Record<string, Losses>> = {
  whole: { side: 0, line: 0, start: 0, lineOfOne: 0, glyph: 0 },
  worn: { side: 0.04, line: 0.05, start: 0.01, lineOfOne: 0.05, glyph: 0.01 },
  bad: { side: 0.1, line: 0.15, start: 0.02, lineOfOne: 0.1, glyph: 0.04 },
};
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const told = ({ usage, month }: Pick<BillTruth, 'usage' | 'month'>): string =>
  `${usage?.value} ${usage?.unit} ${month}`;

for (const [manner, losses] of Object.entries(manners)) {
  const outcomes = layouts
    .map((layout, at) => ({ layout, at }))
    .filter(({ layout }) => layout.name.includes(values.only))
    .flatMap(({ layout, at }) =>
      Array.from({ length: Number(values.count) }, (_, index): Outcome => {
        const random = createRandom(mixSeed(Number(values.seed), at, index));
        const { sheet, reading: truth } = layout.draw(random);
        const scan = seenWith(sheet, random, losses);
        const reading = readBill(scan, { today: '2026-11-25', suppliers: () => [] });
        const file = `${layout.name} ${index}`;
        return { truth: { ...truth, file, layout: layout.name, difficulty: manner, expect: 'read' }, reading, ms: 0 };
      }),
    );
  for (const { truth, reading, ms } of outcomes) {
    const { isOk, both, kind, yenWrong } = marks({ truth, reading, ms });
    if (isOk && !(both && kind) && reading !== null)
      say(`  ${truth.file}: SAID OK, BUT WRONG, read ${reading.kind} ${told(reading)} for ${told(truth)}`);
    if (yenWrong) say(`  ${truth.file}: YEN WRONG, ${reading?.amountYen} for ${truth.amountYen}`);
  }
  say(manner);
  const counted = /^(usage \+|said|right|yen)/;
  for (const line of tallyOf(outcomes)
    .lines()
    .filter((one) => counted.test(one)))
    say(`  ${line}`);
}
