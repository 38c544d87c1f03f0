import { describe, expect, it } from 'vitest';
import type { Context, Item } from '../../../src/bot/understand/contract.ts';
import { understand } from '../../../src/bot/understand/understand.ts';

const context: Context = {
  kinds: ['electricity', 'kerosene'],
  sites: [],
  fiscalYearStart: 4,
  defaultPeriod: { from: '2026-10', to: '2026-10' },
  awaiting: null,
  asked: null,
  pending: null,
  recorded: [],
  previous: [],
};
const itemsOf = (text: string, over: Partial<Context> = {}, locale: 'ja' | 'en' = 'ja'): readonly Item[] =>
  understand({ id: 'm', text, locale, referenceDate: '2026-11-12', context: { ...context, ...over } }).items;
const said = (text: string, locale: 'ja' | 'en' = 'ja'): readonly string[] =>
  itemsOf(text, {}, locale).map(
    ({ kind, value, unit, waste }) => `${kind} ${value}${unit} ${waste?.treatment ?? '?'} ${waste?.type ?? '?'}`,
  );

describe('words for waste', () => {
  it.each([
    ['廃プラ 120kg 焼却', 'waste 120kg incineration plastic_industrial'],
    ['産廃 紙くず 0.5t', 'waste 0.5t ? paper'],
    ['先月の廃油 200L', 'waste 200L ? waste_oil'],
    ['混合廃棄物 2立米', 'waste 2m3 ? mixed'],
    ['管理型混合 1.5トン 埋立', 'waste 1.5t landfill mixed'],
    ['プラごみ（産廃）30キロ 再資源化', 'waste 30kg recycling plastic_industrial'],
    ['木屑３００キログラム、リサイクルしました', 'waste 300kg recycling wood'],
    ['事業系一般廃棄物 90kg 焼却', 'waste 90kg incineration general'],
    ['動植物性残さ 1t 堆肥化', 'waste 1t recycling food'],
    ['ガラス・陶磁器くず 50kg 埋め立て', 'waste 50kg landfill glass_ceramics'],
    ['ｶﾞﾚｷ 2t 最終処分', 'waste 2t landfill rubble'],
    ['廃食用油 18L', 'waste 18L ? cooking_oil'],
    ['廃タイヤ 400kg サーマルリサイクル', 'waste 400kg incineration waste_tire'],
    ['汚泥500kg 処理方法は不明', 'waste 500kg unknown sludge'],
    ['ごみ 40kg', 'waste 40kg ? ?'],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual([expected]);
  });

  it.each([
    ['waste plastics 120 kg burnt', 'waste 120kg incineration plastic_industrial'],
    ['scrap metal 300 kg recycled', 'waste 300kg recycling metal'],
    ['general waste 80kg, landfill', 'waste 80kg landfill general'],
    ['used cooking oil 18 litres', 'waste 18L ? cooking_oil'],
  ])('%s', (text, expected) => {
    expect(said(text, 'en')).toEqual([expected]);
  });

  it('tell several wastes of one message apart', () => {
    expect(said('廃プラ120kg焼却、木くず300kgリサイクル')).toEqual([
      'waste 120kg incineration plastic_industrial',
      'waste 300kg recycling wood',
    ]);
  });

  it('take no treatment from a plant, a fee or a denial', () => {
    for (const text of ['廃プラ 120kg 焼却施設へ', '廃プラ 120kg リサイクル料あり', '廃プラ 120kg 焼却ではない'])
      expect(said(text)).toEqual(['waste 120kg ? plastic_industrial']);
  });

  it('answer the question for the waste in hand', () => {
    const period = { from: '2026-10', to: '2026-10' };
    const pending = { kind: 'waste', value: 40, unit: 'kg', period, site: null } as const;
    expect(itemsOf('木くずです', { awaiting: 'waste', pending })).toMatchObject([
      { kind: 'waste', value: 40, unit: 'kg', replaces: 'pending', waste: { type: 'wood', treatment: null } },
    ]);
    expect(itemsOf('リサイクル', { awaiting: 'waste', pending })).toMatchObject([
      { value: 40, replaces: 'pending', waste: { type: null, treatment: 'recycling' } },
    ]);
  });

  it('leave every other kind as it is', () => {
    expect(said('電気 1200kWh')).toEqual(['electricity 1200kWh ? ?']);
    expect(said('灯油 50L')).toEqual(['kerosene 50L ? ?']);
    // A volume without a name is fuel, gas or water, though the firm has waste.
    expect(itemsOf('50L', { kinds: ['kerosene', 'waste'] })).toMatchObject([{ kind: 'kerosene' }]);
    expect(itemsOf('電気は再生可能エネルギーで1200kWh')[0]).not.toHaveProperty('waste');
  });
});
