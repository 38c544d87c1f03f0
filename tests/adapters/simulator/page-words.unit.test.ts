import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const page = new URL('../../../src/adapters/simulator/page/', import.meta.url);
const words = z.record(z.string(), z.string().min(1));
const load = async (name: string): Promise<unknown> => import(new URL(name, page).href);
const { JA: ja } = z.object({ JA: words }).parse(await load('words-ja.js'));
const { EN: en } = z.object({ EN: words }).parse(await load('words-en.js'));

const files = readdirSync(page).filter((name) => /\.(js|html)$/.test(name) && !name.startsWith('words-'));
const sources = files.map((name) => readFileSync(new URL(name, page), 'utf8'));

function keysUsed(): Set<string> {
  const used = new Set<string>();
  for (const source of sources) {
    for (const [, key] of source.matchAll(/data-t(?:-label|-placeholder)?="([^"]+)"/g)) used.add(String(key));
    for (const [, key] of source.matchAll(/'([a-z]+\.[A-Za-z0-9]+)'/g))
      if (key !== undefined && key in ja) used.add(key);
    for (const [, key] of source.matchAll(/\bt\('([^']+)'\)/g)) used.add(String(key));
  }
  return used;
}

describe('the words of the simulator', () => {
  it('are the same in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(ja).sort());
  });

  it('are all there, and all used', () => {
    expect([...keysUsed()].sort()).toEqual(Object.keys(ja).sort());
  });

  it('stand in the page before any script runs', () => {
    const html = readFileSync(new URL('index.html', page), 'utf8');
    const written = [...html.matchAll(/data-t="([^"]+)"[^>]*>([^<]*)</g)];
    expect(written.length).toBeGreaterThan(20);
    for (const [, key, shown] of written) expect(shown).toBe(ja[String(key)]);
  });
});

describe('the page', () => {
  it('never turns text into markup and never runs inline code', () => {
    for (const source of sources) {
      expect(source).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/);
      expect(source).not.toMatch(/ style="| on[a-z]+="|<script(?! type="module" src=)/);
    }
  });

  it('names no other host', () => {
    for (const source of sources)
      expect(source.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:\/\/\w/);
  });
});
