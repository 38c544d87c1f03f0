import { ask as answer } from '../bot/ask/ask.ts';
import { askLine } from '../bot/ask/ask-line.ts';
import { buildIndex } from '../bot/ask/build-index.ts';
import { builtInKnowledge } from '../engine/knowledge/built-in.ts';
import { eachLine } from './calculate.ts';
import type { Command } from './command.ts';

/** What the knowledge has for owners' questions: JSON lines in, JSON lines out. */
export const ask: Command = {
  name: 'ask',
  summary: 'finds the answers to questions, from JSON lines on stdin',
  usage: `usage: hakaru ask < lines.jsonl

{"id":"a","text":"エアコンの補助金まだ間に合う？","locale":"ja","region":"11208","industry":"E-09","employees":12,
 "today":"2026-11-26"}
answers {"id":"a","decision":"answer","items":[{"type":"subsidy","id":…,"status":"unknown","asOf":…,"source":…,"score":0.8}],
 "because":["scheme-search","word:ac",…]}

decision: answer (the first item answers; with "several" in because, up to three likely ones), escalate (a person has to
answer; items are for that person), none (nothing of this field). region, industry and employees may be left out.`,
  run: (context) => {
    const index = buildIndex(builtInKnowledge);
    return eachLine(context, (line) => askLine(line, (input) => answer(index, input)));
  },
};
