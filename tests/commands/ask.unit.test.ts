import { describe, expect, it } from 'vitest';
import type { Terminal } from '../../src/commands/command.ts';
import { runCommand } from '../../src/commands/run.ts';

async function answers(...lines: string[]): Promise<{ code: number; out: unknown[] }> {
  const out: unknown[] = [];
  const terminal: Terminal = {
    out: (line) => void out.push(JSON.parse(line)),
    err: () => {},
    input: async function* () {
      yield* lines;
    },
  };
  return { code: await runCommand(['ask'], terminal), out };
}

describe('the command ask', () => {
  it('answers each line, bad ones with a code', async () => {
    const { code, out } = await answers(
      '{"id":"a","text":"Jクレって何のこと?","locale":"ja","today":"2026-11-26"}',
      'no JSON',
      '{"id":7,"text":"x"}',
      '',
      '{"id":"b","text":"エアコン古い","region":"999","today":"2026-11-26"}',
      '{"id":"c","text":"今日の天気","today":"2026-11-26","region":null}',
    );
    expect(code).toBe(0);
    expect(out).toMatchObject([
      { id: 'a', decision: 'answer', items: [{ type: 'faq', id: 'jc-what', source: 'f-jc-faq' }, {}, {}] },
      { id: null, error: { code: 'line-not-json' } },
      { id: 7, error: { code: 'line-invalid', message: 'not a question: today' } },
      { id: 'b', error: { code: 'line-invalid', message: 'not a question: region' } },
      { id: 'c', decision: 'none', items: [] },
    ]);
  });
});
