import { describe, expect, it } from 'vitest';
import { readCorpus } from '../../../bench/understand/corpus.ts';
import { judge } from '../../../bench/understand/score.ts';
import { understand } from '../../../src/bot/understand/understand.ts';
import { plain } from './plain-result.ts';

const lines = readCorpus(new URL('./corpus/own.jsonl', import.meta.url).pathname);
const verdicts = lines.map((line) => ({ line, verdict: judge(line, plain(understand(line.input))) }));

function share(test: (verdict: (typeof verdicts)[number]) => boolean, of = verdicts): number {
  return of.filter(test).length / of.length;
}

// Floors and ceilings of the project's own corpus. They are tightened with every gain and never loosened.
describe('the corpus of messages', () => {
  it('is understood whole', () => {
    expect(share(({ verdict }) => verdict.frame)).toBeGreaterThanOrEqual(0.99);
  });

  it('is understood where it is easy', () => {
    const easy = verdicts.filter(({ line }) => line.difficulty === 1);
    expect(share(({ verdict }) => verdict.frame, easy)).toBeGreaterThanOrEqual(0.99);
  });

  it('lets nothing wrong be stored without a question', () => {
    expect(share(({ verdict }) => verdict.silent)).toBeLessThanOrEqual(0.002);
  });

  it('does not ask too often', () => {
    expect(share(({ verdict }) => verdict.overAsk)).toBeLessThanOrEqual(0.01);
  });

  it('misses neither personal data nor danger', () => {
    expect(verdicts.filter(({ verdict }) => verdict.missed.length > 0).map(({ line }) => line.input.text)).toEqual([]);
  });
});
