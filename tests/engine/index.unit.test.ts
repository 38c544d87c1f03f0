import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as engine from '../../src/engine/index.ts';

const source = readFileSync(join(import.meta.dirname, '../../src/engine/index.ts'), 'utf8');
const example = /@example\n([\s\S]*?)\n \*\n/.exec(source)?.[1]?.replaceAll(/^ \* ?/gm, '') ?? '';
const claims = [...example.matchAll(/^(.+); \/\/ (.+)$/gm)].map(([, code = '', value = '']) => [code, value] as const);
const preamble = example.slice(0, example.indexOf(claims[0]?.[0] ?? '\n\n'));

/** Runs a line of the documentation as a reader would, with the public names at hand. */
function run(code: string): unknown {
  const names = Object.keys(engine);
  return new Function(...names, `${preamble}; return (${code});`)(...Object.values(engine));
}

describe('the examples of the documentation', () => {
  it('are there', () => {
    expect(claims.length).toBeGreaterThanOrEqual(8);
  });

  it.each(claims)('%s is %s', (code, value) => {
    expect(run(code)).toEqual(run(value));
  });
});
