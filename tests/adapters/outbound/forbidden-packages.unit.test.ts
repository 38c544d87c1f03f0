import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import patterns from '../../../src/adapters/outbound/forbidden-packages.json' with { type: 'json' };
import { matchHosts } from '../../../src/adapters/outbound/host-pattern.ts';

const lockSchema = z.object({ packages: z.record(z.string(), z.object({ name: z.string().optional() })) });

/** Names of everything a lock file installs, also under an alias. */
const lockedNames = (lock: unknown): string[] =>
  Object.entries(lockSchema.parse(lock).packages)
    .filter(([path]) => path !== '')
    .flatMap(([path, entry]) => [path.split('node_modules/').at(-1) ?? path, ...(entry.name ? [entry.name] : [])]);

const isForbidden = matchHosts(patterns);

describe('the lock file', () => {
  const names = lockedNames(JSON.parse(readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8')));

  it('was read whole', () => {
    expect(names.length).toBeGreaterThan(100);
    expect(names).toContain('fastify');
  });

  it('holds no client of a generative-AI service', () => {
    expect(names.filter(isForbidden)).toEqual([]);
  });
});

describe('the list of forbidden packages', () => {
  it.each([
    'openai',
    '@anthropic-ai/sdk',
    '@aws-sdk/client-bedrock-runtime',
    '@langchain/core',
    'ai',
    '@ai-sdk/openai',
  ])('catches %s, nested and under an alias', (name) => {
    const lock = { packages: { '': {}, [`node_modules/a/node_modules/${name}`]: {}, 'node_modules/b': { name } } };
    expect(lockedNames(lock).filter(isForbidden)).toEqual([name, name]);
  });

  it.each(['zod', 'openapi-types', 'fast-check', 'aight', '@slack/bolt'])('lets %s pass', (name) => {
    expect(isForbidden(name)).toBe(false);
  });
});
