import { describe, expect, it } from 'vitest';
import type { EventContent } from '../../../src/bot/event.ts';
import type { Facts } from '../../../src/bot/facts.ts';
import type { MessageView } from '../../../src/bot/message.ts';
import { baker, createTalker, type Talker } from '../support/talk.ts';

const energy = (kind: 'electricity' | 'city_gas' | 'lpg' | 'kerosene', unit: string) =>
  ({ kind, unit, supplierCode: null, supplierName: null, menu: null, area: null }) as const;
const inn: Facts = {
  ...baker,
  sites: [
    { id: 'a', name: '本館', energy: [energy('electricity', 'kWh'), energy('city_gas', 'm3')] },
    { id: 'b', name: '別館', energy: [energy('electricity', 'kWh'), energy('lpg', 'm3')] },
  ],
};
const shop: Facts = {
  ...baker,
  sites: [{ id: 'a', name: '本店', energy: [energy('electricity', 'kWh'), energy('kerosene', 'L')] }],
};

function talking(facts: Facts): Talker {
  const talker = createTalker(facts);
  talker.say('こんにちは');
  return talker;
}

const ledger = (talker: Talker): readonly string[] =>
  talker
    .facts()
    .readings.map(
      ({ siteId, kind, month, quantity }) => `${siteId} ${kind} ${month} ${quantity.value}${quantity.unit}`,
    );

const year = ['2025年8月', '9月', '10月', '11月', '12月', '2026年1月', '2月', '3月', '4月', '5月', '6月', '7月'];

describe('a pasted table', () => {
  it('is shown whole before it is stored, and stored with one tap', () => {
    const talker = talking(shop);
    const rows = year.map((month, at) => `${month}\t${1000 + at * 10}\t${100 + at}`);
    const { text } = talker.say(['月\t電気(kWh)\t灯油(L)', ...rows].join('\n'));
    expect(text).toContain('表を読みました。数字は24件です。');
    expect(text).toContain('2枚目');
    for (const at of year.keys()) expect(text).toContain(`${(1000 + at * 10).toLocaleString('en')} kWh`);
    expect(ledger(talker)).toEqual([]);
    expect(talker.tap('はい').text).toContain('24件を登録しました');
    expect(ledger(talker)).toHaveLength(24);
    expect(ledger(talker)).toContain('a kerosene 2026-07 111L');
    talker.say('戻る');
    expect(ledger(talker)).toEqual([]);
  });

  it('says what it left out, and why', () => {
    const { text } = talking(shop).say(
      '月,電気(kWh),電気代(円)\n2026年7月,1200,30000\n2026年8月,12OO,31000\n2026年9月,1300,32000\n2026年10月,1250,31500',
    );
    expect(text).toContain('使用量ではないので読まなかった列: 電気代(円)');
    expect(text).toContain('3行2列「12oo」は、数字として読めませんでした。');
    expect(text).toContain('この3件を登録しますか');
  });

  it('asks once for what all its figures lack', () => {
    const talker = talking(inn);
    const asked = talker.say('月 ガス\n2026年8月 30\n2026年9月 31\n2026年10月 32');
    expect(asked.buttons.map(({ label }) => label)).toEqual(expect.arrayContaining(['都市ガス', 'LPガス']));
    const place = talker.tap('都市ガス');
    expect(place.buttons.map(({ label }) => label)).toContain('本館');
    expect(talker.tap('本館').text).toContain('この3件を登録しますか');
    talker.tap('はい');
    expect(ledger(talker)).toEqual(['a city_gas 2026-08 30m3', 'a city_gas 2026-09 31m3', 'a city_gas 2026-10 32m3']);
  });

  it('points at the figure that does not fit the others, with its fix', () => {
    const talker = talking(shop);
    const values = [1000, 1020, 990, 1010, 1005, 995, 1015, 10100];
    const rows = values.map((value, at) => `${year[at]} ${value}`);
    const { text, buttons } = talker.say(['月 電気(kWh)', ...rows].join('\n'));
    expect(text).toContain('けたが違うかもしれません');
    expect(buttons.map(({ label }) => label)).toContain('1,010 kWhに直す');
  });

  it('that corrects stored months shows what was there', () => {
    const talker = talking(shop);
    const table = '月 電気(kWh)\n2026年8月 900\n2026年9月 910\n2026年10月 920';
    talker.say(table);
    talker.tap('はい');
    const { text } = talker.say(table.replace('910', '911'));
    expect(text).toContain('911 kWh（登録済み 910 kWh）');
    talker.tap('はい');
    expect(ledger(talker).filter((one) => one.includes('2026-09'))).toEqual(['a electricity 2026-09 911kWh']);
  });
});

describe('the page for a table', () => {
  const linksIn = ({ views }: { readonly views: readonly MessageView[] }): readonly string[] =>
    views.flatMap((view) => (view.view === 'link' ? [view.path] : []));
  const sheet = (cells: readonly (readonly string[])[], messageId: string): EventContent => ({
    kind: 'sheet-read',
    messageId,
    sheets: [{ name: '', cells }],
  });

  it('is offered with the question about last year', () => {
    const talker = talking(baker);
    talker.say('8月 電気1310 ガス40、9月 電気1280 ガス41、10月 電気1234 ガス45');
    talker.tap('はい');
    const turned = talker.tap('去年の分も入力する');
    expect(turned.text).toContain('去年と比べられるように');
    expect(linksIn(turned)).toEqual([expect.stringMatching(/^\/r\/[0-9a-f-]{36}$/)]);
  });

  it('is given at any place and on any day to whoever asks, each time a new one, and the question stands', () => {
    const talker = talking(baker);
    const question = talker.say('メニュー').buttons.map(({ label }) => label);
    const first = talker.say('ファイル');
    expect(first.text).toContain('表を貼り付けても');
    expect(first.buttons.map(({ label }) => label)).toEqual(question);
    talker.say('10月 電気1234');
    const second = talker.say('アップロード');
    expect(second.text).toContain('使用量：1,234 kWh');
    talker.days(9);
    const third = talker.say('ファイル');
    const all = [first, second, third].flatMap(linksIn);
    expect(new Set(all).size).toBe(3);
  });

  it('is given again only to those whose table without months came by it', () => {
    const talker = talking(shop);
    expect(
      linksIn(
        talker.send(
          sheet(
            [
              ['品名', '個数'],
              ['パン', '3'],
            ],
            '123',
          ),
        ),
      ),
    ).toEqual([]);
    expect(
      linksIn(
        talker.send(
          sheet(
            [
              ['品名', '個数'],
              ['パン', '3'],
            ],
            'upload:1',
          ),
        ),
      ),
    ).toHaveLength(1);
  });

  it('is not offered before a firm has joined, and a table then waits', () => {
    const talker = createTalker();
    talker.say('ABCD-2345');
    expect(linksIn(talker.say('ファイル'))).toEqual([]);
    expect(
      talker.send(
        sheet(
          [
            ['月', '電気'],
            ['2025年10月', '12'],
          ],
          'upload:1',
        ),
      ).text,
    ).toContain('先に質問に');
  });
});
