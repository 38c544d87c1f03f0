import { describe, expect, it } from 'vitest';
import type { Terminal } from '../../src/commands/command.ts';
import { runCommand } from '../../src/commands/run.ts';

const period = { from: '2026-09', to: '2026-09' };
const context = {
  kinds: ['electricity'],
  sites: [],
  fiscalYearStart: 4,
  defaultPeriod: period,
  awaiting: 'value',
  asked: { kind: 'electricity', unit: 'kWh', period, site: null },
  pending: null,
  recorded: [],
  previous: [],
};

function message(id: string, text: string): string {
  return JSON.stringify({ id, text, locale: 'ja', referenceDate: '2026-10-05', context });
}

async function answers(...lines: string[]): Promise<{ code: number; out: unknown[]; err: string[] }> {
  const [out, err]: [unknown[], string[]] = [[], []];
  const terminal: Terminal = {
    out: (line) => void out.push(JSON.parse(line)),
    err: (line) => void err.push(line),
    input: async function* () {
      yield* lines;
    },
  };
  return { code: await runCommand(['understand'], terminal), out, err };
}

describe('the command understand', () => {
  it('answers each line in order with its id', async () => {
    const { code, out, err } = await answers(message('b', '1,234kWh'), message('a', 'まだ請求書が来ていません'));
    expect(code).toBe(0);
    expect(err).toEqual([]);
    expect(out).toMatchObject([
      { id: 'b', intent: 'report', items: [{ kind: 'electricity', value: 1234, unit: 'kWh', period }], ask: null },
      { id: 'a', intent: 'not_yet', items: [], targets: [] },
    ]);
  });

  it('answers unreadable lines with an error and goes on', async () => {
    const { code, out } = await answers('{', '{"id":"x"}', message('c', '1,200'));
    expect(code).toBe(0);
    expect(out).toMatchObject([
      { id: null, error: expect.any(String) },
      { id: null, error: expect.any(String) },
      { id: 'c', intent: 'report' },
    ]);
  });

  it('lists what was seen when asked to', async () => {
    const line = JSON.stringify({ ...JSON.parse(message('d', '電気は1,234kWh')), options: { entities: true } });
    const { out } = await answers(line);
    expect(out).toMatchObject([
      { id: 'd', entities: expect.arrayContaining([expect.objectContaining({ type: 'quantity' })]) },
    ]);
  });
});
