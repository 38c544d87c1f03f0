import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Locale } from '../../../src/bot/facts.ts';
import { sentences } from '../../../src/bot/text/locales.ts';
import { energyKinds } from '../../../src/engine/energy/registry.ts';
import { wasteTreatments, wasteTypes } from '../../../src/engine/waste/sort.ts';

const root = join(import.meta.dirname, '../../..');
const files = Object.keys(sentences.ja);
const languages = ['ja', 'en', 'easy'] as const satisfies readonly Locale[];
const keysOf = (locale: Locale) =>
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

const all = (locale: Locale) =>
  Object.entries(sentences[locale]).flatMap(([file, texts]) =>
    Object.entries(texts).map(([name, text]) => [`${file}.${name}`, text] as const),
  );

describe('locales', () => {
  it('hold the same keys in every language', () => {
    for (const locale of languages) expect(keysOf(locale).toSorted()).toEqual(keysOf('ja').toSorted());
  });

  it('hold every file of their folder', () => {
    for (const locale of languages) {
      const there = readdirSync(join(root, 'locales', locale)).map((file) => file.replace('.json', ''));
      expect(Object.keys(sentences[locale])).toEqual(there.toSorted());
    }
  });

  it('hold every key that is used, and no other', () => {
    const kinds = energyKinds.map((kind) => `kinds.${kind}`);
    const wastes = [...wasteTypes, ...wasteTreatments.map((one) => `by-${one}`)].map((one) => `waste.${one}`);
    expect([...usedKeys, ...kinds, ...wastes].toSorted()).toEqual(keysOf('ja').toSorted());
  });

  it('leave the same places open in every language', () => {
    for (const [file, texts] of Object.entries(sentences.ja)) {
      for (const [name, text] of Object.entries(texts)) {
        for (const locale of languages)
          expect(placeholders(sentences[locale][file]?.[name] ?? ''), `${locale} ${file}.${name}`).toEqual(
            placeholders(text),
          );
      }
    }
  });

  it('keep lines short enough for a phone', () => {
    for (const locale of languages) {
      for (const [file, texts] of Object.entries(sentences[locale])) {
        for (const [name, text] of Object.entries(texts)) {
          for (const line of text.split('\n'))
            expect(line.length, `${locale} ${file}.${name}: ${line}`).toBeLessThanOrEqual(80);
        }
      }
    }
  });

  it('are written for people: no blame, no jargon of machines, no shouting, no blanks left over', () => {
    const unwanted = {
      ja: /エラー|不正|無効|失敗|してはいけ|！！|[ｦ-ﾟ]| {2}| $/u,
      easy: /エラー|不正|無効|失敗|！！|[ｦ-ﾟ]| {2}| $/u,
      en: /\berror\b|invalid|\bfail|illegal|!!| {2}| $/iu,
    };
    for (const locale of languages)
      for (const [key, text] of all(locale)) expect(text, `${locale} ${key}`).not.toMatch(unwanted[locale]);
  });

  it('leave nothing open that is no placeholder', () => {
    for (const locale of languages)
      for (const [key, text] of all(locale))
        expect(text.replaceAll(/\{\w+\}/g, ''), `${locale} ${key}`).not.toMatch(/[{}$]|%[sd]|TODO|xxx/iu);
  });

  /** @source 出入国在留管理庁・文化庁「在留支援のためのやさしい日本語ガイドライン」2020年: short, one thing, no honorifics, easy words */
  it('are easy where easy Japanese is asked for', () => {
    const honorific = /いただ|うかが|申し|お求め|お尋ね|よろしければ|よろしいで|存じ|致し|ご確認|ご案内|お待ち|お答え/u;
    const hard =
      /(?<!ご)使用量|登録|拠点|入力|必須|任意|供給|該当|提出|記入|取り消|集計|反映|指針ではなく|業種|市区町村|受け取|最終保障/u;
    const longest = 46;
    for (const [key, text] of all('easy')) {
      expect(text, key).not.toMatch(honorific);
      expect(text, key).not.toMatch(hard);
      for (const sentence of text.replaceAll(/\{\w+\}|（[^）]*）/g, '').split(/(?<=[。？])|\n/u))
        expect(sentence.length, `${key}: ${sentence}`).toBeLessThanOrEqual(longest);
    }
  });
});
