import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const preload = fileURLToPath(new URL('../../../src/adapters/outbound/process-preload.ts', import.meta.url));

it('a process of ours reaches nobody, neither by itself nor in a thread', async () => {
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    response.end('reached');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const knock = `fetch('http://127.0.0.1:${port}').then(() => console.log('reached'), () => console.log('refused'))`;
  const thread = `new (require('node:worker_threads').Worker)(${JSON.stringify(knock)}, { eval: true })`;
  const words = async (script: string, ...guard: string[]): Promise<string> =>
    (await run(process.execPath, [...guard, '-e', script], { env: {} })).stdout.trim();

  expect(await words(knock)).toBe('reached');
  expect(await words(knock, '--import', preload)).toBe('refused');
  expect(await words(thread, '--import', preload)).toBe('refused');
  expect(asked).toBe(1);
  server.close();
});
