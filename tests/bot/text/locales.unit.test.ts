import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sentences } from '../../../src/bot/text/locales.ts';
import { energyKinds } from '../../../src/engine/energy/registry.ts';

const root = join(import.meta.dirname, '../../..');
const files = Object.keys(sentences.ja);
const keysOf = (locale: 'ja' | 'en') =>
  Object.entries(sentences[locale]).flatMap(([file, texts]) => Object.keys(texts).map((name) => `${file}.${name}`));
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}

const usedKeys = new Set(
  [...sources(join(root, 'src/bot')), ...sources(join(root, 'src/service'))].flatMap((source) =>
    [...source.matchAll(new RegExp(`['"\`]((?:${files.join('|')})\\.[a-z0-9-]+)['"\`]`, 'g'))].map(
      ([, key]) => key ?? '',
    ),
  ),
);

describe('locales', () => {
  it('hold the same keys in both languages', () => expect(keysOf('en')).toEqual(keysOf('ja')));

  it('hold every file of their folder', () => {
    for (const locale of ['ja', 'en'] as const) {
      const there = readdirSync(join(root, 'locales', locale)).map((file) => file.replace('.json', ''));
      expect(Object.keys(sentences[locale])).toEqual(there.toSorted());
    }
  });

  it('hold every key that is used, and no other', () => {
    const kinds = energyKinds.map((kind) => `kinds.${kind}`);
    expect([...usedKeys, ...kinds].toSorted()).toEqual(keysOf('ja').toSorted());
  });

  it('leave the same places open in both languages', () => {
    for (const [file, texts] of Object.entries(sentences.ja)) {
      for (const [name, text] of Object.entries(texts)) {
        expect(placeholders(sentences.en[file]?.[name] ?? ''), `${file}.${name}`).toEqual(placeholders(text));
      }
    }
  });

  it('keep lines short enough for a phone', () => {
    for (const locale of ['ja', 'en'] as const) {
      for (const [file, texts] of Object.entries(sentences[locale])) {
        for (const [name, text] of Object.entries(texts)) {
          for (const line of text.split('\n'))
            expect(line.length, `${locale} ${file}.${name}: ${line}`).toBeLessThanOrEqual(80);
        }
      }
    }
  });
});
