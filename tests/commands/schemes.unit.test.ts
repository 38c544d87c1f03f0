import { describe, expect, it } from 'vitest';
import type { Terminal } from '../../src/commands/command.ts';
import { runCommand } from '../../src/commands/run.ts';

async function schemes(...args: string[]): Promise<{ code: number; out: string[]; err: string[] }> {
  const [out, err]: [string[], string[]] = [[], []];
  const input = async function* () {};
  const terminal: Terminal = { out: (line) => void out.push(line), err: (line) => void err.push(line), input };
  return { code: await runCommand(['schemes', ...args], terminal), out, err };
}

describe('the command schemes', () => {
  it('lists those of a city, its prefecture and the nation with their state and the reason', async () => {
    const { code, out } = await schemes('--region', '24202', '--today', '2026-11-26');
    expect(code).toBe(0);
    expect(out).toContain('closed\tmie-yokkaichi-r7\tcity\t2025-12-31\t330\t終了しました（前回 2026年3月31日まで）');
    expect(out.some((line) => line.includes('nat-sii-r7h'))).toBe(true);
    expect(out.some((line) => /mie-matsusaka|tok-|oki-/.test(line))).toBe(false);
  });

  it('answers as JSON lines', async () => {
    const { out } = await schemes('--today', '2026-11-26', '--json');
    expect(out).toHaveLength(40);
    const all: unknown[] = out.map((line) => JSON.parse(line));
    expect(all).toContainEqual(
      expect.objectContaining({ id: 'mie-cn-hosho', status: 'open-unverified', asOf: '2024-07-05' }),
    );
  });

  it('needs a day of the calendar and a code', async () => {
    expect((await schemes('--today', '2026-02-30')).code).toBe(2);
    expect((await schemes()).code).toBe(2);
    expect((await schemes('--today', '2026-11-26', '--region', 'mie')).code).toBe(2);
  });
});
