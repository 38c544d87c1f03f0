/** How fast questions are answered with the built-in knowledge, and with 5,000 items: `npm run bench -- ask`. */
import { readFileSync } from 'node:fs';
import { ask } from '../src/bot/ask/ask.ts';
import { type AskIndex, buildIndex } from '../src/bot/ask/build-index.ts';
import { builtInKnowledge } from '../src/engine/knowledge/built-in.ts';
import type { Knowledge } from '../src/engine/knowledge/edition.ts';

const today = '2026-11-26';
const texts = [
  'questions',
  'blind',
  'fresh',
  'unseen-a',
  'unseen-b',
  'unseen-c',
  'unseen-d',
  'unseen-e',
  'programme',
  'paraphrases',
  'unseen-f',
  'unseen-g',
  'unseen-h',
  'unseen-i',
  'unseen-k',
]
  .flatMap((name) =>
    readFileSync(new URL(`../tests/bot/ask/${name}.jsonl`, import.meta.url), 'utf8')
      .trim()
      .split('\n'),
  )
  .map((line): string => JSON.parse(line).text);

/** Copies of the built-in items whose words are mixed with those of the next, until there are as many. */
function grown(knowledge: Knowledge, wanted: number): Knowledge {
  const mixed = <Item extends { id: string; forms: string[] }>(items: readonly Item[], share: number): Item[] =>
    Array.from({ length: Math.round(wanted * share) }, (_, index) => {
      const [one, other] = [items[index % items.length], items[(index * 7 + 3) % items.length]];
      if (one === undefined || other === undefined) throw new Error('no items');
      const round = Math.floor(index / items.length);
      const forms = one.forms.map((form, at) => `${form}${other.forms[at] ?? ''}${round}`);
      return round === 0 ? one : { ...one, id: `${one.id}-${round}`, forms };
    });
  return {
    ...knowledge,
    faq: mixed(knowledge.faq, 0.6),
    measures: mixed(knowledge.measures, 0.2),
    schemes: mixed(knowledge.schemes, 0.2),
  };
}

function measure(name: string, index: AskIndex): number {
  const once = (text: string) => {
    const start = performance.now();
    ask(index, { id: null, text, locale: 'ja', region: '11208', today });
    return performance.now() - start;
  };
  for (const text of texts) once(text);
  const times = Array.from({ length: 4 }, () => texts.map(once))
    .flat()
    .toSorted((a, b) => a - b);
  const at = (part: number) => times[Math.floor((times.length - 1) * part)] ?? 0;
  console.log(`${name}: p50 ${at(0.5).toFixed(2)} ms, p99 ${at(0.99).toFixed(2)} ms, most ${at(1).toFixed(2)} ms`);
  return at(0.99);
}

const start = performance.now();
const many = buildIndex(grown(builtInKnowledge, 5000));
console.log(`an index of 5,000 items is built in ${(performance.now() - start).toFixed(0)} ms`);
const small = measure('built-in knowledge', buildIndex(builtInKnowledge));
const large = measure('5,000 items', many);
console.log(`p99 with 5,000 items is ${(large / small).toFixed(1)} times that of the built-in knowledge; limit 20 ms`);
