import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { suppliersOf } from '../src/engine/bill/party/lists.ts';
import { openScanner } from '../src/service/open-scanner.ts';
import { readPicture } from '../src/service/read-picture.ts';
import { keeping } from './bills/measure/kept.ts';
import { peakOfReaders } from './bills/measure/peak.ts';
import { startPlain } from './bills/measure/plain.ts';
import { type BillTruth, marks, type Outcome, tallyOf } from './bills/measure/tally.ts';

/**
 * How well bills are read: `npm run bench:bills [folder] [--plain N] [--again] [--only 012]`. The folder holds pictures and
 * `truth.json`; without one, thirty are drawn. Every n-th picture (0: none) is also read as tesseract.js by itself would.
 * What was seen is kept in `<folder>/kept`; `--again` judges it anew without looking at the pictures.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    plain: { type: 'string', default: '4' },
    again: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const plainEvery = values.again ? 0 : Number(values.plain);
const folder = positionals[0] ?? drawn();
const say = (line: string): void => void process.stdout.write(`${line}\n`);

function drawn(): string {
  const into = mkdtempSync(join(tmpdir(), 'hakaru-bills-'));
  const script = join(import.meta.dirname, '..', 'scripts', 'draw-bills.ts');
  spawnSync(process.execPath, [script, into, '--count', '30', '--seed', '7'], { stdio: 'inherit' });
  return into;
}

const truths = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as readonly BillTruth[];
const scanner = keeping(await openScanner(process.env), join(folder, 'kept'), values.again);
const outcomes: Outcome[] = [];
let peak = 0;
for (const truth of truths) {
  const file = join(folder, truth.file);
  if (!existsSync(file) || !truth.file.includes(values.only ?? '')) continue;
  scanner.turnTo(truth.file);
  const read = await readPicture(scanner, readFileSync(file), { today: '2026-11-25', suppliers: suppliersOf });
  const reading = 'problem' in read ? null : (read.bills[0]?.reading ?? null);
  const { ms, isGivenUp } = scanner.cost();
  const outcome = { truth, reading, ms };
  outcomes.push(outcome);
  peak = Math.max(peak, peakOfReaders() ?? 0);
  const { both, isOk, kind, refused } = marks(outcome);
  const yen = reading?.amountYen ?? null;
  if (yen !== null && truth.amountYen !== null && truth.amountYen !== undefined && yen !== truth.amountYen)
    say(`  ${truth.file} ${truth.layout} ${truth.difficulty}: YEN WRONG, ${yen} for ${truth.amountYen}`);
  if (isGivenUp) say(`  ${truth.file} ${truth.layout} ${truth.difficulty}: GIVEN UP, it took too long`);
  const isFine = truth.expect === 'reject' ? refused : both && kind;
  if (!isFine)
    say(
      `  ${truth.file} ${truth.layout} ${truth.difficulty}: ${isOk ? 'SAID OK, BUT WRONG' : (reading?.reason ?? 'refused')}, read ${told(reading)} for ${told(truth)}`,
    );
}
await scanner.close();

for (const line of tallyOf(outcomes).lines()) say(line);
const times = outcomes
  .slice(1)
  .map(({ ms }) => ms / 1000)
  .sort((a, b) => a - b);
const share = (part: number): string =>
  (times[Math.min(times.length - 1, Math.trunc(times.length * part))] ?? 0).toFixed(1);
say(`seconds a picture, warm: median ${share(0.5)}, p95 ${share(0.95)}, most ${share(1)}`);
say(`peak memory of the reading process: ${peak === 0 ? 'not told here' : `${peak} MB`}`);

const sampled = truths.filter((truth, index) => truth.expect === 'read' && index % plainEvery === 0);
if (sampled.length > 0) await comparePlain();

async function comparePlain(): Promise<void> {
  const plain = await startPlain();
  let right = 0;
  const began = performance.now();
  for (const truth of sampled) {
    const { value, month } = await plain.read(join(folder, truth.file));
    if (value === truth.usage?.value && month === truth.month) right += 1;
  }
  const each = ((performance.now() - began) / 1000 / Math.max(1, sampled.length)).toFixed(1);
  say(`beside it, tesseract.js by itself: usage + month ${right} of ${sampled.length}, ${each} s a picture`);
  await plain.stop();
}

function told(one: Pick<BillTruth, 'usage' | 'month'> | null): string {
  return one === null ? 'nothing' : `${one.usage?.value} ${one.usage?.unit} ${one.month}`;
}
