import { describe, expect, it } from 'vitest';
import type { BillSeen } from '../../../src/bot/bill.ts';
import type { Effect } from '../../../src/bot/effect.ts';
import type { Facts } from '../../../src/bot/facts.ts';
import { bill } from '../../support/bills.ts';
import { baker, createTalker, programme, type Talker } from '../support/talk.ts';

const collecting: Facts = { ...baker, programme: { ...programme, kinds: [...programme.kinds, 'waste'] } };

function talking(facts: Facts = collecting): Talker {
  const talker = createTalker(facts);
  talker.say('こんにちは');
  return talker;
}

const ledger = (talker: Talker): readonly string[] =>
  talker
    .facts()
    .readings.map(({ kind, sort, quantity, kgCo2 }) => `${kind} ${sort} ${quantity.value}${quantity.unit} ${kgCo2}`);
const report = (talker: Talker, text: string): string => {
  talker.say(text);
  return talker.tap('はい').text;
};
const requests = (effects: readonly Effect[]): readonly Effect[] =>
  effects.filter((effect) => effect.do === 'ask-person');

const named = (...types: readonly ('plastic_industrial' | 'wood')[]) => ({
  type: { sure: types.length === 1, candidates: types },
  treatment: { sure: false, candidates: [] },
});
const wasteBill = (over: Partial<BillSeen> = {}): BillSeen =>
  bill({
    kind: { sure: true, candidates: ['waste'] },
    usage: { sure: true, candidates: [{ value: 120, unit: 'kg' }] },
    supplier: '株式会社みどり環境',
    waste: named('plastic_industrial'),
    ...over,
  });
const photo = (talker: Talker, messageId: string, over: Partial<BillSeen> = {}) => {
  talker.send({ kind: 'photo', messageId });
  const strips = { usage: null, month: null };
  return talker.send({ kind: 'photo-kept', messageId, mediaId: `media-${messageId}`, bill: wasteBill(over), strips });
};

describe('waste in words', () => {
  it('is stored with its CO2 where a factor is published', () => {
    const talker = talking();
    expect(report(talker, '廃プラ 120kg 焼却')).toContain('CO2：307 kg-CO2');
    expect(ledger(talker)).toEqual(['waste incineration.plastic_industrial 120kg 307.2']);
    expect(requests(talker.all())).toEqual([]);
  });

  it('is stored without CO2 where none is, says so and asks a person, once', () => {
    const talker = talking();
    const text = report(talker, '先月の木くず0.3tはリサイクル');
    expect(text).toContain('0ではありません。担当者が内訳を確認します。');
    expect(ledger(talker)).toEqual(['waste recycling.wood 300kg null']);
    expect(requests(talker.all())).toEqual([{ do: 'ask-person', reason: 'no-factor' }]);
    const saved = talker.all().find((effect) => effect.do === 'save-reading');
    expect(saved).toMatchObject({ calculation: null });
  });

  it('of several kinds is several rows, handed to a person together', () => {
    const talker = talking();
    report(talker, '廃プラ 120kg 焼却、木くず 300kg リサイクル、がれき 2t 埋立、生ごみ 50kg 焼却');
    expect(ledger(talker)).toEqual([
      'waste incineration.plastic_industrial 120kg 307.2',
      'waste recycling.wood 300kg null',
      'waste landfill.rubble 2000kg null',
      'waste incineration.food 50kg null',
    ]);
    expect(requests(talker.all())).toEqual([{ do: 'ask-person', reason: 'no-factor' }]);
  });

  it('of one figure says nothing of the next: each is asked for what it lacks', () => {
    const talker = talking();
    expect(talker.say('廃プラ120kg焼却、木くず300kg').text).toContain('木くずの「300 kg」は、どう処理されますか？');
    talker.tap('この数字はやめる');
    talker.tap('はい');
    report(talker, '紙くず30kg、生ごみ50kg、どちらも焼却');
    expect(ledger(talker)).toEqual([
      'waste incineration.plastic_industrial 120kg 307.2',
      'waste incineration.paper 30kg 4.32',
      'waste incineration.food 50kg null',
    ]);
  });

  it('is asked which, then what is done with it; mixed, other and not known are always there', () => {
    const talker = talking();
    const labels = talker.say('ごみ 40kg').buttons.map(({ label }) => label);
    expect(labels.length).toBeLessThanOrEqual(13);
    expect(labels).toEqual(expect.arrayContaining(['混合廃棄物', 'その他の廃棄物', 'わからない']));
    const asked = talker.tap('紙くず');
    expect(asked.buttons.map(({ label }) => label)).toEqual([
      '焼却',
      '埋立',
      'リサイクル',
      'わからない',
      'この数字はやめる',
    ]);
    talker.say('燃やしてます');
    talker.tap('はい');
    expect(ledger(talker)).toEqual(['waste incineration.paper 40kg 5.76']);
  });

  it('offers first what the firm had before, and what was done with it', () => {
    const talker = talking();
    report(talker, '汚泥 500kg 埋立');
    expect(talker.say('産廃 20kg').buttons[0]?.label).toBe('汚泥');
    expect(talker.tap('汚泥').buttons[0]?.label).toBe('埋立');
  });

  it('needs a unit: nobody takes 0.5 for kilograms', () => {
    expect(talking().say('廃プラ 0.5 焼却').text).toContain('単位はどれですか？');
  });

  it('leaves electricity, gas and every sum of energy alone', () => {
    const talker = talking();
    report(talker, '電気 1234kWh');
    report(talker, '廃プラ 120kg 焼却');
    const text = report(talker, 'ガス 45m3');
    expect(text).toMatch(/合計（廃棄物をのぞく）：65\d kg-CO2/);
    expect(text).toContain('廃棄物の合計（Scope 3）：307 kg-CO2');
    const charts = talker.all().flatMap((effect) => (effect.do === 'save-chart' ? [effect.spec] : []));
    expect(charts.length).toBeGreaterThan(0);
    for (const { series } of charts) expect(series.map(({ name }) => name)).not.toContain('waste');
  });

  it('is not taken where the programme does not collect it, and nothing is lost beside it', () => {
    const talker = talking(baker);
    expect(talker.say('廃プラ 120kg 焼却').text).toContain('集めていません');
    expect(talker.say('電気 1234kWh 廃プラ 120kg').text).toContain('集めていません');
    talker.tap('はい');
    expect(ledger(talker).map((row) => row.split(' ')[0])).toEqual(['electricity']);
  });
});

