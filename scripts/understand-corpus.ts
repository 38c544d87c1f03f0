import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { notations } from './understand-corpus/notations.ts';
import { type Place, readAnswers, readPlace } from './understand-corpus/read.ts';

/**
 * Writes `tests/bot/understand/corpus/own.jsonl` from the phrases beside this file. A line is `text => answer || answer`,
 * `== class difficulty` and `@ trade state …` hold for the lines below. Expected answers are written by hand.
 */
const folder = join(import.meta.dirname, 'understand-corpus');
const target = join(import.meta.dirname, '../tests/bot/understand/corpus/own.jsonl');
const files = ['figures', 'periods', 'several', 'dialogue', 'english', 'harder'];

const phrases = files.flatMap((file) => readFileSync(join(folder, `${file}.txt`), 'utf8').split('\n'));
let group: { name: string; difficulty: number } = { name: '', difficulty: 1 };
let place: Place | null = null;
const lines: object[] = [];
for (const phrase of [...phrases, ...notations()]) {
  if (phrase.trim() === '' || phrase.startsWith('#')) continue;
  if (phrase.startsWith('== ')) {
    const [, name = '', difficulty = '1'] = phrase.split(' ');
    group = { name, difficulty: Number(difficulty) };
  } else if (phrase.startsWith('@ ')) {
    place = readPlace(phrase.slice(2).trim(), group.name === 'en' ? 'en' : 'ja');
  } else {
    lines.push(write(phrase));
  }
}
writeFileSync(target, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
process.stdout.write(`${lines.length} lines\n`);

function write(phrase: string): object {
  const cut = phrase.lastIndexOf(' => ');
  if (cut < 0 || place === null) throw new Error(`no answer or no place: ${phrase}`);
  const [expected, ...alternatives] = readAnswers(phrase.slice(cut + 4), place);
  const { trade, locale, referenceDate, context } = place;
  const id = `own-${String(lines.length + 1).padStart(4, '0')}`;
  const text = phrase.slice(0, cut).replaceAll('\\n', '\n');
  return {
    id,
    class: group.name,
    difficulty: group.difficulty,
    industry: trade,
    locale,
    referenceDate,
    text,
    context,
    expected,
    alternatives,
  };
}
