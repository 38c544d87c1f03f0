import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../src/commands/run.ts';

async function answerTo(text: string): Promise<{ code: number; answer: unknown }> {
  const out: string[] = [];
  const terminal = {
    out: (line: string) => void out.push(line),
    err: () => undefined,
    input: async function* () {
      yield* text.split('\n');
    },
  };
  const code = await runCommand(['advise'], terminal);
  return { code, answer: JSON.parse(out.join('')) };
}

describe('the command advise', () => {
  it('answers a document with ranked measures', async () => {
    const { code, answer } = await answerTo(readFileSync('tests/engine/measure/firms/transport.json', 'utf8'));
    expect(code).toBe(0);
    expect(answer).toMatchObject({
      measures: [{ rank: 1, id: 'op-ecodrive', schemes: [] }, { rank: 2 }, { rank: 3 }, { rank: 4 }, { rank: 5 }],
    });
  });

  it('says by code what is wrong', async () => {
    expect(await answerTo('{')).toMatchObject({ code: 1, answer: { error: { code: 'json-invalid' } } });
    const wrong = JSON.stringify({ business: { industry: 'bakery' }, readings: [], today: '2026-11-26' });
    expect(await answerTo(wrong)).toMatchObject({
      code: 1,
      answer: { error: { code: 'input-invalid', path: 'business.industry' } },
    });
  });
});
