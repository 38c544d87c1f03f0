import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts, Locale } from '../../../../src/bot/facts.ts';
import { pressAside, typedAside } from '../../../../src/bot/flows/aside/index.ts';
import { createIds } from '../../../../src/bot/ids.ts';
import type { MessageView } from '../../../../src/bot/message.ts';
import { ownPage } from '../../../../src/bot/page/own-page.ts';
import { sentences } from '../../../../src/bot/text/locales.ts';
import { builtInKnowledge } from '../../../../src/engine/knowledge/built-in.ts';
import { fill } from '../../../../src/engine/knowledge/fill.ts';
import { textsOf } from '../../../../src/engine/knowledge/items.ts';
import { aside, bakerWith } from './support.ts';

const typed = [
  ...['対策', '対策の状況', '課題', '補助金', '目標', 'ステップ', 'J-クレジット', '設備', 'マイページ', 'できること'],
  ...['希望', '比べる', 'オフセット', 'オフセット 軽油50L 電気200kWh'],
  ...['SLLの準備', 'イベント オフセット', '目標 2030年までに30%'],
];
const languages = ['ja', 'en', 'easy'] as const satisfies readonly Locale[];

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const placeholder = /\{\w+\}/g;

/** A line of a template as a pattern; null for one that is nothing but a place, as it would fit everything. */
function patternOf(line: string): RegExp | null {
  if (line.replaceAll(placeholder, '').trim().length < 2) return null;
  return new RegExp(`^${line.split(placeholder).map(escaped).join('.+?')}$`, 'u');
}

const patterns = Object.fromEntries(
  languages.map((locale) => [
    locale,
    Object.values(sentences[locale]).flatMap((texts) =>
      Object.values(texts).flatMap((text) => text.split('\n').flatMap((line) => patternOf(line) ?? [])),
    ),
  ]),
);

/** Every line that an editor has released, in every language, and what stands beside the texts: names, addresses, pages. */
const released = new Set(
  [
    ...[...builtInKnowledge.faq, ...builtInKnowledge.measures, ...builtInKnowledge.schemes, ...builtInKnowledge.stories]
      .flatMap((item) => textsOf(item))
      .flatMap(({ text }) => [text.ja, text.en ?? '', text.easy ?? '']),
    ...builtInKnowledge.faq.flatMap((one) => languages.map((locale) => fill(one.answer, one.figures, locale))),
    ...builtInKnowledge.sources.flatMap(({ title, publisher, version, url }) => [
      title,
      publisher ?? '',
      version ?? '',
      url ?? '',
    ]),
    ...builtInKnowledge.schemes.flatMap(({ operator, link }) => [operator, link ?? '']),
    ...[
      ...builtInKnowledge.faq,
      ...builtInKnowledge.measures,
      ...builtInKnowledge.schemes,
      ...builtInKnowledge.stories,
    ].flatMap(({ sources }) => sources.map(({ page }) => page ?? '')),
  ].flatMap((text) => text.split('\n')),
);

/** All words of views that are no key of the locales. */
function wordsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('words' in value && typeof value.words === 'string') return [value.words];
  return Object.values(value).flatMap(wordsIn);
}

function foreign(views: readonly MessageView[], facts: Facts): readonly string[] {
  const own = new Set([facts.business?.name ?? '', ...facts.sites.map(({ name }) => name)]);
  const edition = builtInKnowledge.edition.id;
  return views
    .flatMap(wordsIn)
    .flatMap((words) => words.split('\n'))
    .filter((line) => line.trim() !== '' && !released.has(line) && !own.has(line))
    .filter((line) => !line.startsWith(`${edition} / `) && !/^[\d,.:/ -]+$/.test(line))
    .filter((line) => !(patterns[facts.locale] ?? []).some((pattern) => pattern.test(line)));
}

describe('whatever is asked and pressed beside the report', () => {
  it('is a sentence of the locales with figures, or the words of an item', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...languages),
        fc.constantFrom(...typed),
        fc.array(fc.nat(), { maxLength: 5 }),
        fc.constantFrom('2026-04', '2025-04', '2024-04'),
        fc.constantFrom<NonNullable<Facts['peers']>>('too-few', 'own-year', {
          ...{ firms: 12, median: 6500, own: 1300, quarter: 1, trade: 'division' },
        }),
        (locale, first, choices, from, peers) => {
          const start: Facts = { ...bakerWith(from, '2027-04'), locale, peers };
          const talk = aside(start);
          let { views } = talk.say(first);
          for (const choice of choices) {
            expect(foreign(views, talk.facts())).toEqual([]);
            const buttons = views.flatMap((view) =>
              view.view === 'card' ? [...(view.choices ?? []), ...view.rows.flatMap((row) => row.choice ?? [])] : [],
            );
            const button = buttons[choice % Math.max(1, buttons.length)];
            if (button === undefined) break;
            ({ views } = talk.pressId(button.id));
          }
          expect(foreign(views, talk.facts())).toEqual([]);
          const page = ownPage({
            facts: talk.facts(),
            consents: [],
            shown: [{ type: 'faq', id: 'jc-100t', on: '2027-05-20' }],
          });
          expect(
            foreign(
              page.sections.flatMap((section) => section.views),
              talk.facts(),
            ),
          ).toEqual([]);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('finds out a sentence that nobody wrote', () => {
    const view: MessageView = { view: 'text', text: { words: '必ず50%減ります。' } };
    expect(foreign([view], bakerWith('2026-04', '2027-04'))).toEqual(['必ず50%減ります。']);
  });
});

it('old buttons of every subject answer something, whatever their arguments', () => {
  const facts = bakerWith('2026-04', '2027-04');
  const moment = {
    facts,
    event: {
      id: 'e',
      at: '2027-05-20T03:00:00.000Z',
      from: { programmeId: 'p', platform: 'line', channel: 'U', conversationId: 'c' },
      kind: 'choice',
      data: '',
    },
    ids: createIds('s'),
    nextAsk: '00000000',
  } as const;
  const verbs = new Set<string>();
  for (const word of typed) {
    for (const view of typedAside(word, moment)?.views ?? [])
      if (view.view === 'card')
        for (const { id } of [...(view.choices ?? []), ...view.rows.flatMap((row) => row.choice ?? [])])
          verbs.add(id.split(':')[1] ?? '');
  }
  expect(verbs.size).toBeGreaterThan(8);
  fc.assert(
    fc.property(fc.constantFrom(...verbs), fc.array(fc.string({ maxLength: 20 }), { maxLength: 4 }), (verb, args) => {
      const answer = pressAside(['aside', verb, ...args].join(':'), moment);
      expect((answer?.views.length ?? 0) + (answer?.effects?.length ?? 0)).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});
