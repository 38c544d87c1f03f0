import { availableParallelism, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { BillScanner } from '../adapters/bills/bill-scanner.ts';
import type { Environment } from '../config.ts';

const preload = fileURLToPath(new URL('../adapters/outbound/process-preload.ts', import.meta.url));

/** The reader of pictures, without a way into the network. Nothing of it is loaded before. */
export async function openScanner(environment: Environment): Promise<BillScanner> {
  const [{ createBillScanner }, { modelsFrom }] = await Promise.all([
    import('../adapters/bills/bill-scanner.ts'),
    import('../adapters/bills/ocr/model-files.ts'),
  ]);
  return createBillScanner({
    models: modelsFrom(environment),
    preload: [preload],
    processes: readersIn(environment, machine()),
  });
}

/** What the machine has: cores, and memory in bytes. */
type Machine = { readonly cores: number; readonly memory: number };

const machine = (): Machine => ({ cores: availableParallelism(), memory: totalmem() });

/** A process takes up to a gigabyte while it reads, and the service needs one itself. */
const bytesPerReader = 1_200_000_000;

/**
 * How many processes read at the same time: one, `OCR_PROCESSES`, or with `auto` one a core; never more than there is
 * memory for.
 */
export function readersIn({ OCR_PROCESSES: set }: Environment, { cores, memory }: Machine): number {
  const wanted = set?.trim() === 'auto' ? cores : Number(set ?? 1);
  const fitting = Math.floor(memory / bytesPerReader) - 1;
  return Number.isInteger(wanted) && wanted > 0 ? Math.max(1, Math.min(wanted, cores, fitting)) : 1;
}
