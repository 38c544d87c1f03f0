import { calculateLine } from '../engine/emission/calculate-line.ts';
import type { Command, CommandContext } from './command.ts';

/** CO2 of quantities: JSON lines in, JSON lines out. */
export const calculate: Command = {
  name: 'calculate',
  summary: 'computes CO2 from JSON lines on stdin',
  usage: `usage: hakaru calculate < lines.jsonl

{"id":"a","kind":"electricity","quantity":{"value":1200,"unit":"kWh"},"period":{"from":"2025-10","to":"2025-10"},
 "supplier":"東京電力エナジーパートナー"}
answers {"id":"a","kgCo2":…,"scope":2,"energyGj":…,"crudeOilKl":…,"parts":[…],"provisional":false,"assumptions":[…],"problem":null}`,
  run: (context) => eachLine(context, calculateLine),
};

/** Answers each line of the input with one line; a line that is no JSON answers with an error and does not stop the run. */
export async function eachLine(context: CommandContext, answer: (line: unknown) => object): Promise<number> {
  for await (const line of context.terminal.input()) {
    if (line.trim() !== '') context.terminal.out(JSON.stringify(answerTo(line, answer)));
  }
  return 0;
}

function answerTo(line: string, answer: (line: unknown) => object): object {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return { id: null, error: { code: 'line-not-json', message: 'the line is not JSON' } };
  }
  return answer(parsed);
}
