import { input } from '../bot/understand/contract.ts';
import { understand as read } from '../bot/understand/understand.ts';
import type { Command, CommandContext } from './command.ts';

/** What owners' messages mean: JSON lines in, JSON lines out. */
export const understand: Command = {
  name: 'understand',
  summary: 'says what messages mean, from JSON lines on stdin',
  usage: `usage: hakaru understand < lines.jsonl

{"id":"a","text":"先月の電気1,234kWhでした","locale":"ja","referenceDate":"2026-10-05","context":{"kinds":["electricity"],
 "sites":[],"fiscalYearStart":4,"defaultPeriod":{"from":"2026-09","to":"2026-09"},"awaiting":null,"asked":null,
 "pending":null,"recorded":[],"previous":[]}}
answers {"id":"a","intent":"report","items":[…],"ask":null,"targets":[],"flags":[]}`,
  run: eachMessage,
};

async function eachMessage({ terminal }: CommandContext): Promise<number> {
  for await (const line of terminal.input()) {
    if (line.trim() !== '') terminal.out(JSON.stringify(answerTo(line)));
  }
  return 0;
}

function answerTo(line: string): object {
  const parsed = input.safeParse(jsonOf(line));
  if (parsed.success) return read(parsed.data);
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  return { id: null, error: where === '' ? 'the line is no message' : `the line is no message: ${where}` };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
