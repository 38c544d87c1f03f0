import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../src/bot/facts.ts';
import { baker, createTalker, type Talker } from '../support/talk.ts';

/** A firm of two places with what they use. */
const energy = (kind: 'electricity' | 'lpg' | 'kerosene', unit: string) =>
  ({ kind, unit, supplierCode: null, supplierName: null, menu: null, area: null }) as const;
const firm: Facts = {
  ...baker,
  sites: [
    { id: 'a', name: '本館', energy: [energy('electricity', 'kWh'), energy('lpg', 'm3')] },
    { id: 'b', name: '別館', energy: [energy('electricity', 'kWh'), energy('kerosene', 'L')] },
  ],
};
const names = { electricity: '電気', lpg: 'プロパン', kerosene: '灯油' } as const;
const units = { electricity: 'kWh', lpg: '㎥', kerosene: 'L' } as const;

const slots = firm.sites.flatMap((site) =>
  site.energy.flatMap(({ kind }) =>
    ['2026-08', '2026-09', '2026-10'].map((month) => ({ site: site.name, kind: kind as keyof typeof names, month })),
  ),
);
type Fact = (typeof slots)[number] & { readonly value: number };

const facts: fc.Arbitrary<readonly Fact[]> = fc
  .shuffledSubarray(slots, { minLength: 1, maxLength: 8 })
  .chain((chosen) =>
    fc
      .array(fc.integer({ min: 100, max: 9999 }), { minLength: chosen.length, maxLength: chosen.length })
      .map((values) => chosen.map((slot, at) => ({ ...slot, value: values[at] ?? 100 }))),
  );

const wordings: readonly ((fact: Fact) => string)[] = [
  ({ site, kind, month, value }) => `${site}の${Number(month.slice(5))}月の${names[kind]}は${value}${units[kind]}`,
  ({ site, kind, month, value }) =>
    `${month.slice(0, 4)}年${Number(month.slice(5))}月 ${site} ${names[kind]} ${value.toLocaleString('en')}${units[kind]}`,
  ({ site, kind, month, value }) => `${site}${names[kind]} ${Number(month.slice(5))}月分 ${value}${units[kind]}です`,
];

function ledger(talker: Talker): readonly string[] {
  return talker
    .facts()
    .readings.map(({ siteId, kind, month, quantity }) => `${siteId} ${kind} ${month} ${quantity.value}`)
    .toSorted();
}

function wanted(all: readonly Fact[]): readonly string[] {
  const latest = new Map(
    all.map((fact) => [`${fact.site === '本館' ? 'a' : 'b'} ${fact.kind} ${fact.month}`, fact.value]),
  );
  return [...latest].map(([slot, value]) => `${slot} ${value}`).toSorted();
}

function talking(): Talker {
  const talker = createTalker(firm);
  talker.say('こんにちは');
  return talker;
}

describe('facts in any order', () => {
  it('end in the same ledger however they are ordered and batched, within two turns more than facts', () => {
    fc.assert(
      fc.property(facts, fc.nat(2), fc.integer({ min: 1, max: 4 }), (given, wording, batch) => {
        const talker = talking();
        let turns = 0;
        for (let at = 0; at < given.length; at += batch) {
          const part = given.slice(at, at + batch);
          talker.say(part.map((fact) => wordings[wording]?.(fact)).join('\n'));
          turns += 1;
        }
        talker.say('はい');
        expect(ledger(talker)).toEqual(wanted(given));
        expect(turns + 1).toBeLessThanOrEqual(given.length + 2);
      }),
      { numRuns: 150 },
    );
  });

  it('take corrections before and after storing', () => {
    fc.assert(
      fc.property(facts, fc.nat(), fc.integer({ min: 100, max: 9999 }), fc.boolean(), (given, which, value, after) => {
        const talker = talking();
        talker.say(given.map((fact) => wordings[0]?.(fact)).join('\n'));
        if (after) talker.say('はい');
        const fact = given[which % given.length];
        if (fact === undefined) return;
        const { site, month, kind } = fact;
        talker.say(`${site}の${Number(month.slice(5))}月の${names[kind]}は${value}${units[kind]}に訂正します`);
        talker.say('はい');
        expect(ledger(talker)).toEqual(wanted([...given, { ...fact, value }]));
      }),
      { numRuns: 150 },
    );
  });

  it('correct the month that is named, also where another month has the new value already', () => {
    const talker = talking();
    talker.say('本館の8月の電気は100kWh\n本館の9月の電気は112kWh');
    talker.say('本館の8月の電気は112kWhに訂正します');
    talker.say('はい');
    expect(ledger(talker)).toEqual(['a electricity 2026-08 112', 'a electricity 2026-09 112']);
  });

  it('go back to where they were: the place and the ledger as before the step', () => {
    const steps = [
      '1250kWh',
      'はい',
      '直す',
      '数値',
      '1300',
      'わからない',
      'スキップ',
      '訂正',
      '別館の灯油 40L',
      'いいえ',
    ] as const;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), { minLength: 1, maxLength: 6 }), (said) => {
        const talker = talking();
        for (const one of said.slice(0, -1)) talker.say(one);
        const [place, before] = [placeOf(talker), ledger(talker)];
        talker.say(said.at(-1) ?? '');
        if (JSON.stringify(placeOf(talker)) === JSON.stringify(place)) return;
        talker.say('戻る');
        expect(placeOf(talker)).toEqual(place);
        expect(ledger(talker)).toEqual(before);
      }),
      { numRuns: 150 },
    );
  });
});

/** Where the dialogue stands, without what it remembers; ids of rows that were written anew differ. */
function placeOf(talker: Talker): unknown {
  const state = talker.stored()?.state as { readonly here: { readonly memory: unknown } } | undefined;
  const { memory: _, ...place } = state?.here ?? { memory: null };
  return JSON.parse(JSON.stringify(place).replaceAll(/"replaces":"[^"]+"/g, '"replaces":"some"'));
}
