import { builtInKnowledge } from '../engine/knowledge/built-in.ts';
import { answerAdvice } from '../engine/measure/answer.ts';
import { schemesForMeasures } from '../engine/scheme/for-measures.ts';
import { matchSchemes } from '../engine/scheme/match.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';

/** Measures for one firm, best first: one JSON document in, one out. */
export const advise: Command = {
  name: 'advise',
  summary: 'ranks measures for one firm from a JSON document on stdin',
  usage: `usage: hakaru advise < firm.json

{"business":{"industry":"M-76","employees":8,"region":"24202","equipment":["air-conditioning","kitchen"],
  "ownBuilding":false,"wishes":{"budget":"low","downtime":"none"}},
 "readings":[{"kind":"electricity","quantity":{"value":3100,"unit":"kWh"},"period":{"from":"2026-09","to":"2026-09"},
  "supplier":"中部電力ミライズ","amountYen":96000}],"today":"2026-11-26","limit":5}
answers {"firm":…,"measures":[{"rank":1,"id":…,"estimate":{…}|null,"because":[…],"score":{…},"sources":[…],"schemes":[]}],
 "combined":…,"left":[{"id":…,"why":…}]}, or {"error":{"code":"json-invalid|input-invalid","path":…,"message":…}} with exit code 1`,
  run,
};

async function run({ args, terminal }: CommandContext): Promise<number> {
  if (args.length > 0) throw new UsageError('advise takes no words');
  const lines: string[] = [];
  for await (const line of terminal.input()) lines.push(line);
  const answer = answerTo(lines.join('\n'));
  terminal.out(JSON.stringify(answer));
  return 'error' in answer ? 1 : 0;
}

function answerTo(text: string): object {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { error: { code: 'json-invalid', path: '', message: 'the input is not one JSON document' } };
  }
  return answerAdvice(json, builtInKnowledge, schemesForMeasures(matchSchemes));
}
