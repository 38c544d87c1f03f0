import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { SetOptions } from '../bench/bills/draw/draw-set.ts';
import type { Truth } from '../bench/bills/draw/truth.ts';
import type { Order } from '../bench/bills/draw/worker.ts';

/**
 * Draws sample bills as photographs: `node scripts/draw-bills.ts <out folder> --count N --seed S [--hard-share x]`.
 * `--only name` draws only the layouts whose name contains it.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    'hard-share': { type: 'string', default: '0.25' },
    only: { type: 'string' },
  },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('which folder? node scripts/draw-bills.ts <out folder> --count N --seed S');

const options: SetOptions = {
  count: Number(values.count),
  seed: Number(values.seed),
  hardShare: Number(values['hard-share']),
  ...(values.only === undefined ? {} : { only: values.only }),
};
const workers = Math.max(1, Math.min(options.count, availableParallelism()));

const part = (out: string, first: number): Promise<Truth[]> =>
  new Promise((resolve, reject) => {
    const workerData: Order = { folder: out, options, first, step: workers };
    const worker = new Worker(new URL('../bench/bills/draw/worker.ts', import.meta.url), { workerData });
    worker.once('message', resolve);
    worker.once('error', reject);
  });

const parts = await Promise.all(Array.from({ length: workers }, (_, first) => part(folder, first)));
const truth = parts.flat().sort((a, b) => a.file.localeCompare(b.file, 'en', { numeric: true }));
writeFileSync(join(folder, 'truth.json'), `${JSON.stringify(truth, null, 1)}\n`);
process.stdout.write(`${truth.length} pictures in ${folder}\n`);