describe('a volume of waste', () => {
  it('is asked for its weight, which takes its place', () => {
    const talker = talking();
    expect(talker.say('廃油 200L 焼却').text).toContain('体積だけではCO2を計算できません');
    talker.say('180kg');
    talker.tap('はい');
    expect(ledger(talker)).toEqual(['waste incineration.waste_oil 180kg 527.4']);
  });

  it('stays as it was said where nobody knows the weight: no density is made up', () => {
    const talker = talking();
    talker.say('混合廃棄物 2立米 埋立');
    talker.tap('体積のまま登録する');
    expect(talker.tap('はい').text).toContain('重さがわからないため');
    expect(ledger(talker)).toEqual(['waste landfill.mixed 2m3 null']);
    expect(requests(talker.all()).length).toBe(1);
  });
});

describe('several wastes of a month', () => {
  it('stand beside each other; a correction replaces its own alone', () => {
    const talker = talking();
    report(talker, '廃プラ 120kg 焼却、木くず 300kg リサイクル');
    report(talker, '廃プラは130kgの間違い');
    expect(ledger(talker).toSorted()).toEqual([
      'waste incineration.plastic_industrial 130kg 332.8',
      'waste recycling.wood 300kg null',
    ]);
  });

  it('a treatment that was wrong leaves no second row', () => {
    const talker = talking();
    report(talker, '廃プラ 120kg 焼却');
    talker.say('訂正');
    report(talker, '120kg リサイクル');
    expect(ledger(talker)).toEqual(['waste recycling.plastic_industrial 120kg null']);
  });

  it('a correction that moves onto another row takes its place, and 戻る puts both back', () => {
    const talker = talking();
    report(talker, '廃プラ 50kg リサイクル、廃プラ 120kg 焼却');
    const before = ledger(talker).toSorted();
    talker.say('訂正');
    report(talker, '120kg リサイクル');
    expect(ledger(talker)).toEqual(['waste recycling.plastic_industrial 120kg null']);
    talker.say('戻る');
    expect(ledger(talker).toSorted()).toEqual(before);
  });

  it('a further load is added with one tap, and never silently', () => {
    const talker = talking();
    report(talker, '廃プラ 120kg 焼却');
    expect(talker.say('廃プラ 60kg 焼却').text).toContain('120 kgが登録してあります');
    talker.tap('足して180 kgにする');
    talker.tap('はい');
    expect(ledger(talker)).toEqual(['waste incineration.plastic_industrial 180kg 460.8']);
  });

  it('two figures in hand that turn out to be the same waste are asked about', () => {
    const talker = talking();
    talker.say('廃プラ 120kg 焼却、産廃 30kg');
    talker.tap('廃プラスチック');
    expect(talker.tap('焼却').text).toContain('廃プラスチックの正しい数字を送ってください');
    talker.say('150kg');
    talker.tap('はい');
    expect(ledger(talker)).toEqual(['waste incineration.plastic_industrial 150kg 384']);
  });

  it('a line of the card opens its own waste', () => {
    const talker = talking();
    report(talker, '廃プラ 120kg 焼却、木くず 300kg リサイクル');
    expect(talker.tap('2026年10月の木くず（リサイクル）').text).toContain('「300 kg」のどこを直しますか');
  });

  it('all close the question for the month', () => {
    const facts: Facts = {
      ...collecting,
      sites: collecting.sites.map((site) => ({
        ...site,
        energy: [{ kind: 'waste', unit: 'kg', supplierCode: null, supplierName: null, menu: null, area: null }],
      })),
    };
    const talker = talking(facts);
    expect(talker.say('状況').text).toContain('廃棄物の量は？');
    expect(report(talker, '木くず 300kg リサイクル')).toContain('2026年10月の報告がそろいました');
  });
});

