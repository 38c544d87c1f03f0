import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../src/bot/facts.ts';
import { baker, createTalker, programme, type Talker } from '../support/talk.ts';

const waste = { kind: 'waste', unit: 'kg', supplierCode: null, supplierName: null, menu: null, area: null } as const;
const collecting: Facts = {
  ...baker,
  programme: { ...programme, kinds: ['waste'] },
  sites: baker.sites.map((site) => ({ ...site, energy: [waste] })),
};

/** The question for the wastes of October is open. */
function talking(): Talker {
  const talker = createTalker(collecting);
  talker.say('こんにちは');
  return talker;
}

const ledger = (talker: Talker) =>
  talker
    .facts()
    .readings.map(({ month, sort, quantity: { value, unit }, kgCo2 }) => [month, sort, `${value}${unit}`, kgCo2]);
const asksPerson = (talker: Talker) => talker.all().some((effect) => effect.do === 'ask-person');

describe('no waste', () => {
  it.each(['今月はごみゼロ', '廃棄物 0kg', 'ごみはありませんでした', 'ゼロ', '0', 'なし'])(
    'that is said is stored as zero, after a question, and closes the month: %s',
    (words) => {
      const talker = talking();
      expect(talker.say(words).text).toMatch(/0 kg[\s\S]*\[はい\]/);
      expect(ledger(talker)).toEqual([]);
      const { text } = talker.tap('はい');
      expect(text).toContain('CO2：0 kg-CO2');
      expect(text).not.toContain('担当者');
      expect(ledger(talker)).toEqual([[expect.any(String), 'unknown.unknown', '0kg', 0]]);
      expect(asksPerson(talker)).toBe(false);
    },
  );

  it('of a kind keeps its kind', () => {
    const talker = talking();
    talker.say('10月の廃プラ 0kg');
    talker.tap('はい');
    expect(ledger(talker)).toEqual([['2026-10', 'unknown.plastic_industrial', '0kg', 0]]);
  });

  it.each(['わからない', 'ごみの量はわかりません', 'まだです'])('is never what is not known: %s', (words) => {
    const talker = talking();
    talker.say(words);
    expect(ledger(talker)).toEqual([]);
    expect(talker.all().some((effect) => effect.do === 'save-reading')).toBe(false);
  });
});

describe('the same waste as last month', () => {
  it('is every load of it, with its treatment, and is stored with one tap', () => {
    const talker = talking();
    expect(talker.buttons().map(({ label }) => label)).not.toContain('先月と同じ');
    talker.say('9月の廃プラ120kg 焼却、木くず300kg リサイクル');
    talker.tap('はい');
    const { text } = talker.tap('先月と同じ');
    expect(text).toContain('2026年9月と同じ数字にしました');
    expect(text).toMatch(/廃プラスチック（焼却）：120 kg/);
    expect(text).toMatch(/木くず（リサイクル）：300 kg/);
    expect(ledger(talker)).toHaveLength(2);
    talker.tap('はい');
    expect(ledger(talker).slice(2)).toEqual([
      ['2026-10', 'incineration.plastic_industrial', '120kg', 307.2],
      ['2026-10', 'recycling.wood', '300kg', null],
    ]);
  });
});
