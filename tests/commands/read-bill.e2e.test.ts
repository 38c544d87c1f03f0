import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Terminal } from '../../src/commands/command.ts';
import { runCommand } from '../../src/commands/run.ts';

async function run(...words: string[]): Promise<{ code: number; out: string[] }> {
  const out: string[] = [];
  const terminal: Terminal = { out: (line) => void out.push(line), err: () => undefined, input: async function* () {} };
  return { code: await runCommand(words, terminal), out };
}

const picture = (name: string): string => join(import.meta.dirname, '../fixtures/bills', name);

it('answers one line a file, also for what it turns away, with boxes on the picture as it was given', async () => {
  const { code, out } = await run('read-bill', picture('electricity-slip.jpg'), picture('truth.txt'));
  expect(code).toBe(0);
  const [slip, missing] = out.map((line) => JSON.parse(line));
  expect(slip).toMatchObject({
    file: 'electricity-slip.jpg',
    status: 'ok',
    kind: 'electricity',
    supplier: '中部電力ミライズ(株)',
    usage: { value: 94, unit: 'kWh' },
    period: { from: '2025-04-21', to: '2025-05-21' },
    month: '2025-05',
    amountYen: 4016,
    contractNumber: '****-49',
    fields: { usage: { status: 'ok', candidates: expect.arrayContaining([{ value: 94, unit: 'kWh' }]) } },
  });
  const [left, top] = slip.fields.usage.box;
  expect([Math.round(left / 50), Math.round(top / 50)]).toEqual([12, 10]);
  expect(missing).toMatchObject({ file: 'truth.txt', status: 'reject', usage: null, reason: 'file-not-readable' });
});

it('reads what an iPhone keeps as it reads the same photograph as a JPEG', async () => {
  const { out } = await run('read-bill', picture('electricity-slip-phone.heic'));
  expect(out.map((line) => JSON.parse(line))).toMatchObject([
    { kind: 'electricity', usage: { value: 94, unit: 'kWh' }, month: '2025-05', period: { from: '2025-04-21' } },
  ]);
});

it('asks for a file when none is named', async () => {
  expect((await run('read-bill')).code).toBe(2);
});
