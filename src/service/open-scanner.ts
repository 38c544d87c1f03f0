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
  return createBillScanner({ models: modelsFrom(environment), preload: [preload] });
}