describe('a photograph of waste', () => {
  it('asks for what the paper does not say', () => {
    const talker = talking();
    expect(photo(talker, 'p1').text).toContain('廃プラスチックの「120 kg」は、どう処理されますか？');
    talker.tap('焼却');
    talker.tap('この内容で登録');
    expect(ledger(talker)).toEqual(['waste incineration.plastic_industrial 120kg 307.2']);
  });

  it('offers first what it may say', () => {
    const talker = talking();
    const { buttons } = photo(talker, 'p1', { waste: named('wood', 'plastic_industrial') });
    expect(buttons.slice(0, 2).map(({ label }) => label)).toEqual(['木くず', '廃プラスチック']);
  });

  it('of the same amount of another waste is no duplicate; of the same waste it is', () => {
    const talker = talking();
    const treatment = { sure: true, candidates: ['recycling'] } as const;
    photo(talker, 'p1', { waste: { ...named('plastic_industrial'), treatment } });
    talker.tap('この内容で登録');
    photo(talker, 'p2', { waste: { ...named('wood'), treatment } });
    talker.tap('この内容で登録');
    expect(ledger(talker).length).toBe(2);
    expect(photo(talker, 'p3', { waste: { ...named('wood'), treatment } }).text).toContain('2回は数えません');
  });

  it('that an earlier version kept, without a word of waste, is read all the same', () => {
    const talker = talking();
    const { waste: _, ...old } = wasteBill();
    talker.send({ kind: 'photo', messageId: 'p1' });
    const strips = { usage: null, month: null };
    const { text } = talker.send({ kind: 'photo-kept', messageId: 'p1', mediaId: 'm', bill: old, strips });
    expect(text).toContain('どの廃棄物ですか？');
  });
});

describe('a state of the version before', () => {
  it('is read with its figures in hand', () => {
    const talker = talking();
    talker.say('電気 1234kWh');
    const stored = JSON.parse(JSON.stringify(talker.stored()).replaceAll(/,"waste":null/g, ''));
    expect(JSON.stringify(stored)).not.toContain('waste');
    const later = createTalker(talker.facts(), { ...stored, version: 2 });
    expect(later.say('こんにちは').text).toContain('使用量：1,234 kWh');
  });
});

describe('a table of wastes', () => {
  it('takes each column by its name and treatment', () => {
    const talker = talking();
    talker.say('月\t廃プラ 焼却(kg)\t木くず リサイクル(kg)\n2026年9月\t100\t200\n2026年10月\t120\t300');
    talker.tap('はい');
    expect(ledger(talker).toSorted()).toEqual([
      'waste incineration.plastic_industrial 100kg 256',
      'waste incineration.plastic_industrial 120kg 307.2',
      'waste recycling.wood 200kg null',
      'waste recycling.wood 300kg null',
    ]);
  });
});
